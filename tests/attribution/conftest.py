"""Readings of a text for the tests of attribution's stages."""

from collections.abc import Callable

import pytest

from service.attribution.attribute import read
from service.attribution.cast.cast import Cast
from service.attribution.choice.article_view import Reading
from service.extraction import extract

Reader = Callable[[str], tuple[Reading, Cast]]


@pytest.fixture
def reader() -> Reader:
    """Reads a text as attribution does: its narration with mentions, cues and cast."""
    return lambda text: read(text, extract(text))
