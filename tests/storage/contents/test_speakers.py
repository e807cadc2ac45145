"""Speakers are listed, and looked up by id and by name."""

from __future__ import annotations

import pytest

from service.domain import CastMember
from service.errors import InvalidText, SpeakerNotFound
from service.storage.store import Store


@pytest.fixture
def cast(store: Store, carry) -> Store:
    carry("“one” “two” “one”", *[CastMember("Antony Marlow", ("Marlow",))] * 3)
    carry("“three”", "Evelyn Marlow")
    carry("“four”", "Zoë Çelik")
    return store


def names(store: Store, name: str) -> list[str]:
    return [one.speaker.name for one in store.find_speakers(name)]


def test_speakers_are_paged_by_id_with_their_quotes_counted(cast: Store) -> None:
    first = cast.speakers(2)
    second = cast.speakers(2, first.next_after)
    assert [(one.name, one.quotes, one.occurrences) for page in (first, second) for one in page.items] == [
        ("Antony Marlow", 2, 3),
        ("Evelyn Marlow", 1, 1),
        ("Zoë Çelik", 1, 1),
    ]
    assert second.next_after is None


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        pytest.param("marl", ["Antony Marlow", "Evelyn Marlow"], id="the beginning of a surname"),
        pytest.param("eve", ["Evelyn Marlow"], id="of a given name"),
        pytest.param("tony  MAR", ["Antony Marlow"], id="a piece across both, whatever the spacing and case"),
        pytest.param("celik", ["Zoë Çelik"], id="a surname without its accents"),
        pytest.param("100%", [], id="what means something to the database means nothing here"),
        pytest.param("_", [], id="nor does this"),
        pytest.param("?", [], id="nothing that a name holds"),
    ],
)
def test_speakers_are_listed_by_a_piece_of_a_name(cast: Store, piece: str, found: list[str]) -> None:
    assert [one.name for one in cast.speakers(10, piece=piece).items] == found


def test_a_list_by_a_piece_of_a_name_is_paged(cast: Store) -> None:
    first = cast.speakers(1, piece="marlow")
    second = cast.speakers(1, first.next_after, piece="marlow")
    assert [one.name for page in (first, second) for one in page.items] == ["Antony Marlow", "Evelyn Marlow"]
    assert second.next_after is None


def test_a_piece_that_no_name_can_hold_is_refused(cast: Store) -> None:
    with pytest.raises(InvalidText, match="NUL"):
        cast.speakers(10, piece="a\0b")


def test_a_speaker_has_every_name(cast: Store) -> None:
    [found] = cast.find_speakers("Antony Marlow")[:1]
    assert cast.speaker(found.speaker.id).aliases == ("Antony Marlow", "Marlow")


@pytest.mark.parametrize("id", [0, -1, 99, 2**63])
def test_an_id_that_is_not_there_is_not_found(cast: Store, id: int) -> None:
    with pytest.raises(SpeakerNotFound, match=str(id)):
        cast.speaker(id)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("Marlow", ["Antony Marlow", "Evelyn Marlow"], id="a surname finds all who bear it"),
        pytest.param("Secretary of State Marlow", ["Antony Marlow", "Evelyn Marlow"], id="with a title"),
        pytest.param("Anthony Marlov", ["Antony Marlow"], id="a slip in the surname of a full name"),
        pytest.param("zoe celik", ["Zoë Çelik"], id="accents and case"),
        pytest.param("Nobody", [], id="nobody"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_speakers_are_found_by_name(cast: Store, name: str, found: list[str]) -> None:
    assert names(cast, name) == found


def test_a_surname_does_not_vouch_for_someone_whose_full_name_is_known(cast: Store) -> None:
    assert cast.find_speakers("Antony Marlow")[0].aliases == ("Antony Marlow",)


def test_the_only_name_there_is_stands_though_it_is_no_full_one(store: Store, carry) -> None:
    carry("“one”", "NATO")
    assert store.find_speakers("NATO")[0].aliases == ("NATO",)


def test_a_name_that_no_database_holds_is_refused(cast: Store) -> None:
    with pytest.raises(InvalidText, match="speaker"):
        cast.find_speakers("Antony\0Marlow")
