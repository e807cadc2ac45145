"""Whether two wordings are of one utterance, and what the later one changed."""

from __future__ import annotations

import pytest

from service.domain import Severity
from service.lineage.utterance import Link, Relation, Words, link

WHOLE = "We shall light the northern lantern before the first frost, and every keeper will have dry boots."


def linked(later: str, earlier: str = WHOLE, *, is_speech: bool = False) -> Link:
    found = link(Words(later), Words(earlier, is_speech))
    assert found is not None
    for change in found.changes:
        assert later[change.candidate.start : change.candidate.end] == change.candidate.text
        assert earlier[change.quote.start : change.quote.end] == change.quote.text
    return found


@pytest.mark.parametrize(
    ("later", "relation", "severity", "in_words"),
    [
        (WHOLE, Relation.SAME, None, "word for word"),
        ("every keeper will have dry boots", Relation.PART, None, "a part of it"),
        (
            WHOLE.replace("northern", "southern"),
            Relation.ALTERED,
            Severity.WORDING,
            'in other words: "southern" stands for "northern"',
        ),
        (
            WHOLE.replace("shall light", "shall not light"),
            Relation.ALTERED,
            Severity.SENSE,
            'in other words: "not" is added (which turns the sense)',
        ),
        (f"{WHOLE} Nobody shall stumble on the quay again.", Relation.LONGER, None, None),
    ],
    ids=["the same", "a part", "another word", "turned", "more of it"],
)
def test_a_later_wording_is_put_beside_an_earlier_one(
    later: str, relation: Relation, severity: Severity | None, in_words: str | None
) -> None:
    found = linked(later)
    assert found.relation is relation
    if in_words is not None:
        assert (found.severity, found.in_words) == (severity, in_words)


def test_two_that_share_a_sentence_are_of_one_utterance() -> None:
    earlier = f"The oil has come by barge at last, and whoever doubted it may go and smell the cellar. {WHOLE}"
    more = "My own brother kept that tower for thirty winters, until he moved inland to grow pears and plums."
    later = f"{WHOLE.replace('dry boots', 'new boots')} {more}"
    found = linked(later, earlier)
    assert (found.relation, found.severity) == (Relation.OVERLAPS, Severity.WORDING)


def test_what_print_leaves_out_of_speech_is_style() -> None:
    said = WHOLE.replace("We shall light", "We shall, you know, light")
    assert linked(WHOLE, said, is_speech=True).severity is Severity.STYLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thank you very much", "Thank you very much, everybody, and good night"),
        ("We will see", "We will see about the boots of every keeper"),
        ("We need more light", "We will pay for the boots of every keeper"),
        (WHOLE, "We shall mend the eastern weir before the first frost, and every boat will have a berth."),
    ],
    ids=["thanks", "a way to evade", "nothing shared", "built alike"],
)
def test_words_that_are_said_often_do_not_make_one_utterance(one: str, other: str) -> None:
    assert (link(Words(one), Words(other)), link(Words(other), Words(one))) == (None, None)


def test_a_phrase_with_a_word_of_its_own_is_of_one_utterance() -> None:
    assert link(Words("a drowsy lantern"), Words("Nobody sails by a drowsy lantern.")) is not None


def test_one_rare_word_is_so_on_days_side_by_side() -> None:
    later, earlier = Words("hoodwinked"), Words("The keepers were hoodwinked, all of them.")
    assert link(later, earlier, is_close=True) is not None
    assert link(later, earlier) is None
    common = Words("disaster")
    assert link(common, Words("The bridge is a disaster for the harbour."), is_close=True) is None
    assert link(common, Words("Disaster!"), is_close=True) is not None
