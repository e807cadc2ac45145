"""What was made of the contents is kept until somebody writes, in this process or in another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain import Article
from service.storage.contents.kept import MOST
from service.storage.contents.quotes import ALL_QUOTES
from service.storage.store import Store
from tests.storage.conftest import Carry, identify, quoted

Read = Callable[..., int]


@pytest.fixture
def made() -> list[object]:
    """What was made, in its order."""
    return []


@pytest.fixture
def places(store: Store, made: list[object]) -> Read:
    """How many places there are, as far as is kept under a name."""

    def read(what: object = "places") -> int:
        with store.snapshot() as snapshot:

            def make() -> int:
                made.append(what)
                return len(snapshot.uses(ALL_QUOTES).places)

            return snapshot.kept(what, make)

    return read


def test_it_is_made_once_while_nobody_writes(places: Read, made: list[object]) -> None:
    assert [places(), places(), places("otherwise"), places()] == [0, 0, 0, 0]
    assert made == ["places", "otherwise"]


def test_it_is_made_anew_after_each_write_of_this_process(places: Read, carry: Carry, store: Store) -> None:
    assert places() == 0
    first = carry("“One.”")
    assert places() == 1
    carry("“One.”", outlet="The Echo")
    assert places() == 2
    store.delete_article(first.id)
    assert places() == 1


def test_it_is_made_anew_after_a_write_of_another_process(places: Read, database_url: str) -> None:
    assert places() == 0
    other = Store(database_url)
    try:
        for number, outlet in enumerate(("The Post", "The Echo"), 1):
            other.add_article(Article(outlet, "“One.”"), quoted("“One.”"), identify)
            assert places() == number
    finally:
        other.close()


def test_a_snapshot_that_began_before_a_write_keeps_nothing_for_those_after_it(
    store: Store, carry: Carry, places: Read
) -> None:
    with store.snapshot() as early:
        assert len(early.uses(ALL_QUOTES).places) == 0
        carry("“One.”")
        assert early.kept("places", lambda: len(early.uses(ALL_QUOTES).places)) == 0
        assert places() == 1
    assert places() == 1


def test_only_the_latest_used_are_kept(places: Read, made: list[object]) -> None:
    for number in range(MOST):
        places(number)
        places("places")
    made.clear()
    places("places")
    places(0)
    assert made == [0]
