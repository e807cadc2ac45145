"""Quotes over several paragraphs: each paragraph opens with a mark, only the last closes; and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from service.domain import Span
from service.extraction.marks import FORMS, MARK_SIGNS, Mark
from service.language.language import Language

# A paragraph that stops in mid-sentence seldom goes on being quoted in the next.
_MID_SENTENCE = 50
# "…, he said." at the end of a paragraph whose mark never closed: the closing mark was forgotten.
_REPORTED = 60
# "WALLACE: …", "Q: …": every paragraph of a transcript opens with a mark, and is someone else's.
_LABELLED = 60
# "…," said Clyburn: the next paragraph's quote is somebody's whom this paragraph does not name.
_SOMEBODY_ELSE = 60
# The paragraph closes nothing, and the next mark closes: dearer than any reading in which no mark is missing, cheaper
# than one mark forgotten and another astray (85).
_OPEN_END = 60
_OPEN_END_AFTER_STOP = 75
_OPEN_PARAGRAPH = 15
"""More for a paragraph between that holds no mark at all."""
_LEAST_WORDS = 8
_SENTENCE_ENDS = ".?!…:—–-"
_TAIL = 120
_MARKS = "".join(sorted(MARK_SIGNS))
_LEAD = re.compile(rf"[{re.escape(_MARKS)}\[(… ]{{0,3}}")

_NAME = r"[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3}"
_FORENAMES = r"(?:[A-Z][\w.’'-]{0,30} ){0,4}"
_SURNAME = r"[A-Z][\w’'-]{1,30}"


class _Patterns(NamedTuple):
    """What shows, in one language, who said a paragraph's quote."""

    label: re.Pattern[str]
    """At the beginning of a paragraph: whose turn it is."""
    next_speaker: re.Pattern[str]
    """Behind a quote: a name (`before` or `after`) beside a word of reporting."""
    reporting_word: re.Pattern[str]
    report: re.Pattern[str]
    """At the end of a paragraph: "…, he said."."""


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    quotation = language.quotation
    said = f"(?:{_any_of((*language.sentences.reporting_words, *quotation.more_reporting_words))})"
    article = rf"(?:(?:{_any_of(quotation.articles)}) )?"
    who = rf"(?:{_any_of(quotation.pronouns)}|{article}{_NAME})"
    name = r"[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{0,20}){0,3}"
    return _Patterns(
        label=re.compile(rf"[^\w\s]?(?:{name}|{_any_of(quotation.labels)}):\s"),
        next_speaker=re.compile(
            rf"\s?(?:{_FORENAMES}(?P<before>{_SURNAME}) {said}|{said} {_FORENAMES}(?P<after>{_SURNAME}))\b"
        ),
        reporting_word=re.compile(rf"\b{said}\b"),
        report=re.compile(rf"[,?!…] (?:{who} {said}|{said} {who})(?: [\w’' -]{{0,50}})?\.$"),
    )


def _any_of(words: Sequence[str]) -> str:
    """The alternatives of a pattern; one that never fits where there is none."""
    return "|".join(map(re.escape, words)) or "(?!)"


class Continuation:
    """Which marks stand in each paragraph, and what it costs to read the next one as the same quote going on."""

    def __init__(self, text: str, paragraphs: Sequence[Span], marks: Sequence[Mark], language: Language) -> None:
        self._text = text
        self._patterns = _patterns(language)
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
        if self._patterns.report.search(tail):
            cost += _REPORTED
        if self._patterns.label.match(self._text, self._paragraphs[number + 1].start + 1):
            cost += _LABELLED
        if self._is_somebody_else(number):
            cost += _SOMEBODY_ELSE
        return cost

    def cost_unmarked(self, number: int, opening: str) -> int | None:
        """What it costs that a quote opened by `opening` goes on after paragraph `number` without any mark.

        None unless the next mark, one or two paragraphs on, closes it. Where a sentence ends with the paragraph,
        something must follow in the last one: a line of a few words in front of a stray mark is the speaker's name.
        """
        closers = FORMS[opening].closers
        for paragraph, (begin, end) in self._following(number):
            if begin == end:
                continue
            mark = self._marks[begin]
            form = FORMS[mark.sign]
            only_closes = form.opening > 0 and not form.closing
            if mark.sign not in closers or not (only_closes or (form.leans and mark.lean < 0)):
                return None
            own_begin, own_end = self.shares[number]
            if own_begin == own_end:
                return _OPEN_PARAGRAPH
            if not self._stops(number):
                return _OPEN_END
            words = self._text[paragraph.start : mark.start].split(maxsplit=_LEAST_WORDS)
            return _OPEN_END_AFTER_STOP if len(words) > _LEAST_WORDS else None
        return None

    def _following(self, number: int) -> Iterator[tuple[Span, tuple[int, int]]]:
        """The next two paragraphs, each with the range of its marks."""
        two = slice(number + 1, number + 3)
        return zip(self._paragraphs[two], self.shares[two], strict=True)

    def _stops(self, number: int) -> bool:
        """Whether a sentence ends where paragraph `number` does, and another begins in the next."""
        paragraph, following = self._paragraphs[number], self._paragraphs[number + 1]
        ending = self._text[max(paragraph.start, paragraph.end - _TAIL) : paragraph.end].rstrip(_MARKS + ")] ")[-1:]
        return ending in _SENTENCE_ENDS and not self._text[following.start].islower()

    def _is_somebody_else(self, number: int) -> bool:
        """Whether the next paragraph names, after its first quote, a speaker whom paragraph `number` does not name."""
        begin, end = self.shares[number + 1]
        closing = next((mark for mark in self._marks[begin + 1 : min(end, begin + 4)] if mark.lean < 0), None)
        if closing is None:
            return False
        said = self._patterns.next_speaker.match(self._text, closing.end)
        if said is None:
            return False
        paragraph = self._paragraphs[number]
        name = said["before"] or said["after"]
        return self._patterns.reporting_word.search(self._text, paragraph.start, paragraph.end) is not None and (
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
