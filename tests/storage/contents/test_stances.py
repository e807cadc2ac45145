"""What an article says was not said is nobody's quote, and yet it is known who did not say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.domain import (
    Article,
    AttributedSpan,
    Attribution,
    CastMember,
    Denial,
    InnerQuote,
    OccurrenceFilter,
    QuotedSpan,
    QuoteKind,
    Stance,
    TextSpan,
)
from service.errors import SpeakerNotFound
from service.storage.contents.quotes import QuoteFilter
from service.storage.store import Store
from tests.storage.conftest import identify

EVERYTHING = OccurrenceFilter()
UNSAID = (Stance.DENIED, Stance.DOUBTED)


@pytest.mark.parametrize("stance", UNSAID)
def test_who_did_not_say_it_is_kept_and_is_no_speaker(store: Store, carry, stance: Stance) -> None:
    article = carry("“open”", "Lena Orth", stance=stance)
    [occurrence] = store.occurrences_of_article(article.id)
    assert (occurrence.stance, occurrence.speaker) == (stance, None)
    assert occurrence.about is not None
    assert occurrence.about.name == "Lena Orth"
    assert (occurrence.mention, occurrence.cue) == (TextSpan("“", 0, 1), TextSpan("o", 1, 2))


def test_what_was_said_is_about_nobody(store: Store, carry) -> None:
    [occurrence] = store.occurrences_of_article(carry("“open”", "Lena Orth").id)
    assert (occurrence.stance, occurrence.about) == (Stance.SAID, None)


def test_it_counts_nowhere_as_a_quote_of_that_speaker(store: Store, carry) -> None:
    carry("“open”", "Lena Orth", stance=Stance.DENIED)
    [speaker] = store.find_speakers("Lena Orth")
    assert store.quotes_of_speaker(speaker.speaker.id, 10).items == ()
    assert store.list_quotes(QuoteFilter(speaker_ids=[speaker.speaker.id]), limit=10).items == ()
    assert store.speakers(10).items == ()
    assert store.totals() == {"articles": 1, "quotes": 1, "occurrences": 1, "speakers": 0}
    carry("“shut” and “open”", "Lena Orth", None, outlet="The Post")
    assert [(one.quotes, one.occurrences) for one in store.speakers(10).items] == [(1, 1)]
    assert [quote.text for quote in store.quotes_of_speaker(speaker.speaker.id, 10).items] == ["shut"]
    assert store.totals()["speakers"] == 1


def test_whom_it_is_about_is_identified_as_a_speaker_is(store: Store, carry) -> None:
    said = carry("“open”", "Lena Orth")
    denied = carry("“shut”", CastMember("Lena Orth", ("Lena Orth", "Orth")), stance=Stance.DENIED)
    [one], [other] = store.occurrences_of_article(said.id), store.occurrences_of_article(denied.id)
    assert one.speaker == other.about


def test_a_speaker_stays_while_somebody_says_what_they_did_not_say(store: Store, carry) -> None:
    said = carry("“open”", "Lena Orth")
    denied = carry("“shut”", "Lena Orth", stance=Stance.DENIED)
    [occurrence] = store.occurrences_of_article(denied.id)
    assert occurrence.about is not None
    store.delete_article(said.id)
    assert store.speaker(occurrence.about.id).speaker == occurrence.about
    store.delete_article(denied.id)
    with pytest.raises(SpeakerNotFound):
        store.speaker(occurrence.about.id)


def test_the_names_by_which_articles_go_are_counted_for_them_too(store: Store, carry) -> None:
    carry("“open” 1", "Lenora Orth")
    articles = [carry(f"“shut” {number}", "Len Orth", stance=Stance.DENIED) for number in range(2)]
    [speaker] = store.speakers(10).items
    assert speaker.name == "Len Orth"
    for article in articles:
        store.delete_article(article.id)
    [speaker] = store.speakers(10).items
    assert speaker.name == "Lenora Orth"


@pytest.mark.parametrize("limit", [50, 1, 0], ids=["all are shown", "one is shown", "none is shown"])
def test_carriers_tell_who_said_it_from_who_did_not(store: Store, carry, limit: int) -> None:
    carry("“open” 1", "Lena Orth", outlet="Late Desk", stance=Stance.DENIED, published_at="2024-05-09")
    carry("“open” 2", "Lena Orth", outlet="Fact Desk", stance=Stance.DENIED, published_at="2024-05-01")
    carry("“open” 3", "Lena Orth", outlet="Fact Desk", stance=Stance.DENIED)
    carry("“open” 4", "Lena Orth", outlet="Bay Times", published_at="2024-05-02")
    carry("“open” 5", "Bo Lind", outlet="Bay Times", stance=Stance.DOUBTED)
    [quote] = store.list_quotes(limit=10).items
    carriers = store.carriers([quote.id], EVERYTHING, limit)[quote.id]
    [orth] = store.find_speakers("Lena Orth")
    [lind] = store.find_speakers("Bo Lind")
    assert [(use.speaker, use.occurrences) for use in carriers.speakers] == [(orth.speaker, 1)]
    assert carriers.denials == (
        Denial(orth.speaker, Stance.DENIED, "Fact Desk", 2),
        Denial(orth.speaker, Stance.DENIED, "Late Desk", 1),
        Denial(lind.speaker, Stance.DOUBTED, "Bay Times", 1),
    )
    assert [(use.speaker, use.names, use.occurrences) for use in carriers.denied] == [
        (orth.speaker, ("Lena Orth",), 3),
        (lind.speaker, ("Bo Lind",), 1),
    ]
    assert (carriers.total, len(carriers.outlets)) == (5, 3)


@pytest.mark.parametrize("limit", [50, 0])
def test_a_filter_leaves_only_the_denials_that_it_lets_through(store: Store, carry, limit: int) -> None:
    carry("“open” 1", "Lena Orth", outlet="Fact Desk", stance=Stance.DENIED)
    carry("“open” 2", "Lena Orth", outlet="Bay Times")
    [quote] = store.list_quotes(limit=10).items
    carriers = store.carriers([quote.id], OccurrenceFilter(not_outlet="Fact Desk"), limit)[quote.id]
    assert (carriers.denials, carriers.denied, len(carriers.speakers)) == ((), (), 1)
    carriers = store.carriers([quote.id], OccurrenceFilter(outlet="Fact Desk"), limit)[quote.id]
    assert (len(carriers.denials), carriers.speakers) == (1, ())


@pytest.mark.parametrize("limit", [50, 0])
def test_who_did_not_say_it_may_have_no_name(store: Store, limit: int) -> None:
    attribution = Attribution(None, None, None, "test", 0.5, Stance.DENIED)
    span = AttributedSpan(QuotedSpan(1, 5, "“", "”"), QuoteKind.DIRECT, attribution)
    article, _ = store.add_article(Article("Fact Desk", "“open”"), [span], identify)
    [occurrence] = store.occurrences_of_article(article.id)
    assert (occurrence.stance, occurrence.about) == (Stance.DENIED, None)
    carriers = store.carriers([occurrence.quote_id], EVERYTHING, limit)[occurrence.quote_id]
    assert (carriers.denials, carriers.denied) == ((Denial(None, Stance.DENIED, "Fact Desk", 1),), ())


def test_denials_cost_no_statement(store: Store, carry, statements: list[str]) -> None:
    carry("“open” “shut”", "Ann Lee", "Bob Ray")
    ids = [quote.id for quote in store.list_quotes(limit=10).items]
    counts = []
    for _ in range(2):
        statements.clear()
        store.carriers(ids, EVERYTHING)
        store.carriers(ids, EVERYTHING, 0)
        counts.append(len(statements))
        carry("“open” “shut” again", "Ann Lee", "Bob Ray", stance=Stance.DENIED)
    assert counts[0] == counts[1]


def test_sqlite_finds_denials_and_whom_they_are_about_by_an_index(sqlite_path: Path) -> None:
    store = Store(f"sqlite:///{sqlite_path}")
    with store._database.read() as connection:  # what is asked of the planner is what this is about
        for where in ("quote_id IN (1, 2) AND stance <> 'said'", "about_id = 7"):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT id FROM occurrence WHERE {where}").all()  # noqa: S608
            assert "USING INDEX" in str(plan) or "USING COVERING INDEX" in str(plan)
    store.close()


def test_a_quote_within_a_quote_keeps_its_stance(store: Store) -> None:
    text = "“Lena Orth never said ‘shut’ to ‘us’”"
    shut, us = QuotedSpan(23, 27, "‘", "’"), QuotedSpan(33, 35, "‘", "’")
    outer = QuotedSpan(1, 36, "“", "”", (), (shut, us))
    mention = TextSpan("Lena Orth", 1, 10)
    denied = Attribution(None, mention, None, "test", 0.5, Stance.DENIED, CastMember("Lena Orth"))
    said = Attribution(CastMember("Lena Orth"), mention, None, "test", 0.5)
    inner = (AttributedSpan(shut, QuoteKind.DIRECT, denied), AttributedSpan(us, QuoteKind.DIRECT, said))
    article, _ = store.add_article(
        Article("The Post", text), [AttributedSpan(outer, QuoteKind.DIRECT, None, inner)], identify
    )
    [occurrence] = store.occurrences_of_article(article.id)
    [person] = [inner.said_by for inner in occurrence.inner if inner.said_by]
    assert person.name == "Lena Orth"
    assert occurrence.inner == (
        InnerQuote("shut", 23, 27, None, mention, None, "test", 0.5, Stance.DENIED, "Lena Orth"),
        InnerQuote("us", 33, 35, "Lena Orth", mention, None, "test", 0.5, said_by=person),
    )
