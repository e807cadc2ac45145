"""What people paste holds the words and the name, and says what is to be read in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evaluation.verification.corpus import Recorded
from evaluation.verification.pasting import PASTED, pasted

FERRY = "The old ferry belongs to everybody in this town, and it will stay."


def test_each_way_of_pasting_holds_the_words_and_who_said_them(recorded: Callable[..., Recorded]) -> None:
    queries = list(pasted([recorded(FERRY, ("Ola Berg",))], seed=1, most=5))
    assert [query.kind for query in queries] == list(PASTED)
    for query in queries:
        assert query.reading == (FERRY.rstrip("."), "Ola Berg")
        assert FERRY.rstrip(".") in query.text
        assert "Ola Berg" in query.text


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (FERRY, ()),
        (FERRY, ("Ola Berg", "Ida Roth")),
        (FERRY, ("Velde Harbour Committee",)),
        (FERRY.replace("old", "“old”"), ("Ola Berg",)),
        ("belongs to everybody in this town, and it will stay", ("Ola Berg",)),
    ],
    ids=["nobody", "two", "a body", "marks within", "a part of a sentence"],
)
def test_only_plain_statements_of_one_person_are_pasted(
    recorded: Callable[..., Recorded], text: str, speakers: tuple[str, ...]
) -> None:
    assert not list(pasted([recorded(text, speakers)], seed=1, most=5))
