"""Over the quotes of the five seed articles, index and ranking together give the answers that a reader would."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from service.domain import Verdict
from service.index.open import in_memory
from service.language.language import DEFAULT, language
from service.matching.ranking import rank
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)

GOLD = (Path(__file__).parents[1] / "golden" / "seeds_quotes.jsonl").read_text("utf-8").splitlines()
QUOTES = dict(enumerate(dict.fromkeys(json.loads(line)["text"] for line in GOLD), start=1))
Verify = Callable[[str], list[tuple[str, Verdict]]]


@pytest.fixture(scope="module")
def verify() -> Verify:
    index = in_memory()
    index.apply(QUOTES.items(), (), 1)

    def ask(text: str) -> list[tuple[str, Verdict]]:
        wording = normalise(text)
        ids = index.candidates(wording, 100)
        ranked = rank(wording, {id: QUOTES[id] for id in ids}, ENGLISH, 5, None)
        return [(QUOTES[id], comparison.verdict) for id, comparison in ranked]

    return ask


@pytest.mark.parametrize("quote", QUOTES.values())
def test_every_quote_is_found_first_by_its_own_words(verify: Verify, quote: str) -> None:
    found, verdict = verify(quote.upper().replace("'", "’"))[0]
    assert normalise(found).key == normalise(quote).key
    assert verdict is Verdict.VERBATIM


def test_the_short_form_is_another_quote_than_the_long_one(verify: Verify) -> None:
    short = "The ball is in their court,"
    long = "Right now, the document is with them, and the ball is in their court,"
    assert verify(short)[:2] == [(short, Verdict.VERBATIM), (long, Verdict.FRAGMENT)]
    assert verify(long)[:2] == [(long, Verdict.VERBATIM), (short, Verdict.ALTERED)]


def test_two_outlets_wordings_of_one_sentence_are_both_found(verify: Verify) -> None:
    wordings = [quote for quote in QUOTES.values() if quote.startswith("We make clear")]
    for asked in wordings:
        verdicts = dict(verify(asked))
        assert verdicts[asked] is Verdict.VERBATIM
        assert {verdicts[other] for other in wordings if other != asked} == {Verdict.ALTERED}


@pytest.mark.parametrize(
    "text",
    [
        "We choose to go to the moon in this decade and do the other things.",
        "The alliance will never accept a veto from anybody over who may join it.",
        "There is no military solution to this crisis, only patience.",
        "Our proposals are on the table and we expect an answer by Friday.",
        "Security is a concern of all of us, and diplomacy takes time.",
        "and the",
    ],
)
def test_what_nobody_said_here_is_not_found(verify: Verify, text: str) -> None:
    assert verify(text) == []
