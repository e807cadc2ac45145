"""Prepares an article before a transaction begins, in another process if need be: checks it, makes keys and hashes."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service import deadline
from service.domain import Article, AttributedSpan, QuoteKind, words_of_parts
from service.storage.validity import check_article, check_key
from service.text.normalise import normalise

_TIMES_TO_INDEX, _SECONDS_A_QUOTE = 3.5, 0.3e-3
"""What is left to do once the keys are made, as a multiple of the time that they took: passages that overlap are cut,
stored, and indexed with the whole. Of 20 kinds of transcripts it was 1.6 to 4.9 times."""

Identity = tuple[str, bytes]
"""An article's outlet and the hash of its text: equal for what is the same article."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """An attributed span, the article's wording of it, and the hash of the key under which its quote is stored."""

    attributed: AttributedSpan
    text: str
    key_hash: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that can be stored, with its quotes, and the version of the reader that found them."""

    article: Article
    text_hash: bytes
    quotes: tuple[Keyed, ...]
    reader: int | None = None

    @property
    def identity(self) -> Identity:
        """Equal for the same article: the same text from the same outlet."""
        return self.article.outlet, self.text_hash


def prepare(article: Article, spans: Sequence[AttributedSpan], reader: int | None = None) -> Prepared:
    """`article` with what its quotes are stored under; spans without a word or number are no quotes and left out.

    Raises InvalidText for an article that cannot be read back as it came, TooCostly when making the keys has shown
    that there is not time enough to store and index it.
    """
    check_article(article)
    begun = time.thread_time()
    keyed = []
    for attributed in spans:
        deadline.check()
        wording = _wording(article.text, attributed)
        key = normalise(wording).key
        if key:
            keyed.append(Keyed(attributed, wording, key_hash(key)))
    deadline.check()
    deadline.expect((time.thread_time() - begun) * _TIMES_TO_INDEX + len(keyed) * _SECONDS_A_QUOTE)
    return Prepared(article, text_hash(article.text), tuple(keyed), reader)


def turns_of(prepared: Iterable[Prepared]) -> set[bytes]:
    """The hashes of the keys of what is a turn in these articles."""
    return {quote.key_hash for each in prepared for quote in each.quotes if quote.attributed.kind is QuoteKind.SPOKEN}


def _wording(text: str, attributed: AttributedSpan) -> str:
    """What stands between the marks; of a turn, what is not its speaker's words is blank."""
    span = attributed.span
    if attributed.kind is QuoteKind.SPOKEN and len(span.parts) > 1:
        return words_of_parts(text, span.parts)
    return text[span.start : span.end]


def identity(article: Article) -> Identity:
    """Equal for what is the same article. Raises InvalidText when no article can have its outlet and text."""
    check_key(article.outlet, article.text)
    return article.outlet, text_hash(article.text)


def text_hash(text: str) -> bytes:
    """Tells an outlet's articles apart."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def key_hash(key: str) -> bytes:
    """What a wording is stored under: equal for equal keys of `service.text.normalise`."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
