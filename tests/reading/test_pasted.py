"""What people paste in place of a quote: which words are quoted, who is said to have said them, what is bare words."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.reading.pasted import read_pasted

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "pasted_cases.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['kind']}: {case['text'][:40]}" for case in CASES])
def test_the_quote_and_its_speaker_are_found(case: dict[str, Any]) -> None:
    reading = read_pasted(case["text"])
    if case["kind"] == "bare":
        assert reading is None
        return
    assert reading is not None
    assert (reading.quote, reading.speaker) == (case["quote"], case["speaker"])
    assert [other.quote for other in reading.others] == case.get("others", [])
    assert reading.about == case.get("about")


@pytest.mark.parametrize("case", [case for case in CASES if case["kind"] != "bare"], ids=lambda case: case["text"][:40])
def test_offsets_count_in_what_was_sent(case: dict[str, Any]) -> None:
    reading = read_pasted(case["text"])
    assert reading is not None
    for quote in (reading, *reading.others):
        assert case["text"][quote.start : quote.end] == quote.quote
