"""What sort of difference is told, in a table of cases whose right answers were decided by reading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.text.normalise import normalise

CASES = [
    json.loads(line)
    for name in ("change_cases.jsonl", "cut_cases.jsonl", "short_cases.jsonl", "speech_cases.jsonl")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_it_is_told_as_it_reads(case: dict[str, Any]) -> None:
    wordings = normalise(case["candidate"]), normalise(case["quote"])
    comparison = compare(*wordings, language(DEFAULT), is_speech=case.get("is_speech", False))
    changes = [
        [change.op.value, change.kind.value, change.candidate.text, change.quote.text] for change in comparison.changes
    ]
    kinds = [kind for _, kind, _, _ in changes]
    assert changes == case.get("changes", changes)
    assert kinds == case.get("kinds", kinds)
    assert not set(kinds) & set(case.get("kinds_are_not", ()))
    assert comparison.verdict == case.get("verdict", comparison.verdict)
    assert comparison.severity == case.get("severity", comparison.severity)
