"""Writes the words of a check for the Python client, from the service's one table of verdicts."""

from __future__ import annotations

import json

from service.cli.check.outcomes import DEFAULT_FAIL_ON, FAIL_WORDS, TROUBLE
from service.domain import AttributionVerdict, Verdict
from service.verdicts import Outcome, Reason


def module() -> str:
    """The module."""
    outcomes = {
        word.value: word.meaning.outcome.value if word.meaning.outcome else None
        for words in (Verdict, AttributionVerdict, Reason)
        for word in words
    }
    defaults = [word for word in FAIL_WORDS if word in DEFAULT_FAIL_ON]
    return "\n".join(
        [
            '"""The words of a check. Made from the service\'s table of verdicts; run `make clients`."""',
            "",
            f"ORDER: tuple[str, ...] = {_tuple([outcome.value for outcome in Outcome])}",
            '"""All outcomes, gravest first."""',
            f"TROUBLE: frozenset[str] = frozenset({json.dumps([o.value for o in Outcome if o in TROUBLE])})",
            '"""Outcomes that an editor should look at."""',
            f"OUTCOME_OF: dict[str, str | None] = {outcomes!r}",
            '"""The outcome that a verdict or a reason stands for; None where it stands for none."""',
            f"FAIL_WORDS: tuple[str, ...] = {_tuple([str(word) for word in FAIL_WORDS])}",
            '"""What can be said to fail."""',
            f"DEFAULT_FAIL_ON: tuple[str, ...] = {_tuple([str(word) for word in defaults])}",
            "",
        ]
    )


def _tuple(words: list[str]) -> str:
    return f"({', '.join(map(json.dumps, words))},)"
