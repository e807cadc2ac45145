"""Pairs of names are read, stored as two articles' speakers, and judged by what became of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.speaker_pairs import (
    JudgedPair,
    PairsUnreadable,
    SpeakerPair,
    judge_pairs,
    misses_by_kind,
    read_pairs,
)

PAIRS = Path(__file__).parent / "speaker_pairs.jsonl"


def test_a_pair_is_held_as_the_store_holds_it() -> None:
    pairs = [
        SpeakerPair("Ann B. Marlow", "Dr. Ann Marlow", True, "title"),
        SpeakerPair("Ann Marlow", "Evelyn Marlow", False, "given name"),
        SpeakerPair("Robert Poe", "Bob Poe", False, "nickname"),
    ]
    assert [(one.is_one, one.is_right) for one in judge_pairs(pairs)] == [(True, True), (False, True), (True, False)]


def test_pairs_do_not_draw_each_others_names_in() -> None:
    alone = SpeakerPair("Bob Poe", "Rob Poe", True, "nickname")
    crowd = [SpeakerPair(f"{given} Poe", "Ann Poe", False, "given name") for given in ("Robert", "Bobby", "Robbie")]
    [judged, *_] = judge_pairs([alone, *crowd])
    assert judged.is_one


def test_a_name_that_cannot_be_stored_is_nobody() -> None:
    [judged] = judge_pairs([SpeakerPair(" ", "Ann Poe", True, "")])
    assert not judged.is_one


def test_the_kinds_that_go_wrong_come_first() -> None:
    right, wrong = (SpeakerPair("a", "b", same, kind) for same, kind in ((True, "title"), (False, "gender")))
    judged = [JudgedPair(right, True), JudgedPair(wrong, True), JudgedPair(wrong, False)]
    assert list(misses_by_kind(judged).items()) == [("two: gender", (1, 2)), ("one: title", (0, 1))]


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        "1",
        '{"a": "x", "b": "y"}',
        '{"a": 1, "b": "y", "same": true}',
        '{"a": "x", "b": "y", "same": 1}',
    ],
)
def test_a_line_that_is_no_pair_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(PairsUnreadable, match=r"pairs\.jsonl"):
        read_pairs(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PairsUnreadable):
        read_pairs(tmp_path / "none.jsonl")


def test_no_pair_is_judged_twice_or_both_ways() -> None:
    lines = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    either = [tuple(sorted((line["a"], line["b"]))) for line in lines]
    assert len(either) == len(set(either)) >= 150
