"""Decides the verdict on a candidate quote and a recorded one. The rules are stated here and nowhere else.

1. verbatim: the same words in the same order, and all of them; brackets and ellipses of an outlet do not count.
2. fragment: one unbroken run of the recorded quote's words, of enough evidence (`evidence.py`).
3. spliced: two to six such runs joined and nothing else, in any order, of enough evidence. Where no ellipsis shows that
   words are missing, runs in order must leave out at least three: one or two words dropped in silence are an
   alteration. Two parts may be swapped about the conjunction that joins them: "A and B" as "B and A". Words in the
   order of the quote may be in shorter parts, up to MOST_CUTS + 1.
4. altered: words were changed, and enough is alike: LEAST_SIMILARITY, and shared words of enough evidence, among them
   half of what the candidate says; or the whole recorded quote inside a longer candidate. A whole recorded quote with
   slips only, or with its sense or number turned, needs no evidence.
5. not_found: everything else.

Enough evidence is LEAST_EVIDENCE, and LEAST_EVIDENCE_OF_EXPECTED where the claimed speaker is on record with the words,
or a recorded quote has just these: that is not known here, so what has this much gets a verdict, and who knows it drops
what `is_slight`.

docs/decisions/0010-what-is-a-match.md and 0028-evidence.md say where the figures come from.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain import ChangeKind, Verdict
from service.matching.differences import Differences
from service.matching.runs import Run
from service.matching.sides import Side

LEAST_EVIDENCE, LEAST_EVIDENCE_OF_EXPECTED = 25.0, 20.0
"""Bits. Fewer stand by chance in the words of others: once in 30 million places, and once in a million."""
LEAST_WORDS, LEAST_EVIDENCE_OF_LONGER = 6, 22.0
"""So many words need less: there are few runs of them that have so little, and hardly more stand by chance."""
MOST_OF_PHRASE = 3
"""Words. So few are quoted for what they are ("basket of deplorables"), and who asks wants to see where they stand.
They need a word of content, and their evidence says how little they prove."""
LEAST_EVIDENCE_OF_WHOLE = 21.0
"""The same for words changed in a whole recorded quote: it has one place, where its parts have some sixteen."""
LEAST_EVIDENCE_OF_REWORDED, NEARLY_ALL = 26.0, 0.9
"""With so much in common, a short candidate may have two of eight words of a whole recorded quote changed
(LEAST_SIMILARITY); more where nearly all its bits are shared, so that its words only changed places."""
LEAST_EVIDENCE_OF_ONE_RUN = 27.0
"""The same for one unbroken run with other words before or behind it. It would need 25 if it stood alone; that the
record does not have the other words speaks against it, and of each run there are many such candidates."""
SHORT, LONG = 40.0, 60.0
LEAST_SIMILARITY_OF_SHORT, LEAST_SIMILARITY, LEAST_SIMILARITY_OF_LONG = 0.8, 0.72, 0.6
"""By the evidence of all the candidate's words, in bits: less than SHORT, in between, LONG or more. What has so much
holds about five words of content, or ten."""
LEAST_SIMILARITY_OF_TURNED = 0.55
LEAST_SHARE = 0.5
"""Of the bits of the candidate's words, so much must be in those that are shared."""
_LEAST_OF_ANY = 9.0
"""Bits of one word of content. Whatever the threshold, less in common than that is nothing."""
SLIPS = frozenset({ChangeKind.TYPO, ChangeKind.SPELLING, ChangeKind.EDITORIAL, ChangeKind.DISFLUENCY})
_TURNS = SLIPS | {ChangeKind.NUMBER, ChangeKind.NEGATION}
LEAST_SILENT_OMISSION = 3
MOST_CUTS = 2
"""Words that a quote has in this order, but not unbroken, are known as its words when they were cut so often."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a candidate and a recorded quote are, as far as the rules look at it.

    `evidence` is that of the words that both have, misspelt ones included, `of_all` that of all the candidate's words,
    in bits; `share` is that of the candidate's rarity that is shared, 0..1. `is_one_run` says that they stand unbroken
    in both, with other words of the candidate before or behind them. `kinds` are the kinds of the changes.
    `is_whole` says that the whole quote was compared, `is_renumbered` that numbers stand for numbers among other words
    of content: these two and `kinds` matter only for short candidates. `holds_quote` says that the candidate holds the
    quote and goes on beyond it. `left_out` is the most words that were left out at one place where nothing else
    differs, else 0.
    """

    similarity: float
    evidence: float
    of_all: float
    share: float = 1.0
    is_one_run: bool = False
    kinds: frozenset[ChangeKind] = frozenset({ChangeKind.WORDING})
    is_whole: bool = True
    is_renumbered: bool = True
    holds_quote: bool = False
    left_out: int = 0


def least_similarity(evidence: float) -> float:
    """The least similarity that a candidate whose words have so much evidence needs to be a match."""
    if evidence < SHORT:
        return LEAST_SIMILARITY_OF_SHORT
    return LEAST_SIMILARITY if evidence < LONG else LEAST_SIMILARITY_OF_LONG


def verdict_of_run(run: Run, candidate: Side, quote: Side, evidence: float, threshold: float | None) -> Verdict:
    """Rules 1 and 2, for a candidate that is one unbroken run. Its similarity is 1, which any threshold admits."""
    if threshold is not None and threshold > 1.0:
        return Verdict.NOT_FOUND
    if run.length == len(quote.words):
        return Verdict.VERBATIM
    if run.length <= MOST_OF_PHRASE:
        is_proven = any(candidate.rarity.bits(norm) >= _LEAST_OF_ANY for norm in candidate.content)
    else:
        is_proven = evidence >= _least(threshold)
    return Verdict.FRAGMENT if is_proven else Verdict.NOT_FOUND


def is_splice(runs: Sequence[Run], candidate: Side) -> bool:
    """Rule 3, for a candidate that is made of runs."""
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


def verdict_of_splice(differences: Differences, evidence: float, threshold: float | None) -> Verdict:
    """Rule 3 under a threshold that the user gave."""
    is_alike = threshold is None or differences.similarity >= threshold
    return Verdict.SPLICED if is_alike and evidence >= _least(threshold) else Verdict.NOT_FOUND


def verdict_of_alignment(likeness: Likeness, threshold: float | None) -> Verdict:
    """Rules 4 and 5. A threshold that the user gave replaces the similarity that the length asks for."""
    if likeness.evidence < _LEAST_OF_ANY:
        return Verdict.NOT_FOUND
    if threshold is not None:
        return _differing(likeness) if likeness.similarity >= threshold else Verdict.NOT_FOUND
    if _is_cut(likeness):
        is_alike = True
    elif likeness.holds_quote:
        is_alike = likeness.similarity >= LEAST_SIMILARITY_OF_LONG
    else:
        is_alike = _is_proven(likeness) or _is_whole_but_for_little(likeness)
    return _differing(likeness) if is_alike else Verdict.NOT_FOUND


def _differing(likeness: Likeness) -> Verdict:
    """Rule 3 for parts that are too short to be known by themselves, and rule 4."""
    is_splice = _is_cut(likeness) and likeness.left_out >= LEAST_SILENT_OMISSION
    return Verdict.SPLICED if is_splice else Verdict.ALTERED


def _is_cut(likeness: Likeness) -> bool:
    return likeness.left_out > 0 and likeness.evidence >= LEAST_EVIDENCE


def _least(threshold: float | None) -> float:
    """The least evidence; who gives a threshold decides alone what is alike."""
    return LEAST_EVIDENCE_OF_EXPECTED if threshold is None else _LEAST_OF_ANY


def is_slight(verdict: Verdict, evidence: float, words: int) -> bool:
    """Whether it is a verdict that holds only where the claimed speaker is on record with the words."""
    is_long_run = verdict is Verdict.FRAGMENT and words >= LEAST_WORDS
    least = LEAST_EVIDENCE_OF_LONGER if is_long_run else LEAST_EVIDENCE
    is_part = verdict in {Verdict.FRAGMENT, Verdict.SPLICED} and words > MOST_OF_PHRASE
    return is_part and evidence < least


def _is_proven(likeness: Likeness) -> bool:
    """Rule 4 by evidence."""
    if likeness.share < LEAST_SHARE:
        return False
    is_whole = likeness.is_whole and likeness.of_all < SHORT
    if is_whole and likeness.evidence >= LEAST_EVIDENCE_OF_REWORDED:
        is_reordered = likeness.share >= NEARLY_ALL
        return likeness.similarity >= (LEAST_SIMILARITY_OF_LONG if is_reordered else LEAST_SIMILARITY)
    if likeness.similarity < least_similarity(likeness.of_all):
        return False
    if is_whole:
        return likeness.evidence >= LEAST_EVIDENCE_OF_WHOLE
    return likeness.evidence >= (LEAST_EVIDENCE_OF_ONE_RUN if likeness.is_one_run else LEAST_EVIDENCE)


def _is_whole_but_for_little(likeness: Likeness) -> bool:
    """Rule 4 for a whole recorded quote with slips, or with its number or sense turned where little else is there."""
    if not likeness.is_whole or likeness.of_all >= SHORT:
        return False
    if likeness.kinds <= SLIPS:
        return likeness.similarity >= LEAST_SIMILARITY_OF_SHORT
    is_turned = likeness.kinds <= _TURNS and (ChangeKind.NUMBER not in likeness.kinds or likeness.is_renumbered)
    return is_turned and likeness.similarity >= LEAST_SIMILARITY_OF_TURNED and likeness.share >= LEAST_SHARE
