"""The notation of these tests: ⟦ ⟧ around every outer quote that is to be found, ⟨ ⟩ around every inner one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from service.domain import QuotedSpan
from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

Extents = list[tuple[int, int]]


def unmark(marked: str) -> tuple[str, Extents, Extents]:
    """The text without the notation, and where it says that outer and inner quotes stand."""
    text = ""
    opened: list[int] = []
    outer: Extents = []
    inner: Extents = []
    for sign in marked:
        if sign in "⟦⟨":
            opened.append(len(text))
        elif sign in "⟧⟩":
            (outer if sign == "⟧" else inner).append((opened.pop(), len(text)))
        else:
            text += sign
    return text, sorted(outer), sorted(inner)


def all_inner(spans: Iterable[QuotedSpan]) -> Iterator[QuotedSpan]:
    for span in spans:
        yield from span.inner
        yield from all_inner(span.inner)


def extents(spans: Iterable[QuotedSpan]) -> Extents:
    return sorted((span.start, span.end) for span in spans)


@pytest.fixture
def assert_quotes() -> Callable[[str], tuple[QuotedSpan, ...]]:
    """Extracts the text that is given in the notation, checks every quote of it, and returns what was found."""

    def check(marked: str) -> tuple[QuotedSpan, ...]:
        text, outer, inner = unmark(marked)
        found = extract(text, ENGLISH)
        assert [text[start:end] for start, end in extents(found)] == [text[start:end] for start, end in outer]
        assert extents(found) == outer
        assert extents(all_inner(found)) == inner
        return found

    return check
