"""Quotes in any order become outer ones that hold their inner ones."""

from __future__ import annotations

from service.domain import Span
from service.extraction.nesting import DEEPEST, nest
from service.extraction.readings import Quote


def quote(*parts: tuple[int, int]) -> Quote:
    return Quote("“", "”", [Span(*part) for part in parts])


def test_the_outer_ones_come_in_order_of_start() -> None:
    assert [(span.start, span.end) for span in nest([quote((20, 30)), quote((1, 9))])] == [(1, 9), (20, 30)]


def test_what_lies_in_another_is_held_by_it() -> None:
    (outer,) = nest([quote((5, 8)), quote((1, 20)), quote((10, 12))])
    assert [(inner.start, inner.end) for inner in outer.inner] == [(5, 8), (10, 12)]


def test_empty_quotes_are_dropped() -> None:
    assert nest([quote((3, 3))]) == ()


def test_what_would_cut_across_another_is_dropped() -> None:
    assert [(span.start, span.end) for span in nest([quote((1, 10)), quote((5, 15))])] == [(1, 10)]


def test_the_parts_of_a_quote_over_paragraphs_are_kept_but_for_empty_ones() -> None:
    (span,) = nest([quote((1, 5), (8, 8), (9, 12))])
    assert span.parts == (Span(1, 5), Span(9, 12))
    assert (span.start, span.end) == (1, 12)


def test_depth_is_capped() -> None:
    (span,) = nest([quote((at, 100 - at)) for at in range(1, 40)])
    depth = 0
    while span.inner:
        (span,) = span.inner
        depth += 1
    assert depth == DEEPEST
