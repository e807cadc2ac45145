"""Turns what a page showed of its article besides the text into lists in the article's row, and back."""

from __future__ import annotations

from typing import Any

from service.domain import Layout, Post, PublishedAt

Rows = list[Any]


def layout_row(layout: Layout) -> Rows | None:
    """The captions and questions as `[start, end]`, the posts as `[start, end, time, byline]`, and of a transcript the
    labels as `[start, end]` and the times as `[offset, seconds]`; None for no layout."""
    ranges = [[list(pair) for pair in ranges] for ranges in (layout.captions, layout.questions)]
    posts = [
        [post.start, post.end, post.published_at.value if post.published_at else None, post.byline]
        for post in layout.posts
    ]
    of_speech = [[list(pair) for pair in pairs] for pairs in (layout.labels, layout.times)]
    if any(of_speech):
        return [*ranges, posts, *of_speech]
    return [*ranges, posts] if any(ranges) or posts else None


def layout_of(rows: Rows | None) -> Layout:
    """The layout that `layout_row` made these lists of. Raises ValueError or TypeError for other lists."""
    captions, questions, posts, *of_speech = rows or ([], [], [])
    labels, times = of_speech or ([], [])
    return Layout(
        _ranges(captions),
        _ranges(questions),
        tuple(_post(*post) for post in posts),
        _ranges(labels),
        tuple((offset, float(seconds)) for offset, seconds in times),
    )


def _ranges(rows: Rows) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in rows)


def _post(start: int, end: int, moment: str | None, byline: str | None) -> Post:
    return Post(None if moment is None else PublishedAt.parse(moment), byline, start, end)
