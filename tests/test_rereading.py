"""A new version reads the stored articles anew: answers follow, corrections and ids stay, a broken run goes on."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from service.correcting import correct_occurrence
from service.domain import Article, Occurrence, OccurrenceFilter, QuoteKind
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest
from service.reading import READER
from service.rereading import AT_ONCE, Wanted, reread
from service.storage.correcting.edits import Decision, OccurrenceEdit
from service.storage.recording.preparation import prepare
from service.storage.rereading.differences import ReadingChange
from service.storage.store import Store
from tests.storage.conftest import identify, quoted

TEXT = "“The kiln must be cold by noon,” said Vera Lund. “Nobody may open it before,” she added."
EVERYTHING = Wanted(OccurrenceFilter())


@pytest.fixture
def index() -> CandidateIndex:
    return in_memory()


def nothing(_done: int, _total: int) -> None:
    """No progress is shown."""


def read_badly(store: Store, text: str = TEXT, outlet: str = "The Post", **more: str) -> int:
    """Store an article as an older reader might have read it: one quote is another's, one missing."""
    return store.add_article(Article(outlet, text, **more), quoted(text, "Arne Holt")[:1], identify, 0)[0].id


def quotes_of(store: Store, article_id: int) -> list[Occurrence]:
    return store.occurrences_of_article(article_id)


def test_what_an_older_version_read_is_read_anew_and_the_same_quote_keeps_its_ids(
    store: Store, index: CandidateIndex
) -> None:
    article_id = read_badly(store)
    [before] = quotes_of(store, article_id)
    changed = reread(store, index, EVERYTHING, nothing)
    first, second = quotes_of(store, article_id)
    assert (first.id, first.quote_id, first.article.reader) == (before.id, before.quote_id, READER)
    assert [each.speaker.name for each in (first, second) if each.speaker] == ["Vera Lund", "Vera Lund"]
    assert changed.by_outlet == {"The Post": {ReadingChange.QUOTE_GAINED: 1, ReadingChange.SPEAKER: 1}}
    assert {each.name for each in store.speakers(10).items} == {"Vera Lund"}
    assert store.totals() == {"articles": 1, "quotes": 2, "occurrences": 2, "speakers": 1}
    assert store.carriers([second.quote_id], OccurrenceFilter())[second.quote_id].total == 1
    assert reread(store, index, EVERYTHING, nothing).articles == 0


def test_the_outcome_is_that_of_a_fresh_start(store: Store, index: CandidateIndex) -> None:
    ids = [read_badly(store, outlet=outlet) for outlet in ("The Post", "The Herald")]
    reread(store, index, EVERYTHING, nothing)
    fresh = Store.in_memory()
    for outlet in ("The Post", "The Herald"):
        ingest(Article(outlet, TEXT), fresh, in_memory())
    said = [[(each.text, each.speaker and each.speaker.name) for each in quotes_of(store, id)] for id in ids]
    assert said == [[(each.text, each.speaker and each.speaker.name) for each in quotes_of(fresh, id)] for id in (1, 2)]
    counted = "SELECT name, articles FROM alias ORDER BY name"
    rows = []
    for each in (store, fresh):
        with each._database.read() as connection:
            rows.append([tuple(row) for row in connection.execute(text(counted))])
    assert rows[0] == rows[1]
    fresh.close()


def test_a_correction_is_kept_and_its_undo_gives_what_the_new_version_read(store: Store, index: CandidateIndex) -> None:
    article_id = read_badly(store)
    [before] = quotes_of(store, article_id)
    edit = OccurrenceEdit("Ines Moor", sets_speaker=True, kind=QuoteKind.PARTIAL)
    made = correct_occurrence(before.id, edit, Decision("a key"), store)
    changed = reread(store, index, EVERYTHING, nothing)
    kept = quotes_of(store, article_id)[0]
    assert kept.speaker is not None
    assert (kept.speaker.name, kept.kind, changed.corrected) == ("Ines Moor", QuoteKind.PARTIAL, 1)
    store.corrections.undo(made.id, Decision("a key"))
    [read, _] = quotes_of(store, article_id)
    assert read.speaker is not None
    assert (read.speaker.name, read.kind) == ("Vera Lund", QuoteKind.DIRECT)


def test_a_correction_of_a_quote_that_is_no_longer_read_is_kept_and_not_applied(
    store: Store, index: CandidateIndex
) -> None:
    plain = "The kiln must be cold by noon, said Vera Lund."
    spans = quoted("“The kiln must be cold by noon,” said Vera.", "Arne Holt")
    article_id = store.add_article(Article("The Post", plain), spans, identify, 0)[0].id
    [before] = quotes_of(store, article_id)
    made = correct_occurrence(before.id, OccurrenceEdit("Ines Moor", sets_speaker=True), Decision("a key"), store)
    changed = reread(store, index, EVERYTHING, nothing)
    assert changed.by_outlet["The Post"][ReadingChange.QUOTE_LOST] == 1
    [place] = store.corrections.get(made.id).places
    assert not place.is_applied
    assert store.totals()["quotes"] == 0


def test_merged_speakers_stay_merged(store: Store, index: CandidateIndex) -> None:
    article_id = read_badly(store)
    vera = ingest(Article("The Courier", "“It is cold,” said Vera Lund."), store, index).occurrences[0].speaker
    ines = ingest(Article("The Herald", "“It is warm,” said Ines Moor."), store, index).occurrences[0].speaker
    assert vera is not None
    assert ines is not None
    store.corrections.merge(vera.id, ines.id, Decision("a key"))
    reread(store, index, EVERYTHING, nothing)
    assert {each.speaker for each in quotes_of(store, article_id)} == {ines}


def test_a_dry_run_says_the_same_and_changes_nothing(store: Store, index: CandidateIndex) -> None:
    article_id = read_badly(store)
    before = quotes_of(store, article_id)
    tried = reread(store, index, Wanted(OccurrenceFilter(), dry_run=True), nothing)
    assert quotes_of(store, article_id) == before
    assert store.readings.count(READER, OccurrenceFilter()) == 1
    assert tried.by_outlet == reread(store, index, EVERYTHING, nothing).by_outlet


def test_a_run_that_is_broken_off_goes_on_where_it_stopped(store: Store, index: CandidateIndex) -> None:
    count = AT_ONCE + 2
    for number in range(count):
        read_badly(store, f"“It was day {number},” said Vera Lund.")

    def break_off(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread(store, index, EVERYTHING, break_off)
    assert store.readings.count(READER, OccurrenceFilter()) == count - AT_ONCE
    assert reread(store, index, EVERYTHING, nothing).articles == count - AT_ONCE
    assert {each.name: each.quotes for each in store.speakers(10).items} == {"Vera Lund": count}


def test_an_article_that_was_taken_out_while_it_was_read_is_passed_over(store: Store) -> None:
    article_id = read_badly(store)
    [stored] = store.readings.older(READER, OccurrenceFilter(), 0, 5)
    prepared = prepare(stored.article, quoted(TEXT, "Vera Lund"), READER)
    store.delete_article(article_id)
    assert store.readings.replace([(article_id, prepared)], identify).articles == 0
    assert store.totals()["occurrences"] == 0


def test_only_the_articles_that_are_wanted_are_read(store: Store, index: CandidateIndex) -> None:
    read_badly(store, outlet="The Post")
    read_badly(store, outlet="The Herald")
    assert reread(store, index, Wanted(OccurrenceFilter("The Herald")), nothing).articles == 1
    assert reread(store, index, EVERYTHING, nothing).articles == 1
    assert reread(store, index, Wanted(OccurrenceFilter(), again=True), nothing).articles == 2
