"""Tells what was said and print leaves out at no loss: fillers, words said twice, a start that was broken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from service.matching.alignment import Alignment, Pair
from service.matching.blocks import Piece
from service.matching.runs import Run
from service.matching.sides import Side

_REACH = 24
"""Words on each side of those left out, among which they may stand again."""
_MOST_OF_START = 6
"""Words, as they are read. What was broken off later has a sense of its own."""
_MOST_WITHOUT_AGAIN = 2
"""Words of a start behind which the sentence begins with another word: "the — our harbour"."""
_SET_OFF = re.compile(r"[,.;:?!…—–]|--|\s-\s|\n")
_BROKEN_OFF = re.compile(r"[…—–]|\.\.|--|\s-\s|\w-\s")
_SENTENCE_END = re.compile(r"[.?!…—–]|--|\n")


class _Said(NamedTuple):
    """A word as it is read, and the number of the word that is written for it."""

    read: str
    at: int


def is_disfluency(piece: Piece, quote: Side) -> bool:
    """Whether the candidate leaves out, of a quote that was said, only what a speaker says without meaning it.

    That is: fillers ("you know" between commas, "uh"), words that are said again at once, and a start that is broken
    off and begins anew ("We were — we are ready"). Fillers between do not count. Numbers are never such, nor is a
    start with a word that has a sense of its own and does not come again ("I did not — I did").
    """
    c_first, c_last, q_first, q_last = piece
    if not quote.is_speech or c_first < c_last or q_first == q_last:
        return False
    start, end = max(0, q_first - _REACH), min(len(quote.words), q_last + _REACH)
    fillers = frozenset(_fillers(quote, start, end))
    read_word = quote.language.spelling.read_word
    said = [_Said(read, at) for at in range(start, end) if at not in fillers for read in read_word(quote.norms[at])]
    first = sum(each.at < q_first for each in said)
    last = sum(each.at < q_last for each in said)
    if first == last:
        return True
    reads = [each.read for each in said]
    if any(map(quote.language.numbers.is_number, reads[first:last])):
        return False
    return _is_again(reads, first, last, quote) or any(
        _is_false_start(said, *window, quote) for window in _windows(reads, first, last)
    )


def is_as_spoken(runs: Sequence[Run], quote: Side) -> bool:
    """Whether between the runs of a candidate nothing is left out but what print leaves out of speech."""
    return all(
        left.quote < right.quote
        and is_disfluency(Piece(right.candidate, right.candidate, left.quote + left.length, right.quote), quote)
        for left, right in pairwise(runs)
    )


def with_lead(alignment: Alignment, candidate: Side, quote: Side) -> Alignment:
    """The alignment with the candidate's first words, where they stand in front of what print leaves out of speech:
    of "And we are, we are here", "And we are here" has the first word, too."""
    pairs = alignment.pairs
    if not quote.is_speech or not pairs or not pairs[0].c_first:
        return alignment
    length, behind = pairs[0].c_first, pairs[0].q_first
    words = candidate.norms[:length]
    for start in range(behind - length, max(-1, behind - length - _REACH), -1):
        left_out = Piece(length, length, start + length, behind)
        if quote.norms[start : start + length] == words and is_disfluency(left_out, quote):
            lead = Pair(is_same=True, c_first=0, c_last=length, q_first=start, q_last=start + length)
            return Alignment((lead, *pairs), alignment.candidate_words, alignment.quote_words)
    return alignment


def _fillers(quote: Side, start: int, end: int) -> Iterator[int]:
    """The numbers of the words in `[start, end)` that are fillers."""
    speech = quote.language.speech
    at, behind = start, -1
    # `behind` is where the last phrase ended: "and" behind it opens the sentence ("By the way, and if she goes").
    while at < end:
        length = next(_lengths(quote, at), 0)
        if length:
            yield from range(at, at + length)
            behind = at + length
        elif quote.norms[at] in speech.sounds or _is_opener(quote, at, behind):
            yield at
        at += max(1, length)


def _lengths(quote: Side, at: int) -> Iterator[int]:
    """How many words the fillers that stand at word `at` have, set off on both sides."""
    for phrase in quote.language.speech.fillers_by_first.get(quote.norms[at], ()):
        end = at + len(phrase)
        if quote.norms[at:end] == phrase and _is_set_off(quote, at) and _is_set_off(quote, end):
            yield len(phrase)


def _is_set_off(quote: Side, at: int) -> bool:
    """Whether a sign, or an end of the quote, stands before word `at`; a sound may stand in between."""
    sounds = quote.language.speech.sounds
    is_end = at in (0, len(quote.words))
    beside = not is_end and (quote.norms[at] in sounds or quote.norms[at - 1] in sounds)
    return is_end or beside or _SET_OFF.search(_gap(quote, at)) is not None


def _is_opener(quote: Side, at: int, behind: int) -> bool:
    """Whether a word opens a sentence as nobody prints it ("And"), a filler that ends at `behind` in front or not."""
    is_head = at in (0, behind) or bool(_SENTENCE_END.search(_gap(quote, at)))
    return is_head and quote.norms[at] in quote.language.speech.openers


def _gap(quote: Side, at: int) -> str:
    return quote.text[quote.words[at - 1].end : quote.words[at].start]


def _is_again(reads: Sequence[str], first: int, last: int, quote: Side) -> bool:
    """Whether `[first, last)` is part of a repetition, wherever it begins: "I will [not, I will] not". Words that stand
    twice by grammar ("had had") are none."""
    length = last - first
    if length == 1 and reads[first] in quote.language.speech.doubled:
        return False
    return any(
        reads[start : start + length] == reads[start + length : start + 2 * length]
        for start in range(max(0, first - length), first + 1)
    )


def _windows(reads: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """All `[first, last)` that leave the same words when they are left out: "we have [a — we have] the best" is "[we
    have a —] we have the best"."""
    yield first, last
    start, end = first, last
    while start > 0 and reads[start - 1] == reads[end - 1]:
        start, end = start - 1, end - 1
        yield start, end
    while last < len(reads) and reads[first] == reads[last]:
        first, last = first + 1, last + 1
        yield first, last


def _is_false_start(said: Sequence[_Said], first: int, last: int, quote: Side) -> bool:
    """Whether the speaker breaks off behind `[first, last)` and begins anew, and nothing but the start is lost."""
    if last >= len(said) or last - first > _MOST_OF_START or said[last - 1].at == said[last].at:
        return False
    broken = any(_BROKEN_OFF.search(_gap(quote, at)) for at in range(said[last - 1].at + 1, said[last].at + 1))
    if not broken:
        return False
    start = [each.read for each in said[first:last]]
    again = [each.read for each in said[last : last + len(start) + _MOST_OF_START]]
    if start[0] != again[0] and len(start) > _MOST_WITHOUT_AGAIN:
        return False
    language = quote.language
    if not language.negation.words.isdisjoint(start):
        return False
    return all(read in language.speech.starters or read in again for read in start)
