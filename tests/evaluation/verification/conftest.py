"""A small corpus of our own, and quotes made up on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.verification.corpus import Corpus, Recorded, read_corpus
from evaluation.verification.query import Passage
from service.text.normalise import normalise


def _recorded(
    text: str, speakers: tuple[str, ...] = (), outlets: tuple[str, ...] = ("courier",), articles: tuple[int, ...] = (0,)
) -> Recorded:
    return Recorded(text, normalise(text), frozenset(outlets), speakers, articles)


@pytest.fixture(scope="session")
def small_folder() -> Path:
    return Path(__file__).parent / "small"


@pytest.fixture(scope="session")
def small(small_folder: Path) -> Corpus:
    return read_corpus(small_folder, ("train", "dev"))


@pytest.fixture(scope="session")
def recorded() -> Callable[..., Recorded]:
    return _recorded


@pytest.fixture(scope="session")
def passage() -> Callable[[str], Passage]:
    return lambda text: Passage(text, _recorded(text))
