"""Who is claimed to have said a quote, as people write it, against those from whom it is recorded.

A case: `claim`, `recorded` (the only speaker on record), `roles` that articles give, and what is right, decided by
reading: `verdict`, and `recorded_as` where the claim has a slip in it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.claims import judge_claim
from service.domain import Article, AttributionVerdict, Match, Speaker, VerifyQuery
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest
from service.storage.records import Carriers, SpeakerUse
from service.storage.store import Store
from service.verification import verify

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "claim_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
WELL = "The well was poisoned by the mill"
BY_FARMER = f"“{WELL},” said farmer Ivar Dahl."
BY_DOCTOR = f"“{WELL},” said Pelham's mayor, Runa Sand."
BY_BOTH = f"“{WELL},” Ivar Dahl and Runa Sand said."


class Desk:
    """A store with its index, and what is asked of both."""

    def __init__(self, store: Store, index: CandidateIndex) -> None:
        self.store, self.index = store, index

    def take(self, **texts: str) -> Desk:
        for outlet, text in texts.items():
            ingest(Article(outlet, text), self.store, self.index)
        return self

    def match(self, claimed: str | None, words: str = WELL, shown: int = 50) -> Match:
        answer = verify(VerifyQuery(words, claimed, occurrences=shown), self.store, self.index)
        assert answer.attribution is answer.matches[0].attribution
        return answer.matches[0]

    def verdict(self, claimed: str, words: str = WELL, shown: int = 50) -> AttributionVerdict:
        return self.match(claimed, words, shown).attribution


@pytest.fixture
def desk(store: Store) -> Desk:
    """An empty store and its index."""
    return Desk(store, in_memory())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['claim']} for {case['recorded']}")
def test_a_claim_is_judged_as_a_reader_would(case: dict[str, Any]) -> None:
    use = SpeakerUse(Speaker(1, case["recorded"]), (case["recorded"],), 1, ("The Post",))
    credit = judge_claim(case["claim"], Carriers((), (), 1, (use,)), {1: case.get("roles", ())})
    assert (credit.verdict.value, credit.recorded_as) == (case["verdict"], case.get("recorded_as"))


@pytest.mark.parametrize("shown", [0, 1, 50])
@pytest.mark.parametrize("claimed", ["Runa Sand", "Ivar Dahl", "Sand"])
def test_where_outlets_disagree_both_are_named_with_their_outlets(desk: Desk, claimed: str, shown: int) -> None:
    match = desk.take(Bugle=BY_FARMER, Herald=BY_FARMER, Post=BY_DOCTOR).match(claimed, shown=shown)
    assert (match.attribution, match.is_disputed) == (AttributionVerdict.DISPUTED, True)
    assert [(one.speaker.name, one.outlets, one.occurrences) for one in match.recorded_from] == [
        ("Ivar Dahl", ("Bugle", "Herald"), 2),
        ("Runa Sand", ("Post",), 1),
    ]
    assert match.speaker
    assert match.speaker.name.split()[1] in claimed
    for name in ("Bugle", "Herald", "Post", "Ivar Dahl", "Runa Sand"):
        assert name in match.comparison.explanation


def test_who_is_nobody_on_record_is_contradicted_though_outlets_disagree(desk: Desk) -> None:
    assert desk.take(Bugle=BY_FARMER, Post=BY_DOCTOR).verdict("Lars Vik") is AttributionVerdict.CONTRADICTED


@pytest.mark.parametrize("shown", [0, 1, 50])
def test_each_of_those_who_said_it_together_is_confirmed(desk: Desk, shown: int) -> None:
    desk.take(Post=BY_BOTH)
    for claimed in ("Ivar Dahl", "Runa Sand"):
        match = desk.match(claimed, shown=shown)
        assert match.speaker
        assert (match.speaker.name, len(match.speakers)) == (claimed, 2)
        if shown:
            assert (match.attribution, match.is_disputed) == (AttributionVerdict.CONFIRMED, False)


def test_a_claim_of_two_needs_both(desk: Desk) -> None:
    desk.take(Post=BY_BOTH)
    assert desk.verdict("Ivar Dahl and Runa Sand") is AttributionVerdict.CONFIRMED
    assert desk.verdict("Sand and Dahl") is AttributionVerdict.CONFIRMED
    assert desk.verdict("Ivar Dahl and Lars Vik") is AttributionVerdict.CONTRADICTED
    assert desk.verdict("Ivar Dahl and a spokesman") is AttributionVerdict.UNCLEAR


def test_two_who_said_it_apart_did_not_say_it_together(desk: Desk) -> None:
    assert desk.take(Bugle=BY_FARMER, Post=BY_DOCTOR).verdict("Dahl and Sand") is AttributionVerdict.DISPUTED


def test_a_role_that_the_article_gives_is_that_person(desk: Desk) -> None:
    desk.take(Post=BY_DOCTOR)
    assert desk.verdict("the mayor of Pelham") is AttributionVerdict.CONFIRMED
    assert desk.verdict("Pelham's mayor") is AttributionVerdict.CONFIRMED
    assert desk.verdict("the mayor") is AttributionVerdict.UNCLEAR
    assert desk.verdict("the mayor of Quarrow") is AttributionVerdict.UNCLEAR


def test_a_slip_in_the_name_is_confirmed_and_says_so(desk: Desk) -> None:
    match = desk.take(Post=BY_DOCTOR).match("Runna Sand")
    assert (match.attribution, match.recorded_as) == (AttributionVerdict.CONFIRMED, "Runa Sand")
    assert "“Runna Sand” is recorded as Runa Sand." in match.comparison.explanation


RECALLED = (
    "“Then Governor Mike Tarn said, ‘I have never read the bill and I never will,’ "
    "and the county clerks in the gallery fell silent,” clerk Nora Lund recalled."
)
INNER, OUTER = "I have never read the bill and I never will", "and the county clerks in the gallery fell silent"


@pytest.mark.parametrize("shown", [1, 50])
def test_the_words_of_a_quote_within_a_quote_are_the_inner_speakers(desk: Desk, shown: int) -> None:
    desk.take(Post=RECALLED)
    match = desk.match("Mike Tarn", INNER, shown)
    assert match.speaker
    assert (match.attribution, match.speaker.name) == (AttributionVerdict.CONFIRMED, "Mike Tarn")
    assert "within a quote of Nora Lund, as what Mike Tarn said" in match.comparison.explanation
    assert desk.verdict("Nora Lund", INNER, shown) is AttributionVerdict.CONTRADICTED
    assert desk.verdict("Nora Lund", "never read the bill and I never will", shown) is AttributionVerdict.CONTRADICTED


def test_words_beside_it_and_those_that_span_both_are_the_outer_speakers(desk: Desk) -> None:
    desk.take(Post=RECALLED)
    for words in (OUTER, f"{INNER}, {OUTER}", f"Then Governor Mike Tarn said, {INNER}"):
        assert desk.verdict("Nora Lund", words) is AttributionVerdict.CONFIRMED
        assert desk.verdict("Mike Tarn", words) is AttributionVerdict.CONTRADICTED
