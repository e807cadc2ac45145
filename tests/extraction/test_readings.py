"""What was done with each mark, told as quotes."""

from __future__ import annotations

from functools import reduce

from service.domain import Span
from service.extraction.marks import Mark
from service.extraction.readings import Act, Path, Quote, replay


def path(*acts: Act) -> Path | None:
    return reduce(lambda before, act: (before, act), acts, None)


def marks_of(text: str) -> list[Mark]:
    return [Mark(at, at + 1, sign, 0) for at, sign in enumerate(text) if sign in "“”"]


def told(text: str, shares: list[tuple[int, int]], *acts: Act) -> list[Quote]:
    lines = [Span(text.index(line), text.index(line) + len(line)) for line in text.split("\n")]
    return replay(text, path(*acts), lines, shares, marks_of(text))


def test_opening_and_closing() -> None:
    (quote,) = told("a “b” c", [(0, 2)], Act.OPEN, Act.CLOSE, Act.GIVE_UP)
    assert (quote.open, quote.close, quote.parts) == ("“", "”", [Span(3, 4)])


def test_a_stray_mark_makes_nothing() -> None:
    assert told("a “b c", [(0, 1)], Act.STRAY, Act.GIVE_UP) == []


def test_a_quote_that_is_replaced_ends_before_the_next_without_the_space() -> None:
    first, second = told("“a “b”", [(0, 3)], Act.OPEN, Act.REPLACE, Act.CLOSE, Act.GIVE_UP)
    assert (first.close, first.parts) == (None, [Span(1, 2)])
    assert (second.close, second.parts) == ("”", [Span(4, 5)])


def test_what_is_given_up_ends_with_its_paragraph() -> None:
    (quote,) = told("“a\nb", [(0, 1), (1, 1)], Act.OPEN, Act.GIVE_UP, Act.GIVE_UP)
    assert (quote.close, quote.parts) == (None, [Span(1, 2)])


def test_what_goes_on_has_a_part_in_each_paragraph() -> None:
    (quote,) = told("“a\n“b”", [(0, 1), (1, 3)], Act.OPEN, Act.GO_ON, Act.RESUME, Act.CLOSE, Act.GIVE_UP)
    assert quote.parts == [Span(1, 2), Span(4, 5)]


def test_what_goes_on_unmarked_takes_the_next_paragraph_from_its_start() -> None:
    acts = (Act.OPEN, Act.GO_ON_UNMARKED, Act.OPEN, Act.CLOSE, Act.CLOSE, Act.GIVE_UP)
    inner, outer = told("“a\n“b” c”", [(0, 1), (1, 4)], *acts)
    assert inner.parts == [Span(4, 5)]
    assert outer.parts == [Span(1, 2), Span(3, 8)]
