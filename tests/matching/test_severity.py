"""How bad a difference is for who quotes: the sense, the words, or only how they are written."""

from __future__ import annotations

import pytest

from service.domain import Severity
from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)
RECORDED = (
    "The harbour board will open 12 new berths for fishing boats before the winter, and nobody will pay for them."
)

SEVERITIES = {
    "the same words": (RECORDED, None),
    "a part of them": ("The harbour board will open 12 new berths for fishing boats", None),
    "a number": (RECORDED.replace("12", "20"), Severity.SENSE),
    "a negation": (RECORDED.replace("will open", "will not open"), Severity.SENSE),
    "other words": (RECORDED.replace("fishing boats", "large ships"), Severity.WORDING),
    "other words and a misspelling": (
        RECORDED.replace("fishing boats", "large ships").replace("harbour", "habrour"),
        Severity.WORDING,
    ),
    "a misspelling": (RECORDED.replace("harbour", "habrour"), Severity.STYLE),
    "another spelling": (RECORDED.replace("12", "twelve"), Severity.STYLE),
    "an editor's brackets": (RECORDED.replace("board will", "board [of the town] will"), Severity.STYLE),
    "an honest ellipsis": (RECORDED.replace("for fishing boats", "…"), Severity.STYLE),
    "parts joined in silence": (RECORDED.replace("for fishing boats ", ""), Severity.WORDING),
    "parts in another order": (
        "nobody will pay for them, and the harbour board will open 12 new berths",
        Severity.WORDING,
    ),
}


@pytest.mark.parametrize(("candidate", "severity"), SEVERITIES.values(), ids=SEVERITIES)
def test_the_worst_difference_decides(candidate: str, severity: Severity | None) -> None:
    comparison = compare(normalise(candidate), normalise(RECORDED), ENGLISH)
    assert comparison.severity is severity
    assert all(change.severity is change.kind.meaning.severity for change in comparison.changes)


def test_the_worst_of_none_is_none() -> None:
    assert Severity.worst([]) is None
    assert Severity.worst([None, Severity.STYLE, None]) is Severity.STYLE
