"""A quote that opens with a double mark and closes, by a slip, with a single one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain import QuotedSpan
from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

Check = Callable[[str], tuple[QuotedSpan, ...]]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦We go. It’s fine.⟧’ She left.", id="after a full stop"),
        pytest.param("A \"⟦clever⟧' coin and “⟦slow⟧” trains.", id="after a word"),
        pytest.param("“⟦We go to the allies’ house.⟧’ She left.", id="a possessive comes first"),
    ],
)
def test_the_single_mark_closes_it(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦He said ‘⟨go⟩’ to us. Then he left.⟧", id="it closes a single quote"),
        pytest.param("“⟦The allies’ plan is goin’ well.⟧", id="only apostrophes"),
        pytest.param("“⟦We go.⟧\n\nThe dogs’. That is all.", id="it stands in another paragraph"),
    ],
)
def test_it_does_not(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


def test_the_closing_mark_is_reported_as_printed() -> None:
    assert [(span.open, span.close) for span in extract("“We go.’ She left.", ENGLISH)] == [("“", "’")]
