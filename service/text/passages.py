"""Cuts a long text into passages: windows of whole sentences that overlap, so that a quote stands whole in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain import Span
from service.text.sentences import SentenceRules, sentences

LONGEST = 600
"""Code points of a passage. Comparing costs its length: of a window of a hundred words hardly more than of a quote."""
OVERLAP = 300
"""Code points that a passage has in common with the next one, at least: fifty words, more than most quotes have."""
_LONGEST_SENTENCE = LONGEST - OVERLAP
"""A longer one is cut at spaces: in speech that was written down a sentence may go on for a page."""


def passages(text: str, rules: SentenceRules) -> list[Span]:
    """The passages of `text` in order, each of up to LONGEST code points; one, for a text that is no longer."""
    if len(text) <= LONGEST:
        return [Span(0, len(text))]
    pieces = [piece for sentence in sentences(text, rules) for piece in _cut(text, sentence)]
    return list(_windows(pieces))


def _windows(pieces: Sequence[Span]) -> Iterator[Span]:
    first = 0
    while first < len(pieces):
        last = first
        while last + 1 < len(pieces) and pieces[last + 1].end - pieces[first].start <= LONGEST:
            last += 1
        yield Span(pieces[first].start, pieces[last].end)
        if last + 1 == len(pieces):
            return
        following = last
        while following > first + 1 and pieces[last].end - pieces[following].start < OVERLAP:
            following -= 1
        first = max(following, first + 1)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    at = sentence.start
    while sentence.end - at > _LONGEST_SENTENCE:
        space = text.rfind(" ", at + 1, at + _LONGEST_SENTENCE)
        end = space if space > at else at + _LONGEST_SENTENCE
        yield Span(at, end)
        at = end
    yield Span(at, sentence.end)
