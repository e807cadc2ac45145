"""Differences in a line of text, marked for readers who may see no colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def mark(text: str, spans: Iterable[tuple[int, int]], wrap: Callable[[str], str]) -> str:
    """`text` on one line, with `wrap` around what stands at `spans`; empty and overlapping ones are left out."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if done <= start < end:
            pieces += [text[done:start], wrap(text[start:end])]
            done = end
    return " ".join("".join([*pieces, text[done:]]).split())


def printable(text: str) -> str:
    """`text` with U+FFFD for each control character, which could move a terminal's cursor or paint over other lines."""
    return _CONTROL.sub("\ufffd", text)
