"""Quotes over several paragraphs: each paragraph opens with a mark, only the last closes; and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from service.domain import Span
from service.extraction.marks import MARK_SIGNS, Mark

# A paragraph that stops in mid-sentence seldom goes on being quoted in the next.
_MID_SENTENCE = 30
# "…, he said." at the end of a paragraph whose mark never closed: the closing mark was forgotten.
_REPORTED = 60
_SENTENCE_ENDS = ".?!…:—–-"
_TAIL = 120
_MARKS = "".join(sorted(MARK_SIGNS))
_LEAD = re.compile(rf"[{re.escape(_MARKS)}\[(… ]{{0,3}}")

_SAID = r"(?:said|says|say|added|adds|told|wrote|writes|asked|asks|tweeted|continued|explained|noted|stated)"
_WHO = r"(?:he|she|they|it|I|we|(?:the )?[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3})"
_REPORT = re.compile(rf"[,?!…] (?:{_WHO} {_SAID}|{_SAID} {_WHO})(?: [\w’' -]{{0,50}})?\.$")


class Continuation:
    """Which marks stand in each paragraph, and what it costs to read the next one as the same quote going on."""

    def __init__(self, text: str, paragraphs: Sequence[Span], marks: Sequence[Mark]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._marks = marks
        starts = [mark.start for mark in marks]
        bounds = [bisect_left(starts, paragraph.start) for paragraph in paragraphs] + [len(marks)]
        self.shares: list[tuple[int, int]] = list(pairwise(bounds))
        """For each paragraph, the half-open range of its marks."""

    def cost(self, number: int) -> int | None:
        """What it costs that a quote goes on after paragraph `number`; None where the next opens with no mark."""
        if self.next_mark(number) is None:
            return None
        paragraph = self._paragraphs[number]
        tail = self._text[max(paragraph.start, paragraph.end - _TAIL) : paragraph.end]
        cost = 0
        if tail.rstrip(_MARKS + ")] ")[-1:] not in _SENTENCE_ENDS:
            cost += _MID_SENTENCE
        if _REPORT.search(tail):
            cost += _REPORTED
        return cost

    def next_mark(self, number: int) -> Mark | None:
        """The mark that opens the paragraph after `number`."""
        if number + 1 >= len(self._paragraphs):
            return None
        begin, end = self.shares[number + 1]
        if begin == end:
            return None
        mark = self._marks[begin]
        lead = self._text[self._paragraphs[number + 1].start : mark.start]
        return mark if _LEAD.fullmatch(lead) else None
