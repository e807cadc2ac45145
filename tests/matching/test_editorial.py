"""Brackets and ellipses are told beside other changes; what stands in them is compared when both sides have them."""

import pytest

from service.domain import Verdict
from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)

BESIDE_CHANGES = {
    "brackets of the quote": (
        "we did leave the valley, but the mayor is still there",
        "we didn't leave the valley, but the mayor [Harbour] is still there",
        [("replace", "negation", "did", "didn't"), ("delete", "editorial", "", "[Harbour]")],
    ),
    "brackets of the candidate": (
        "we did leave the valley, but the mayor [Harbour] is still there",
        "we didn't leave the valley, but the mayor is still there",
        [("replace", "negation", "did", "didn't"), ("insert", "editorial", "[Harbour]", "")],
    ),
    "brackets right behind the change": (
        "we left the valley because of Lindqvist, and nobody came back",
        "we left the valley because of Okafor [the mayor], and nobody came back",
        [("replace", "name", "Lindqvist", "Okafor"), ("delete", "editorial", "", "[the mayor]")],
    ),
    "brackets misspelt": (
        "we told them that [the valley brigde] was closed when we left",
        "we told them that [the valley bridge] was closed when we left",
        [("replace", "typo", "brigde", "bridge")],
    ),
    "a name in brackets at the same place": (
        "and then [Lindqvist] left the valley with all of his friends",
        "and then [Okafor] left the valley with all of his friends",
        [("replace", "name", "Lindqvist", "Okafor")],
    ),
    "an ellipsis": (
        "we left the valley … because nobody came to the bridge",
        "we left the valley because everybody came to the bridge",
        [("insert", "editorial", "…", ""), ("replace", "negation", "nobody", "everybody")],
    ),
}


@pytest.mark.parametrize(("candidate", "quote", "changes"), BESIDE_CHANGES.values(), ids=BESIDE_CHANGES)
def test_an_editors_marks_beside_changes_are_told_and_hide_none(
    candidate: str, quote: str, changes: list[tuple[str, ...]]
) -> None:
    comparison = compare(normalise(candidate), normalise(quote), ENGLISH)
    assert comparison.verdict is Verdict.ALTERED
    assert [
        (change.op.value, change.kind.value, change.candidate.text, change.quote.text) for change in comparison.changes
    ] == changes


def test_brackets_of_a_part_elsewhere_in_the_quote_leave_it_a_fragment() -> None:
    quote = "[Okafor] said it all, and [the man] told the court that nobody was home"
    comparison = compare(normalise("[He] told the court that nobody was home"), normalise(quote), ENGLISH)
    assert comparison.verdict is Verdict.FRAGMENT
