"""A report as SARIF stays within what GitHub takes of one, however much a check finds.

The figures are those of GitHub's pages "SARIF support for code scanning" and "SARIF results exceed one or more limits".
"""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

from service.cli.check.answers import parse_answer
from service.cli.check.clearance import Clearance
from service.cli.check.outcomes import CheckedFile, CheckReport, Finding, outcomes_of
from service.cli.check.places import Place
from service.cli.check.reports.sarif import MOST_RESULTS, as_sarif

MOST_BYTES, LONGEST_RULE_TEXT = 10 * 1024 * 1024, 1_024
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def finding(line: int, text: str = "The pier stays", trouble: tuple[str, ...] = (), **more: Any) -> Finding:
    """A quote at a line: joined out of others, or with trouble, by which it fails."""
    body = {
        "text": text,
        "start": 0,
        "end": len(text),
        "kind": "direct",
        "speaker": {"name": "Ada Quill"},
        "verdict": "spliced",
        "attribution": "unattributed",
        "headline": f"Not on record: {text}",
        "explanation": f"Nothing that is recorded says “{text}”.",
        "reason": "not_recorded",
        "trouble": list(trouble),
        "match": None,
        "nearest": [],
    }
    [answer] = parse_answer({"quotes": [body]}).quotes
    return Finding("draft.md", Place(line, 1, line, 5), answer, outcomes_of(answer), bool(trouble), **more)


def sarif(findings: list[Finding], most: int = MOST_RESULTS) -> tuple[str, dict[str, Any]]:
    log = as_sarif(CheckReport((CheckedFile("draft.md", tuple(findings)),), frozenset()), most)
    [run] = json.loads(log)["runs"]
    return log, run


def test_the_gravest_are_kept_in_the_order_of_the_file_and_the_others_are_counted() -> None:
    cleared = Clearance("x", "Dora", "heard it")
    harmless = [finding(line, cleared=cleared) for line in range(8)]
    grave = [finding(8 + place, trouble=("contradicted",)) for place in range(3)]
    _, run = sarif([*harmless, *grave], most=8)
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    assert lines == [0, 1, 2, 3, 4, 8, 9, 10]
    assert (run["properties"]["quotes"], run["properties"]["leftOut"]) == (11, 3)
    [notice] = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("3 more quotes")
    assert run["invocations"][0]["executionSuccessful"]


def test_the_longest_quotes_in_the_largest_number_are_small_enough() -> None:
    chance = random.Random(5)  # noqa: S311  (texts, no secrets)
    many = [
        finding(line, " ".join("".join(chance.choices(LETTERS, k=6)) for _ in range(200)), ("not_found",))
        for line in range(60)
    ]
    log, run = sarif(many)
    assert all(len(result["message"]["text"]) <= 1_000 for result in run["results"])
    assert len(gzip.compress(log.encode())) * MOST_RESULTS / len(many) < MOST_BYTES


def test_the_words_of_the_draft_leave_room_for_what_is_said_of_them() -> None:
    _, run = sarif([finding(1, "word " * 3_000, ("not_found",))])
    assert "Not on record" in run["results"][0]["message"]["text"]


def test_each_result_has_one_place_and_each_rule_its_texts() -> None:
    _, run = sarif([finding(1)])
    assert [len(result["locations"]) for result in run["results"]] == [1]
    for rule in run["tool"]["driver"]["rules"]:
        texts = [rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"]]
        assert all(0 < len(text) <= LONGEST_RULE_TEXT for text in texts)


def test_no_more_are_kept_than_github_keeps() -> None:
    assert MOST_RESULTS == 5_000


def test_a_report_within_the_limits_leaves_nothing_out() -> None:
    _, run = sarif([finding(line) for line in range(3)])
    assert (len(run["results"]), run["properties"]["leftOut"]) == (3, 0)
    assert run["invocations"][0]["toolExecutionNotifications"] == []
