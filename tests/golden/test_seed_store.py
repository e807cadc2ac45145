"""The five seed articles, through extraction, attribution, storage and index, as a reader would have them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.domain import Article, Occurrence, OccurrenceFilter, PublishedAt, Quote
from service.index.address import IndexAddress
from service.index.open import open_index
from service.index.protocol import KeptIndex
from service.indexing import rebuild
from service.ingestion import Ingested, ingest
from service.storage.records import Carriers
from service.storage.store import Store
from service.text.normalise import normalise

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = [json.loads(line) for line in (Path(__file__).parent / "seeds_quotes.jsonl").read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Newsroom:
    """The seeds in a store, with their index."""

    store: Store
    index: KeptIndex
    ingested: dict[str, Ingested]

    @property
    def occurrences(self) -> list[tuple[str, Occurrence]]:
        return [(file, one) for file, done in self.ingested.items() for one in done.occurrences]

    def quote(self, text: str) -> Quote:
        [found] = [one for one in self.store.list_quotes(limit=100).items if one.text == text]
        return found

    def carriers(self, text: str) -> Carriers:
        id = self.quote(text).id
        return self.store.carriers([id], OccurrenceFilter())[id]


def seed_articles() -> Iterator[tuple[str, Article]]:
    for line in (SEEDS / "manifest.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        published = entry["published_at"]
        yield (
            entry["file"],
            Article(
                outlet=entry["outlet"],
                text=(SEEDS / entry["file"]).read_bytes().decode("utf-8"),
                url=entry["url"],
                title=entry["title"],
                byline=entry["byline"],
                published_at=PublishedAt.parse(published) if published else None,
                evidence=entry["evidence"],
            ),
        )


@pytest.fixture(scope="module")
def newsroom(module_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    index = open_index(IndexAddress(tmp_path_factory.mktemp("seeds") / "index"), lambda: module_store.store_id)
    ingested = {file: ingest(article, module_store, index) for file, article in seed_articles()}
    return Newsroom(module_store, index, ingested)


def test_every_quote_of_the_gold_is_stored_where_it_stands(newsroom: Newsroom) -> None:
    stored = {(file, one.start, one.end, one.text) for file, one in newsroom.occurrences}
    assert stored == {(gold["doc"], gold["start"], gold["end"], gold["text"]) for gold in GOLD}
    assert len(newsroom.occurrences) == 51


def test_the_texts_come_back_byte_for_byte(newsroom: Newsroom) -> None:
    for file, done in newsroom.ingested.items():
        assert newsroom.store.article(done.article.id)[1].encode() == (SEEDS / file).read_bytes()


def test_where_outlet_and_date_are_known_from_is_kept(newsroom: Newsroom) -> None:
    inferred = [
        done.article.outlet for done in newsroom.ingested.values() if "inferred" in (done.article.evidence or "")
    ]
    assert inferred == ["The Messenger", "Republic World"]


@pytest.mark.parametrize(
    ("name", "outlets"),
    [
        ("Antony Blinken", {"BM.GE", "The Messenger", "Al Seyassah", "Republic World", "Statecraft"}),
        ("Jens Stoltenberg", {"BM.GE", "The Messenger", "Al Seyassah"}),
        ("Alexander Grushko", {"The Messenger", "Al Seyassah"}),
    ],
)
def test_a_person_is_one_speaker_across_outlets(newsroom: Newsroom, name: str, outlets: set[str]) -> None:
    surname = name.rsplit(maxsplit=1)[-1]
    bearing = [one.name for one in newsroom.store.speakers(100).items if surname in one.name]
    assert bearing == [name]
    said = [one for _, one in newsroom.occurrences if one.speaker and one.speaker.name == name]
    assert {one.article.outlet for one in said} == outlets


def test_a_name_that_one_outlet_misspells_is_an_alias(newsroom: Newsroom) -> None:
    [blinken] = newsroom.store.find_speakers("Antony Blinken")
    assert {"Antony Blinken", "Anthony Blinken"} <= set(newsroom.store.speaker(blinken.speaker.id).aliases)


def test_one_quote_is_carried_by_the_three_outlets_that_printed_just_that(newsroom: Newsroom) -> None:
    carriers = newsroom.carriers("serious diplomatic path")
    assert [use.outlet for use in carriers.outlets] == ["BM.GE", "The Messenger", "Al Seyassah"]
    assert [use.occurrences for use in carriers.outlets] == [1, 1, 1]
    assert carriers.total == len(carriers.occurrences) == 3
    assert [use.speaker.name for use in carriers.speakers] == ["Antony Blinken"]


def test_a_shorter_version_is_another_quote_of_the_same_speaker(newsroom: Newsroom) -> None:
    short = newsroom.carriers("The ball is in their court,")
    long = newsroom.carriers("Right now, the document is with them, and the ball is in their court,")
    assert [use.outlet for use in short.outlets] == ["BM.GE"]
    assert [use.outlet for use in long.outlets] == ["Al Seyassah"]
    assert short.speakers[0].speaker == long.speakers[0].speaker


def test_the_index_holds_every_quote_and_a_rebuilt_one_the_same(newsroom: Newsroom) -> None:
    quotes = newsroom.store.list_quotes(limit=100).items
    assert newsroom.index.position() == newsroom.store.head() == len(quotes)

    def candidates() -> list[set[int]]:  # all of them: the order of equals is the index's own
        return [set(newsroom.index.candidates(normalise(quote.text), 100)) for quote in quotes]

    before = candidates()
    assert all(quote.id in ids for quote, ids in zip(quotes, before, strict=True))
    assert rebuild(newsroom.store, newsroom.index) == len(quotes)
    assert candidates() == before


def test_sending_the_seeds_again_changes_nothing(newsroom: Newsroom) -> None:
    head = newsroom.store.head()
    again = {file: ingest(article, newsroom.store, newsroom.index) for file, article in seed_articles()}
    assert not any(done.created for done in again.values())
    assert [done.occurrences for done in again.values()] == [done.occurrences for done in newsroom.ingested.values()]
    assert newsroom.store.head() == head
