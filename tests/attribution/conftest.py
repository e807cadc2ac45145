"""Readings of a text for the tests of attribution's stages."""

from collections.abc import Callable

import pytest

from service.attribution.article_view import ArticleView
from service.attribution.attribute import view_article
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")

Reader = Callable[[str], ArticleView]


@pytest.fixture
def reader() -> Reader:
    """Reads a text as attribution does: its narration with mentions, cues and cast."""
    return lambda text: view_article(text, extract(text, ENGLISH), ENGLISH)
