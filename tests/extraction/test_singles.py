"""Single marks pair on one side of every double mark, and never across a paragraph's end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain import QuotedSpan

Check = Callable[[str], tuple[QuotedSpan, ...]]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "He wrote 'no. \"⟦Yes,⟧\" she said' and left.".replace("'no", "'⟦no")
            .replace("⟦Yes,⟧", "⟨Yes,⟩")
            .replace("said'", "said⟧'"),
            id="around a double quote",
        ),
        pytest.param("‘Yes. “⟦No,’ he said,⟧” and left.", id="not out of one"),
        pytest.param("“⟦Yes, ‘no,⟧” he said’ and left.", id="not into one"),
        pytest.param("It was 'late.\n\nIt was early' then.", id="not over paragraphs"),
        pytest.param("‘⟦One ‘⟨two⟩’ three.⟧’", id="in each other"),
        pytest.param("The ’Bama men said ‘⟦go⟧’.", id="an elision before a quote"),
        pytest.param("’⟦Diplomatic⟧’ path", id="a closing mark on both sides"),
        pytest.param("'⟦our allies⟧' and '⟦their allies⟧' and the allies' plan", id="each with the nearest"),
    ],
)
def test_single_marks(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)
