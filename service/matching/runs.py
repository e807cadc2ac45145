"""Finds unbroken runs of a recorded quote in a candidate: the whole of it in one run, or in several joined parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from service.language.language import Language

MOST_RUNS = 6
"""More parts than this is no splice any more but another text made of the same words."""
SHORTEST_RUN = 3
"""Words. A part of fewer counts only beside an ellipsis and with a word of content in it."""
_MOST_PLACES = 64
Positions = dict[str, list[int]]


class Run(NamedTuple):
    """Words `[candidate, candidate + length)` of the candidate are `[quote, quote + length)` of the quote."""

    candidate: int
    quote: int
    length: int


class Searched:
    """The words of a quote, and what is made of them to look for runs, when it is first wanted."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    @cached_property
    def line(self) -> str:
        """The words, a line break on both sides of each."""
        return "\n" + "\n".join(self.words) + "\n"

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def places(self) -> Positions:
        """Where each word stands, its first places."""
        return _places(self.words)


class _Quote(NamedTuple):
    """A quote that is searched, and the language that it is compared in."""

    words: Sequence[str]
    places: Positions
    language: Language


def find_run(words: Sequence[str], within: Searched) -> int:
    """Where `words` stand in `within` without a break, or -1; linear time."""
    if not words or len(words) > len(within.words):
        return -1
    place = within.line.find("\n" + "\n".join(words) + "\n")
    return within.line.count("\n", 0, place) if place >= 0 else -1


def joined_runs(words: Sequence[str], breaks: Sequence[int], quote: Searched, language: Language) -> list[Run]:
    """The candidate as parts of the quote and nothing else, or no runs when it is not that.

    A conjunction may go round with the two parts that it joins: "A and B" as "B and A". `breaks` are the words before
    which the candidate has an ellipsis. Parts must be long enough to be one, at most MOST_RUNS, and no word of the
    quote is used twice.
    """
    inner = sorted({at for at in breaks if 0 < at < len(words)})
    if (len(words) < 2 * SHORTEST_RUN - 1 and not inner) or not quote.distinct.issuperset(words):
        return []
    searched = _Quote(quote.words, quote.places, language)
    runs: list[Run] = []
    for start, end in zip([0, *inner], [*inner, len(words)], strict=True):
        part = _cover(words[start:end], searched, runs[-1] if runs else None)
        if not part:
            return []
        for run in part:
            _append(runs, Run(run.candidate + start, run.quote, run.length))
    return runs if _are_parts(runs, words, set(inner), language) else []


def _cover(words: Sequence[str], searched: _Quote, last: Run | None) -> list[Run]:
    """The fewest runs of the quote that make up `words`, by taking the longest each time; none when it fails.

    Of equally long ones the first behind the run before counts; `last` is the one before `words`.
    """
    conjunctions = searched.language.word_classes.joining
    runs: list[Run] = []
    at = 0
    while at < len(words):
        before = runs[-1] if runs else last
        run = _longest_from(words, at, searched, before)
        if run is None or len(runs) == MOST_RUNS:
            return []
        if before and words[at] in conjunctions and (turned := _turned_round(words, at, searched.words, before)):
            behind = _longest_from(words, at + 1, searched, turned)
            run = turned if behind and behind.length >= run.length else run
        runs.append(run)
        at += run.length
    return runs


def _longest_from(words: Sequence[str], at: int, searched: _Quote, last: Run | None) -> Run | None:
    """The longest run that begins at word `at`; of equally long ones the first behind the last run."""
    quote = searched.words
    behind = last.quote + last.length if last else 0
    best: tuple[int, bool, int] | None = None
    for place in searched.places.get(words[at], ()):
        length = 1
        while at + length < len(words) and place + length < len(quote) and words[at + length] == quote[place + length]:
            length += 1
        promise = (length, place >= behind, -place)
        if best is None or promise > best:
            best = promise
    return Run(at, -best[2], best[0]) if best else None


def _turned_round(words: Sequence[str], at: int, quote: Sequence[str], before: Run) -> Run | None:
    """The conjunction at word `at` when the quote has it right before the part that now stands before it."""
    is_there = before.quote > 0 and quote[before.quote - 1] == words[at] and at + 1 < len(words)
    return Run(at, before.quote - 1, 1) if is_there else None


def joining_words(runs: Sequence[Run]) -> set[Run]:
    """The conjunctions among `runs`: each joined the run before it to what precedes that in the quote."""
    return {run for before, run in pairwise(runs[:-1]) if run.length == 1 and run.quote + 1 == before.quote}


def _places(quote: Sequence[str]) -> Positions:
    places: Positions = defaultdict(list)
    for at, word in enumerate(quote):
        positions = places[word]
        if len(positions) < _MOST_PLACES:
            positions.append(at)
    return dict(places)


def _append(runs: list[Run], run: Run) -> None:
    """Adds a run, to the last one where the two are unbroken in the quote."""
    if runs and runs[-1].quote + runs[-1].length == run.quote:
        runs[-1] = runs[-1]._replace(length=runs[-1].length + run.length)
    else:
        runs.append(run)


def _are_parts(runs: Sequence[Run], words: Sequence[str], breaks: set[int], language: Language) -> bool:
    if not 1 < len(runs) <= MOST_RUNS:
        return False
    used = sorted((run.quote, run.quote + run.length) for run in runs)
    if any(left[1] > right[0] for left, right in pairwise(used)):
        return False
    joining = {run for run in joining_words(runs) if words[run.candidate] in language.word_classes.joining}
    return all(run in joining or _is_part(run, words, breaks, language) for run in runs)


def _is_part(run: Run, words: Sequence[str], breaks: set[int], language: Language) -> bool:
    if run.length >= SHORTEST_RUN:
        return True
    end = run.candidate + run.length
    marked = (run.candidate == 0 or run.candidate in breaks) and (end == len(words) or end in breaks)
    return marked and bool(language.vocabulary.content_words(words[run.candidate : end]))
