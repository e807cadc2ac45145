"""The rules that decide what a candidate quote is to a recorded one. They are stated here and nowhere else.

1. verbatim: the same words in the same order, and all of them; brackets and ellipses that an outlet put in aside.
2. fragment: one unbroken run of the recorded quote's words, with a word of content among them.
3. spliced: two to six such runs joined and nothing else, in any order. Where no ellipsis owns up to it, runs in order
   must leave out at least three words: one or two words dropped in silence are an alteration.
4. altered: words were changed, and enough is alike (LEAST_SIMILARITY, by the candidate's words of content). A short
   candidate that is the whole recorded quote but for a word that turns its sense counts as alike enough.
5. not_found: all else. Common words alone are found only as a whole recorded quote.

docs/decisions/0010-what-is-a-match.md says where the figures come from.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain import Verdict
from service.matching.differences import Differences
from service.matching.runs import Run
from service.matching.sides import Side
from service.text.words import content_words

LEAST_SIMILARITY = ((5, 0.8), (10, 0.65))
"""Candidates with fewer words of content than this need this similarity: short ones need to be nearly identical."""
LEAST_SIMILARITY_OF_LONG = 0.55
LEAST_CONTENT_SHARE = 0.5
"""Of the candidate's words of content, or of the whole recorded quote's where the candidate goes on beyond it."""
LEAST_CONTENT_OF_PART = 5
"""Words of content that a recorded quote needs to be recognised inside a candidate that it is a small part of."""
LEAST_SILENT_OMISSION = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the rules look at. `shared` and `candidate` count words of content, misspelt ones among them.

    `is_turned` says that the whole quote was compared and that only words which turn the sense differ.
    """

    similarity: float
    coverage: float
    quote_coverage: float
    shared: int
    candidate: int
    is_turned: bool = False


def least_similarity(content: int) -> float:
    """The least similarity that a candidate with so many words of content needs to be a match."""
    return next((least for below, least in LEAST_SIMILARITY if content < below), LEAST_SIMILARITY_OF_LONG)


def verdict_of_run(run: Run, candidate: Side, quote: Side, threshold: float | None) -> Verdict:
    """Rules 1 and 2, for a candidate that is one unbroken run. Its similarity is 1, which any threshold admits."""
    if threshold is not None and threshold > 1.0:
        return Verdict.NOT_FOUND
    if run.length == len(quote.words):
        return Verdict.VERBATIM
    return Verdict.FRAGMENT if content_words(candidate.norms) else Verdict.NOT_FOUND


def is_splice(runs: Sequence[Run], candidate: Side) -> bool:
    """Rule 3, for a candidate that is made of runs."""
    if not content_words(candidate.norms):
        return False
    return all(
        following.candidate in candidate.breaks
        or not 0 <= following.quote - (run.quote + run.length) < LEAST_SILENT_OMISSION
        for run, following in itertools.pairwise(runs)
    )


def verdict_of_splice(found: Differences, threshold: float | None) -> Verdict:
    """Rule 3 under a threshold that the user gave."""
    return Verdict.SPLICED if threshold is None or found.similarity >= threshold else Verdict.NOT_FOUND


def verdict_of_alignment(likeness: Likeness, threshold: float | None) -> Verdict:
    """Rules 4 and 5."""
    least = least_similarity(likeness.candidate) if threshold is None else threshold
    if threshold is None and likeness.is_turned:
        least = LEAST_SIMILARITY_OF_LONG
    if not likeness.shared or likeness.similarity < least:
        return Verdict.NOT_FOUND
    if likeness.shared >= LEAST_CONTENT_SHARE * likeness.candidate:
        return Verdict.ALTERED
    is_whole_quote = likeness.quote_coverage >= 1.0 - LEAST_CONTENT_SHARE / 2
    return Verdict.ALTERED if is_whole_quote and likeness.shared >= LEAST_CONTENT_OF_PART else Verdict.NOT_FOUND
