"""Who says a quote together with its speaker, and who is quoted within it, is kept with the occurrence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.domain import (
    Article,
    ArticleSummary,
    AttributedSpan,
    Attribution,
    CastMember,
    OccurrenceFilter,
    QuotedSpan,
    QuoteKind,
)
from service.exchange import export_lines, import_lines
from service.storage.contents.quotes import QuoteFilter
from service.storage.store import Store
from tests.storage.conftest import identify, quoted

EVERYTHING = OccurrenceFilter()
ANNA, BO, CARL = (CastMember(name, (name,)) for name in ("Anna Pohl", "Bo Lind", "Carl Orth"))


def together(store: Store, *members: CastMember, outlet: str = "The Courier", text: str = "“open”") -> ArticleSummary:
    """Store an article whose quote those say together."""
    [attributed] = quoted(text, members[0])
    assert attributed.attribution
    said = replace(attributed, attribution=replace(attributed.attribution, others=members[1:]))
    return store.add_article(Article(outlet, text), [said], identify)[0]


def within(store: Store) -> ArticleSummary:
    """Store an article in which Anna Pohl quotes Bo Lind."""
    text = "“she ‘shut’ it”"
    inner = AttributedSpan(QuotedSpan(6, 10, "‘", "’"), QuoteKind.PARTIAL, Attribution(BO, None, None, "test", 0.5))
    outer = QuotedSpan(1, 14, "“", "”", (), (inner.span,))
    said = AttributedSpan(outer, QuoteKind.DIRECT, Attribution(ANNA, None, None, "test", 0.5), (inner,))
    return store.add_article(Article("The Post", text), [said], identify)[0]


def uses(store: Store, quote_id: int, shown: int = 50) -> list[tuple[str, int, tuple[str, ...]]]:
    carriers = store.carriers([quote_id], EVERYTHING, occurrence_limit=shown)[quote_id]
    return [(use.speaker.name, use.occurrences, use.outlets) for use in carriers.speakers]


def test_all_of_them_are_kept_in_order(store: Store) -> None:
    [occurrence] = store.occurrences_of_article(together(store, ANNA, BO, CARL).id)
    assert [speaker.name for speaker in occurrence.speakers] == ["Anna Pohl", "Bo Lind", "Carl Orth"]
    assert occurrence.speaker == occurrence.speakers[0]


@pytest.mark.parametrize("shown", [0, 1, 50], ids=lambda shown: f"{shown} shown")
def test_each_counts_with_the_outlets_that_say_so(store: Store, shown: int) -> None:
    [occurrence] = store.occurrences_of_article(together(store, ANNA, BO).id)
    together(store, BO, outlet="The Post")
    assert uses(store, occurrence.quote_id, shown) == [
        ("Bo Lind", 2, ("The Courier", "The Post")),
        ("Anna Pohl", 1, ("The Courier",)),
    ]


def test_it_is_a_quote_of_each(store: Store) -> None:
    together(store, ANNA, BO)
    together(store, BO, outlet="The Post")
    together(store, CARL, BO, text="“shut”")
    assert [(one.name, one.quotes, one.occurrences) for one in store.speakers(10).items] == [
        ("Anna Pohl", 1, 1),
        ("Bo Lind", 2, 3),
        ("Carl Orth", 1, 1),
    ]
    [found] = store.find_speakers("Bo Lind")
    assert [quote.text for quote in store.quotes_of_speaker(found.speaker.id, 10).items] == ["open", "shut"]
    assert len(store.list_quotes(QuoteFilter(speaker_ids=[found.speaker.id]), limit=10).items) == 2
    assert store.totals()["speakers"] == 3


def test_they_go_with_the_last_article_that_names_them(store: Store) -> None:
    first, second = together(store, ANNA, BO), together(store, BO, outlet="The Post")
    store.delete_article(first.id)
    assert [one.name for one in store.speakers(10).items] == ["Bo Lind"]
    assert store.find_speakers("Anna Pohl") == []
    store.delete_article(second.id)
    assert store.find_speakers("Bo Lind") == []


def test_who_is_quoted_within_a_quote_is_known_and_has_said_nothing_of_their_own(store: Store) -> None:
    article = within(store)
    [occurrence] = store.occurrences_of_article(article.id)
    [inner] = occurrence.inner
    assert inner.said_by
    assert (inner.speaker, inner.said_by.name) == ("Bo Lind", "Bo Lind")
    assert [speaker.name for speaker in occurrence.speakers] == ["Anna Pohl"]
    assert [one.name for one in store.speakers(10).items] == ["Anna Pohl"]
    assert store.totals()["speakers"] == 1
    assert uses(store, occurrence.quote_id, 0) == [("Anna Pohl", 1, ("The Post",))]
    store.delete_article(article.id)
    assert store.find_speakers("Bo Lind") == []


def test_roles_are_read_for_the_articles_that_carry_a_quote(store: Store) -> None:
    mayor = replace(ANNA, roles=("the mayor of Avon", "Mayor"))
    [occurrence] = store.occurrences_of_article(together(store, mayor, replace(BO, roles=("Dr.",))).id)
    together(store, replace(ANNA, roles=("a singer",)), outlet="The Post")
    together(store, replace(ANNA, roles=("a pilot",)), text="“shut”")
    with store.snapshot() as snapshot:
        [roles] = snapshot.roles([occurrence.quote_id], EVERYTHING).values()
        [at_post] = snapshot.roles([occurrence.quote_id], OccurrenceFilter(outlet="The Post")).values()
    anna, bo = (speaker.id for speaker in occurrence.speakers)
    assert {id: set(texts) for id, texts in roles.items()} == {
        anna: {"the mayor of Avon", "Mayor", "a singer"},
        bo: {"Dr."},
    }
    assert at_post == {anna: ("a singer",)}


def test_an_export_carries_them_over(store: Store, tmp_path: Path) -> None:
    article = together(store, replace(ANNA, roles=("Mayor",)), BO)
    inner = within(store)
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    other.migrate()
    import_lines(list(export_lines(store, lambda *_: None)), other, lambda *_: None)
    for id in (article.id, inner.id):
        assert other.occurrences_of_article(id) == store.occurrences_of_article(id)
    [occurrence] = other.occurrences_of_article(article.id)
    with other.snapshot() as snapshot:
        assert snapshot.roles([occurrence.quote_id], EVERYTHING)
    other.close()
