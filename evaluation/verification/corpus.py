"""Reads the distinct quotes of a corpus as the service does: what is stored, held back and asked about."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation.polnear import Reader, read_quotes
from evaluation.verification.articles import read_articles
from service.domain import Article, AttributedSpan, QuotedSpan
from service.language.language import DEFAULT, language
from service.text.normalise import Wording, normalise


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article and what the service reads in it."""

    article: Article
    spans: tuple[AttributedSpan, ...]


@dataclass(frozen=True)
class Recorded:
    """One distinct quote: its wording, the outlets that print it, the names that the articles give its speaker.

    `text` is the wording as first printed, `articles` holds the numbers of the articles in the corpus.
    """

    text: str
    wording: Wording
    outlets: frozenset[str]
    speakers: tuple[str, ...]
    articles: tuple[int, ...]

    @property
    def key(self) -> str:
        """What tells this wording from all others."""
        return self.wording.key

    @cached_property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The words as compared, with those in editorial brackets and without them."""
        return ways(self.wording)

    @cached_property
    def content(self) -> int:
        """How many words of content it has."""
        return len(language(DEFAULT).vocabulary.content_words(self.wording.norms))

    def draw(self, name: str) -> int:
        """A number that puts the quotes in an order of their own for each `name`, whatever other quotes there are."""
        return zlib.crc32(f"{name} {self.key}".encode())


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, and their distinct quotes by key in order of key."""

    articles: tuple[ReadArticle, ...]
    quotes: dict[str, Recorded]


def ways(wording: Wording) -> tuple[tuple[str, ...], ...]:
    """The words of `wording` with those in editorial brackets, and without them where there are any."""
    kept = tuple(word.norm for word in wording.words if not word.optional)
    return (wording.norms,) if len(kept) == len(wording.words) else (wording.norms, kept)


def quoted(article: Article, span: QuotedSpan) -> str:
    """The quote at `span`."""
    return article.text[span.start : span.end]


def read_corpus(folder: Path, parts: Sequence[str], reader: Reader = read_quotes) -> Corpus:
    """Every article of the parts of the corpus; see `read_articles` for its forms. Raises CorpusUnreadable."""
    articles = [ReadArticle(article, tuple(reader(article.text))) for article in read_articles(folder, parts)]
    return Corpus(tuple(articles), _distinct(articles))


def _distinct(articles: Sequence[ReadArticle]) -> dict[str, Recorded]:
    places: dict[str, list[tuple[int, AttributedSpan]]] = {}
    wordings: dict[str, Wording] = {}
    for number, read in enumerate(articles):
        for attributed in read.spans:
            wording = normalise(quoted(read.article, attributed.span))
            if wording.words:
                places.setdefault(wording.key, []).append((number, attributed))
                wordings.setdefault(wording.key, wording)
    return {key: _recorded(wordings[key], places[key], articles) for key in sorted(places)}


def _recorded(
    wording: Wording, places: Sequence[tuple[int, AttributedSpan]], articles: Sequence[ReadArticle]
) -> Recorded:
    names = [
        attributed.attribution.speaker.name
        for _, attributed in places
        if attributed.attribution and attributed.attribution.speaker
    ]
    return Recorded(
        wording.original,
        wording,
        frozenset(articles[number].article.outlet for number, _ in places),
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(number for number, _ in places)),
    )
