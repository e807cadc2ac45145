"""Estimates, before a text is read, how long reading it will take."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.domain import AttributedSpan
from service.extraction import marks_in, marks_to_read
from service.text.passages import LONGEST

_SECONDS_A_CODE_POINT, _SECONDS_A_CODE_POINT_BESIDE_QUOTES = 1e-6, 4e-6
_SECONDS_A_LINE, _SECONDS_A_MARK, _SECONDS_A_MARK_READ = 4e-6, 5e-6, 0.35e-3
"""Of a slow core. News takes 0.6 to 1 ms a quote (two marks), prose without quotes 0.5 us a code point, and beside a
quote what is made to take long (names, verbs of speech) 4 to 6 us."""
_SECONDS_A_WORD, _SECONDS_A_NUMBER, _SECONDS_A_BRACKET = 12e-6, 40e-6, 60e-6
"""To record and index a long text: its words are found in the whole and in passages that overlap, once to store and
twice to index them. 600,000 brackets took 22 seconds, 60,000 numbers with their points 8."""
_NUMBER = re.compile(r"\d+")


def seconds_of_recording(text: str, spans: Iterable[AttributedSpan]) -> float:
    """About how many seconds of a processor it takes to store and index the long ones of `spans` of `text`."""
    seconds = 0.0
    for attributed in spans:
        start, end = attributed.span.start, attributed.span.end
        if end - start <= LONGEST:
            continue
        words = text[start:end]
        by_words = len(words.split()) * _SECONDS_A_WORD + sum(1 for _ in _NUMBER.finditer(words)) * _SECONDS_A_NUMBER
        seconds += by_words + (words.count("[") + words.count("]")) * _SECONDS_A_BRACKET
    return seconds


def seconds_of_reading(text: str) -> float:
    """About how many seconds of a processor it takes to find the quotes of `text` and who said them; takes less than a
    hundredth of that itself."""
    marks, to_read = marks_in(text), marks_to_read(text)
    each = _SECONDS_A_CODE_POINT_BESIDE_QUOTES if marks and to_read else _SECONDS_A_CODE_POINT
    by_size = len(text) * each + text.count("\n") * _SECONDS_A_LINE
    return by_size + marks * _SECONDS_A_MARK + to_read * _SECONDS_A_MARK_READ
