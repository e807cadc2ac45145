"""A candidate that joins the words of different quotes is found out, part by part."""

import pytest

from service.language.language import DEFAULT, language
from service.matching.joining import joined_parts
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)

QUOTES = {
    4: "We will rebuild the old bridge at Mostar before the winter comes.",
    7: "Nobody in this town will be left without a warm house.",
    9: "The ferry sails in the coming days, whatever the weather.",
}


def parts(text: str) -> list[tuple[int, str, str]]:
    return [
        (part.quote_id, part.candidate.text, part.quote.text) for part in joined_parts(normalise(text), QUOTES, ENGLISH)
    ]


def test_parts_joined_by_an_ellipsis() -> None:
    assert parts("“We will rebuild the old bridge … nobody in this town will be left”") == [
        (4, "We will rebuild the old bridge", "We will rebuild the old bridge"),
        (7, "nobody in this town will be left", "Nobody in this town will be left"),
    ]


def test_parts_joined_in_silence() -> None:
    assert [id for id, _, _ in parts("The ferry sails in the coming days nobody in this town will be left")] == [9, 7]


JOINED = {
    "and": ("we will rebuild the old bridge at Mostar", "and", "nobody in this town will be left"),
    "because": ("nobody in this town will be left", "because", "the ferry sails in the coming days"),
    "nothing": ("the ferry sails in the coming days", "", "we will rebuild the old bridge"),
    "an ellipsis": ("nobody in this town will be left", "…", "we will rebuild the old bridge"),
}


@pytest.mark.parametrize("words", JOINED.values(), ids=JOINED)
def test_they_are_parts_in_either_order(words: tuple[str, str, str]) -> None:
    one, joining, other = words
    forwards = [text for _, text, _ in parts(f"{one} {joining} {other}")]
    backwards = [text for _, text, _ in parts(f"{other} {joining} {one}")]
    assert (forwards, backwards) == ([one, other], [other, one])


def test_a_part_is_not_longer_than_leaves_the_next_one_its_words() -> None:
    quotes = {1: "We will paint the old boats and the harbour.", 2: "The harbour will stay open all night long."}
    text = "we will paint the old boats and the harbour will stay open"
    assert [part.candidate.text for part in joined_parts(normalise(text), quotes, ENGLISH)] == [
        "we will paint the old boats and",
        "the harbour will stay open",
    ]


def test_offsets_count_in_both_originals() -> None:
    text = "«We will rebuild the old bridge» … nobody in this town will be left"
    for part in joined_parts(normalise(text), QUOTES, ENGLISH):
        assert text[part.candidate.start : part.candidate.end] == part.candidate.text
        assert QUOTES[part.quote_id][part.quote.start : part.quote.end] == part.quote.text


@pytest.mark.parametrize(
    "text",
    [
        "We will rebuild the old bridge … before the winter comes",
        "We will rebuild the old bridge and nobody in this town will be left out of it",
        "We will rebuild the old bridge … in the coming days",
        "We will",
        "",
    ],
    ids=["one quote", "other words too", "a part too short to be known", "too short", "nothing"],
)
def test_this_joins_no_quotes(text: str) -> None:
    assert parts(text) == []
