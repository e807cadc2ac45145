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
