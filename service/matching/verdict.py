"""Decides the verdict on a candidate quote and a recorded one. The rules are stated here and nowhere else.

1. verbatim: the same words in the same order, and all of them; brackets and ellipses of an outlet do not count.
2. fragment: one unbroken run of the recorded quote's words, with a word of content among them.
3. spliced: two to six such runs joined and nothing else, in any order. Where no ellipsis shows that words are
   missing, runs in order must leave out at least three: one or two words dropped in silence are an alteration. Two
   parts may be swapped about the conjunction that joins them: "A and B" as "B and A".
4. altered: words were changed, and enough is alike: LEAST_SIMILARITY, and half of the candidate's words of content or
   the whole recorded quote inside a longer candidate. A candidate with fewer than SHORT words of content must be nearly
   identical: see `_is_nearly_identical`.
5. not_found: everything else. Common words alone match only a whole recorded quote.

docs/decisions/0010-what-is-a-match.md says where the figures come from.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain import ChangeKind, Verdict
from service.matching.differences import Differences
from service.matching.runs import Run
from service.matching.sides import Side

SHORT, LONG = 5, 10
LEAST_SIMILARITY_OF_SHORT, LEAST_SIMILARITY, LEAST_SIMILARITY_OF_LONG = 0.8, 0.72, 0.6
"""By the candidate's words of content: fewer than SHORT, in between, LONG or more."""
LEAST_SIMILARITY_OF_TURNED = 0.55
LEAST_CONTENT_SHARE = 0.5
LEAST_WORDS_OF_REWORDED = 7
"""Words that a short candidate needs when one of its words of content is a different one in the recorded quote."""
LEAST_WORDS_OF_COMMON, LEAST_SIMILARITY_OF_COMMON = 8, 0.85
"""What a whole quote with one word of content needs to be recognised by its common words, one of them changed."""
_SLIPS = frozenset({ChangeKind.TYPO, ChangeKind.SPELLING, ChangeKind.EDITORIAL})
_TURNS = _SLIPS | {ChangeKind.NUMBER, ChangeKind.NEGATION}
LEAST_SILENT_OMISSION = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a candidate and a recorded quote are, as far as the rules look at it.

    `words` counts the candidate's words, `content` its words of content, `shared` those that the quote has too,
    including misspelt ones. `kinds` are the kinds of the changes. `is_whole` says that the whole quote was compared,
    `is_common` that only common words differ, `is_renumbered` that numbers stand for numbers among other words of
    content: these three and `kinds` matter only for candidates of fewer than SHORT words of content. `holds_quote` says
    that the candidate holds the quote and goes on beyond it.
    """

    similarity: float
    words: int
    content: int
    shared: int
    kinds: frozenset[ChangeKind] = frozenset({ChangeKind.WORDING})
    is_whole: bool = True
    is_common: bool = False
    is_renumbered: bool = True
    holds_quote: bool = False


def least_similarity(content: int) -> float:
    """The least similarity that a candidate with so many words of content needs to be a match."""
    if content < SHORT:
        return LEAST_SIMILARITY_OF_SHORT
    return LEAST_SIMILARITY if content < LONG else LEAST_SIMILARITY_OF_LONG


def verdict_of_run(run: Run, candidate: Side, quote: Side, threshold: float | None) -> Verdict:
    """Rules 1 and 2, for a candidate that is one unbroken run. Its similarity is 1, which any threshold admits."""
    if threshold is not None and threshold > 1.0:
        return Verdict.NOT_FOUND
    if run.length == len(quote.words):
        return Verdict.VERBATIM
    return Verdict.FRAGMENT if candidate.content else Verdict.NOT_FOUND


def is_splice(runs: Sequence[Run], candidate: Side) -> bool:
    """Rule 3, for a candidate that is made of runs."""
    if not candidate.content:
        return False
    return all(
        following.candidate in candidate.breaks
        or not 0 <= following.quote - (run.quote + run.length) < LEAST_SILENT_OMISSION
        for run, following in itertools.pairwise(runs)
    )


def is_owned_up(runs: Sequence[Run], candidate: Side) -> bool:
    """Whether the runs stand in the order of the quote, and an ellipsis of the candidate stands before each but the
    first."""
    return all(
        following.candidate in candidate.breaks and run.quote < following.quote
        for run, following in itertools.pairwise(runs)
    )


def verdict_of_splice(differences: Differences, threshold: float | None) -> Verdict:
    """Rule 3 under a threshold that the user gave."""
    return Verdict.SPLICED if threshold is None or differences.similarity >= threshold else Verdict.NOT_FOUND


def verdict_of_alignment(likeness: Likeness, threshold: float | None) -> Verdict:
    """Rules 4 and 5. A threshold that the user gave replaces the similarity that the length asks for."""
    if not likeness.shared:
        return Verdict.NOT_FOUND
    if threshold is not None:
        return Verdict.ALTERED if likeness.similarity >= threshold else Verdict.NOT_FOUND
    if likeness.holds_quote:
        is_alike = likeness.similarity >= LEAST_SIMILARITY_OF_LONG
    elif likeness.content < SHORT:
        is_alike = _is_nearly_identical(likeness)
    else:
        is_alike = likeness.similarity >= least_similarity(likeness.content) and (
            likeness.shared >= LEAST_CONTENT_SHARE * likeness.content
        )
    return Verdict.ALTERED if is_alike else Verdict.NOT_FOUND


def _is_nearly_identical(likeness: Likeness) -> bool:
    """Rule 4 for short candidates.

    A whole quote whose number or sense was reversed matches even when little else is there. Otherwise the similarity of
    short candidates is needed, and one of these: only slips; or the whole quote with only common words changed; or the
    whole quote with a word of content changed, when it is long enough to be recognised by the others. Where only one
    word of content is shared, many common words must be shared, too.
    """
    turned = likeness.kinds <= _TURNS and (ChangeKind.NUMBER not in likeness.kinds or likeness.is_renumbered)
    if likeness.is_whole and turned and likeness.similarity >= LEAST_SIMILARITY_OF_TURNED:
        return True
    if likeness.similarity < LEAST_SIMILARITY_OF_SHORT:
        return False
    if likeness.kinds <= _SLIPS:
        return True
    if likeness.shared > 1:
        return likeness.is_whole and (likeness.is_common or likeness.words >= LEAST_WORDS_OF_REWORDED)
    is_long = likeness.words >= LEAST_WORDS_OF_COMMON and likeness.similarity >= LEAST_SIMILARITY_OF_COMMON
    return likeness.is_whole and likeness.is_common and is_long
