"""Articles to put into a store, and the statements that it sends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

import pytest

from service.domain import (
    Article,
    ArticleSummary,
    AttributedSpan,
    Attribution,
    CastMember,
    PublishedAt,
    QuotedSpan,
    QuoteKind,
    Span,
    Stance,
    TextSpan,
)
from service.storage.store import Store
from tests.statements import statements_sent

Carry = Callable[..., ArticleSummary]


def identify(name: str, recorded: Iterable[str]) -> bool:
    """A stand-in for the matching part: one person when the first three letters and the last two are the same."""
    return any(name[:3] == other[:3] and name[-2:] == other[-2:] for other in recorded)


def quoted(
    text: str, *speakers: str | CastMember | None, kind: QuoteKind = QuoteKind.DIRECT, stance: Stance = Stance.SAID
) -> list[AttributedSpan]:
    """Every “…” of `text`, given to the speakers in their order, to nobody when they run out; or about them, where the
    stance is not that they said it."""
    found = []
    for match, speaker in zip(
        re.finditer("“([^”]*)”", text), itertools.chain(speakers, itertools.repeat(None)), strict=False
    ):
        start, end = match.span(1)
        member = CastMember(speaker, (speaker,)) if isinstance(speaker, str) else speaker
        attribution = None
        if member:
            who, about = (member, None) if stance is Stance.SAID else (None, member)
            pieces = TextSpan(text[:1], 0, 1), TextSpan(text[1:2], 1, 2)
            attribution = Attribution(who, *pieces, "test", 0.75, stance, about)
        span = QuotedSpan(start, end, "“", "”", (Span(start, end),))
        found.append(AttributedSpan(span, kind, attribution))
    return found


@pytest.fixture
def carry(store: Store) -> Carry:
    """Put an article with its “quotes” into the store."""

    def put(
        text: str,
        *speakers: str | CastMember | None,
        outlet: str = "The Courier",
        published_at: str | None = None,
        kind: QuoteKind = QuoteKind.DIRECT,
        stance: Stance = Stance.SAID,
    ) -> ArticleSummary:
        moment = PublishedAt.parse(published_at) if published_at else None
        article = Article(outlet, text, published_at=moment)
        return store.add_article(article, quoted(text, *speakers, kind=kind, stance=stance), identify)[0]

    return put


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What the database is asked while the test runs."""
    with statements_sent() as sent:
        yield sent
