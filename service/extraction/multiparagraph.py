"""Quotes over several paragraphs: each paragraph opens with a mark, only the last closes; and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from service.domain import Span
from service.extraction.marks import MARK_SIGNS, Mark

# A paragraph that stops in mid-sentence seldom goes on being quoted in the next.
_MID_SENTENCE = 50
# "…, he said." at the end of a paragraph whose mark never closed: the closing mark was forgotten.
_REPORTED = 60
# "WALLACE: …", "Q: …": every paragraph of a transcript opens with a mark, and is someone else's.
_LABELLED = 60
# "…," said Clyburn: the next paragraph's quote is somebody's whom this paragraph does not name.
_SOMEBODY_ELSE = 60
_SENTENCE_ENDS = ".?!…:—–-"
_TAIL = 120
_MARKS = "".join(sorted(MARK_SIGNS))
_LEAD = re.compile(rf"[{re.escape(_MARKS)}\[(… ]{{0,3}}")

_SAID = r"(?:said|says|say|added|adds|told|wrote|writes|asked|asks|tweeted|continued|explained|noted|stated)"
_WHO = r"(?:he|she|they|it|I|we|(?:the )?[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3})"
_LABEL = re.compile(r"[^\w\s]?(?:[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{0,20}){0,3}|[QA]):\s")
_FORENAMES = r"(?:[A-Z][\w.’'-]{0,30} ){0,4}"
_SURNAME = r"[A-Z][\w’'-]{1,30}"
_NEXT_SPEAKER = re.compile(
    rf"\s?(?:{_FORENAMES}(?P<before>{_SURNAME}) {_SAID}|{_SAID} {_FORENAMES}(?P<after>{_SURNAME}))\b"
)
_SAYS = re.compile(rf"\b{_SAID}\b")
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
        if _LABEL.match(self._text, self._paragraphs[number + 1].start + 1):
            cost += _LABELLED
        if self._is_somebody_else(number):
            cost += _SOMEBODY_ELSE
        return cost

    def _is_somebody_else(self, number: int) -> bool:
        """Whether the next paragraph names, after its first quote, a speaker whom paragraph `number` does not name."""
        begin, end = self.shares[number + 1]
        closing = next((mark for mark in self._marks[begin + 1 : min(end, begin + 4)] if mark.lean < 0), None)
        if closing is None:
            return False
        said = _NEXT_SPEAKER.match(self._text, closing.end)
        if said is None:
            return False
        paragraph = self._paragraphs[number]
        name = said["before"] or said["after"]
        return _SAYS.search(self._text, paragraph.start, paragraph.end) is not None and (
            self._text.find(name, paragraph.start, paragraph.end) < 0
        )

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
