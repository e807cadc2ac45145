"""Articles that come in are put to the saved questions: what they say of each is noted, once."""

from __future__ import annotations

import pytest

from service.access import Scope
from service.domain import Article
from service.errors import LeaseLost
from service.index.open import in_memory
from service.index.protocol import KeptIndex
from service.ingestion import ingest
from service.storage.store import Store
from service.storage.watching.arrivals import note_arrivals
from service.storage.watching.watches import WatchFields
from service.watch import Question, WatchEvent
from service.watching.look import DUTY, Lookout

BRIDGE = "We will mend the old bridge before the winter storms arrive"


class Desk:
    """A store, its index, and somebody who looks out."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.index: KeptIndex = in_memory(store.store_id)
        self.lookout = Lookout(store, self.index, "desk")

    def watch(self, quote: str | None = None, speaker: str | None = None, outlet: str | None = None) -> int:
        return self.store.watching.watches.add(WatchFields(Question(quote, speaker, outlet)), None).id

    def store_article(self, text: str, outlet: str = "The Post") -> int:
        return ingest(Article(outlet, text), self.store, self.index).article.id

    def events(self, watch_id: int) -> list[WatchEvent]:
        """All events of a watch, the first first."""
        while self.lookout.look():
            pass
        return [*reversed(self.store.watching.events.page(watch_id, 100).items)]

    def types(self, watch_id: int) -> list[str]:
        return [event.finding.type.value for event in self.events(watch_id)]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


CASES = {
    "the same words": (f"“{BRIDGE},” Nora Quill said.", "quote.carried", False),
    "words in a longer quote": (f"“Believe me. {BRIDGE}, and not later,” Nora Quill said.", "quote.carried", False),
    "a part of the words": (
        "Nora Quill said it would “mend the old bridge before the winter storms”.",
        "quote.carried",
        True,
    ),
    "another word": (f"“{BRIDGE.replace('mend', 'close')},” Nora Quill said.", "quote.altered", False),
    "a denial put in": (f"“{BRIDGE.replace('will', 'will not')},” Nora Quill said.", "quote.altered", False),
    "words left out": ("“We will mend the bridge before the storms arrive,” Nora Quill said.", "quote.altered", True),
    "a part, altered": (
        "Nora Quill said it would “never mend the old bridge before the winter storms”.",
        "quote.altered",
        True,
    ),
    "somebody else": (f"“{BRIDGE},” Otto Brand said.", "quote.other_speaker", False),
    "not said": (f"Nora Quill never said “{BRIDGE}”.", "quote.denied", False),
    "other words": ("“The bridge is old, and the storms arrive in winter,” Nora Quill said.", None, False),
}


@pytest.mark.parametrize(("text", "kind", "is_part"), CASES.values(), ids=CASES)
def test_an_article_says_of_a_watched_quote_what_it_makes_of_it(
    sqlite_store: Store, text: str, kind: str | None, is_part: bool
) -> None:
    desk = Desk(sqlite_store)
    id = desk.watch(BRIDGE, "Nora Quill")
    desk.store_article(text)
    events = desk.events(id)
    assert [event.finding.type.value for event in events] == ([kind] if kind else [])
    assert [event.finding.is_part for event in events] == ([is_part] if kind else [])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"“{BRIDGE},” Otto Brand said.", ["quote.other_speaker"]),
        (f"“{BRIDGE},” Quill said on Monday.", ["quote.carried"]),
        (f"“{BRIDGE},” a spokeswoman said.", ["quote.carried"]),
    ],
    ids=["another", "the same by surname", "nobody who is named"],
)
def test_without_a_claimed_speaker_it_is_who_usually_says_it_that_counts(
    desk: Desk, text: str, kinds: list[str]
) -> None:
    desk.store_article(f"“{BRIDGE},” Nora Quill, the mayor, said.", "The Times")
    id = desk.watch(BRIDGE)
    desk.store_article(text)
    events = desk.events(id)
    assert [event.finding.type.value for event in events] == kinds
    assert [event.usual.name for event in events if event.usual] == (["Nora Quill"] if "other" in kinds[0] else [])


def test_what_was_there_before_the_question_is_no_news(desk: Desk) -> None:
    desk.store_article(f"“{BRIDGE},” Nora Quill said.")
    id = desk.watch(BRIDGE)
    assert desk.types(id) == []


def test_an_altered_quote_says_what_was_changed_and_how_bad_that_is(desk: Desk) -> None:
    id = desk.watch(BRIDGE)
    desk.store_article(f"“{BRIDGE.replace('will', 'will not')},” Nora Quill said.")
    [event] = desk.events(id)
    assert event.finding.severity is not None
    assert event.finding.severity.value == "sense"
    assert [(change.watched, change.printed) for change in event.finding.changes] == [("", "not")]


def test_each_event_is_noted_once_however_often_the_article_is_looked_at(desk: Desk) -> None:
    id = desk.watch(BRIDGE)
    article = desk.store_article(f"“{BRIDGE},” Nora Quill said. “{BRIDGE},” she said again.")
    desk.store_article(f"“{BRIDGE},” Nora Quill said. “{BRIDGE},” she said again.")  # sent again: it is there
    [event] = desk.events(id)
    assert event.finding.quotes == 2
    with desk.store._database.write() as connection:  # as after a crash before the transaction's end
        note_arrivals(connection, [article])
    assert desk.events(id) == [event]


def test_a_speaker_is_news_when_they_say_what_nobody_had_carried(desk: Desk) -> None:
    desk.store_article(f"“{BRIDGE},” Nora Quill, the mayor, said.", "The Times")
    id, other = desk.watch(speaker="Nora Quill"), desk.watch(speaker="Nora Quist")
    in_herald = desk.watch(speaker="Quill", outlet="The Herald")
    desk.store_article(f"“{BRIDGE},” Nora Quill said on Monday.", "The Herald")  # her old words, new in this outlet
    desk.store_article("“The ferry is late again, and nobody knows why,” Nora Quill said.", "The Post")
    desk.store_article("Nora Quill never said “the ferry will be sold to the lowest bidder”.", "The Post")
    assert desk.types(id) == ["speaker.quoted"]
    assert desk.events(id)[0].occurrence.text.startswith("The ferry is late")
    assert desk.types(other) == []
    assert desk.types(in_herald) == ["speaker.quoted"]


def test_an_outlet_is_news_when_it_prints_an_article_that_quotes_somebody(desk: Desk) -> None:
    id, quoted = desk.watch(outlet="The Post"), desk.watch(BRIDGE, outlet="The Post")
    desk.store_article("The bridge was closed. Nobody spoke.", "The Post")
    desk.store_article(f"“{BRIDGE},” Nora Quill said.", "The Herald")
    desk.store_article(f"“{BRIDGE},” Nora Quill said on Monday.", "The Post")
    assert desk.types(id) == ["outlet.published"]
    assert desk.types(quoted) == ["quote.carried"]


def test_an_article_that_is_taken_out_takes_its_events_with_it(desk: Desk) -> None:
    id = desk.watch(BRIDGE)
    article = desk.store_article(f"“{BRIDGE},” Nora Quill said.")
    assert desk.types(id) == ["quote.carried"]
    desk.store.delete_article(article)
    assert desk.types(id) == []
    unseen = desk.store_article(f"“{BRIDGE},” Nora Quill said on Monday.")
    desk.store.delete_article(unseen)
    assert desk.types(id) == []


def test_who_is_forgotten_is_watched_no_more(desk: Desk) -> None:
    desk.watch(speaker="nora quill")
    kept = desk.watch(speaker="Otto Brand")
    desk.store_article(f"“{BRIDGE},” Nora Quill said.")
    [person] = desk.store.persons_called("Nora Quill")
    desk.store.forget_person(person.id)
    assert [watch.id for watch in desk.store.watching.watches.in_force()] == [kept]


def test_what_a_lost_key_saved_is_watched_no_more(desk: Desk) -> None:
    key, _ = desk.store.keys.create("The desk", [Scope.WATCH])
    fields = WatchFields(Question(BRIDGE))
    id = desk.store.watching.watches.add(fields, key.public_id).id
    desk.store_article(f"“{BRIDGE},” Nora Quill said.")
    assert desk.types(id) == ["quote.carried"]
    desk.store.keys.revoke(key.public_id)
    desk.store_article(f"“{BRIDGE},” Nora Quill said on Monday.")
    assert desk.types(id) == ["quote.carried"]


def test_one_of_two_instances_looks_and_the_other_goes_on_when_it_ends(desk: Desk) -> None:
    id = desk.watch(BRIDGE)
    other = Lookout(desk.store, desk.index, "other")
    desk.store_article(f"“{BRIDGE},” Nora Quill said.")
    assert desk.store.watching.leases.take(DUTY, "desk")
    assert not other.look()
    desk.store.watching.leases.give_up(DUTY, "desk")
    assert other.look()
    arrivals = desk.store.watching.arrivals
    with pytest.raises(LeaseLost):  # who slept through its lease must not write
        arrivals.settle([], [], (DUTY, "desk"))
    assert desk.types(id) == ["quote.carried"]
