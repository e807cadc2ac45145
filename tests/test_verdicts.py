"""The table of verdicts: every row is whole, and what is derived from it agrees with it."""

from __future__ import annotations

import copy
import pickle
from string import Formatter

import pytest

from service.verdicts import (
    JOINED,
    UNKNOWN,
    UNKNOWN_ATTRIBUTION,
    UNTOLD,
    AttributionVerdict,
    ChangeKind,
    Meaning,
    Outcome,
    Reason,
    Severity,
    SpeakerMeaning,
    Standing,
    Tone,
    Trouble,
    Verdict,
)

MEANINGS = [*(verdict.meaning for verdict in Verdict), JOINED, UNTOLD, UNKNOWN]
SPEAKER_MEANINGS = [*(verdict.meaning for verdict in AttributionVerdict), UNKNOWN_ATTRIBUTION]


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.title)
def test_a_verdict_has_words_of_its_own_and_a_tone_that_fits(meaning: Meaning) -> None:
    assert meaning.title
    assert meaning.sentence
    assert meaning.one_line
    assert places_in(meaning.title + meaning.one_line) <= ({"word"} if meaning is UNKNOWN else set())
    assert places_in(meaning.sentence) <= {"places"}
    assert (meaning.standing is Standing.AGREED) is (meaning.tone is Tone.GOOD)
    assert (meaning.standing is Standing.UNKNOWN) is (meaning.tone is Tone.NONE)
    assert not (meaning.standing is Standing.AGREED and meaning.outcome)


def test_no_two_verdicts_are_called_or_placed_alike() -> None:
    assert len({meaning.title for meaning in MEANINGS}) == len(MEANINGS)
    assert len({meaning.order for meaning in MEANINGS}) == len(MEANINGS)


@pytest.mark.parametrize("meaning", SPEAKER_MEANINGS, ids=lambda meaning: meaning.title)
def test_a_verdict_on_the_speaker_says_who_in_every_place(meaning: SpeakerMeaning) -> None:
    word = {"word"} if meaning is UNKNOWN_ATTRIBUTION else set[str]()
    assert places_in(meaning.title) == word
    for text in (meaning.on_page, meaning.one_line or "", meaning.in_terminal, meaning.in_draft, meaning.remark or ""):
        assert places_in(text) <= {"recorded", "claimed"} | word


def test_every_trouble_is_an_outcome_and_what_fails_by_default_is_trouble() -> None:
    assert {outcome.meaning.trouble for outcome in Outcome} - {None} == set(Trouble)
    assert all(outcome == outcome.meaning.trouble for outcome in Outcome if outcome.meaning.trouble)
    assert all(outcome.meaning.trouble for outcome in Outcome if outcome.meaning.fails_by_default)


def test_every_difference_has_a_severity_and_the_gravest_is_the_one_that_counts() -> None:
    by_gravity = sorted(ChangeKind, key=lambda kind: kind.meaning.gravity)
    severities = [kind.meaning.severity for kind in by_gravity]
    assert severities == sorted(severities, key=list(Severity).index)
    assert len({kind.meaning.gravity for kind in ChangeKind}) == len(ChangeKind)
    assert [severity for severity in Severity if severity.meaning.fails_by_default] == ["sense", "wording"]


@pytest.mark.parametrize("table", [Verdict, AttributionVerdict, Reason, Outcome])
def test_a_member_is_its_word_and_is_known_by_it(table: type[Verdict]) -> None:
    for member in table:
        assert (f"{member}", table(member.value), table.of(member.value)) == (member.value, member, member)
        assert copy.deepcopy(member) is pickle.loads(pickle.dumps(member)) is member  # noqa: S301  # our own
    assert table.of("no such word") is None
