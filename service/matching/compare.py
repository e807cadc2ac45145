"""Compares a candidate quote with one recorded quote: how alike, what differs, what the verdict is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from service import deadline
from service.domain import Change, ChangeKind, Comparison, Severity, Verdict
from service.language.language import Language
from service.matching.alignment import Alignment, Pair, align
from service.matching.changes import Edit, describe_edits
from service.matching.cuts import cut_edges, framed_edits
from service.matching.differences import Differences, aligned_differences, is_recognisable_part, run_differences
from service.matching.disfluency import is_as_spoken, with_lead
from service.matching.editorial import editors_marks, marks_beside
from service.matching.evidence import calibrated, evidence_of_pairs, evidence_of_runs
from service.matching.explanation import explain
from service.matching.framing import frame_before
from service.matching.kinds import negates
from service.matching.moved import exchanged_edits, moved_words, with_exchanges
from service.matching.passage import Passage
from service.matching.runs import SHORTEST_RUN, Run, find_run, joined_runs
from service.matching.sides import Side, sides
from service.matching.verdict import (
    LEAST_EVIDENCE,
    MOST_CUTS,
    SHORT,
    SLIPS,
    Likeness,
    is_owned_up,
    is_slight,
    is_splice,
    verdict_of_alignment,
    verdict_of_run,
    verdict_of_splice,
)
from service.text.normalise import Wording

_MOST_WITHOUT_A_WORD = 3
"""Words. A candidate as short as this is compared even when each of its words may be misspelt."""
_LONG_ENOUGH_ALONE = 6
"""Letters. A misspelt word this long is known by itself; "moan" is not "mean" misspelt."""
_LEAST_BESIDE_NUMBER = 2
"""Words of content that make a short quote known whose number was changed: March 4 is not March 11."""
_MOST_LEADING = 3
"""Words put in at the beginning, behind which what the quote has before the others is still looked for."""
_NOTHING_SHARED = Comparison(0.0, 0.0, 0.0, Verdict.NOT_FOUND, (), "The recorded quote says something else.")


def compare(
    candidate: Wording, quote: Wording, language: Language, *, threshold: float | None = None, is_speech: bool = False
) -> Comparison:
    """Compare `candidate` with `quote`, both of one language; the verdict is NOT_FOUND when it is no match.

    `threshold` (0..1) is the least similarity that a match needs; None leaves it to the length of the candidate
    (`verdict.least_similarity`). Words in editorial brackets are compared with and without, whichever is closer.
    Of a quote that `is_speech`, because a primary source has it, what print leaves out of speech is a matter of style.
    """
    return compare_sides(sides(candidate, language), sides(quote, language, is_speech=is_speech), threshold)


def compare_sides(candidate: Sequence[Side], quote: Sequence[Side], threshold: float | None) -> Comparison:
    """The same for the sides of both: a candidate is compared with one quote after the other, a long quote is kept."""
    deadline.check()
    if not candidate[0].words or not quote[0].words:
        return _NOTHING_SHARED
    language = candidate[0].language
    ways = list(_ways(candidate, quote))
    for left, right in ways:
        if (start := find_run(left.norms, right.searched)) >= 0:
            return _compared_run(Run(0, start, len(left.words)), left, right, threshold)
    for left, right in ways:
        runs = joined_runs(left.norms, list(left.breaks), right.searched, language)
        if runs and is_splice(runs, left) and not is_as_spoken(runs, right):
            return _compared_splice(runs, left, right, threshold)
    comparisons = [_compared_alignment(left, right, threshold) for left, right in ways]
    return max(comparisons, key=lambda comparison: (comparison.similarity, comparison.quote_coverage))


def _ways(candidate: Sequence[Side], quote: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """The two as they are, and with the brackets of one or the other left out.

    Not of both, which may differ there: where both have the same brackets, or brackets at one place, they are compared.
    """
    yield candidate[0], quote[0]
    if len(candidate) > 1 and len(quote) > 1 and candidate[1].bracketed & quote[1].bracketed:
        return
    yield from ((candidate[0], side) for side in quote[1:])
    yield from ((side, quote[0]) for side in candidate[1:])


def _compared_run(run: Run, candidate: Side, quote: Side, threshold: float | None) -> Comparison:
    evidence = calibrated(candidate.rarities[-1])
    verdict = verdict_of_run(run, candidate, quote, evidence, threshold)
    changes = editors_marks([run], candidate, quote)
    if verdict is Verdict.FRAGMENT:
        edges = cut_edges(candidate, quote, run.quote, run.quote + run.length, at_start=True, at_end=True)
        changes = _in_order(changes, edges)
    differences = run_differences([run], candidate, quote)
    return _comparison((verdict, evidence), differences, changes, (candidate, quote), [run])


def _compared_splice(runs: Sequence[Run], candidate: Side, quote: Side, threshold: float | None) -> Comparison:
    differences = run_differences(runs, candidate, quote)
    edits = framed_edits(differences.edits, candidate, quote)
    marks = (*editors_marks(runs, candidate, quote), *_edges_of_runs(runs, candidate, quote))
    changes = _in_order(describe_edits(edits, candidate, quote), marks)
    evidence = evidence_of_runs([(run.candidate, run.candidate + run.length) for run in runs], candidate)
    verdict = verdict_of_splice(differences, evidence, threshold)
    return _comparison((verdict, evidence), differences, changes, (candidate, quote), runs)


def _compared_alignment(candidate: Side, quote: Side, threshold: float | None) -> Comparison:
    alignment = with_lead(align(candidate, quote), candidate, quote)
    if not alignment.pairs and max(len(candidate.words), len(quote.words)) > _MOST_WITHOUT_A_WORD:
        return _NOTHING_SHARED
    differences = aligned_differences(alignment, candidate, quote)
    likeness = _likeness(differences, alignment, candidate, quote)
    verdict = verdict_of_alignment(likeness, threshold)
    edits = differences.edits
    marks = marks_beside(edits, alignment.pairs, candidate, quote)
    if verdict is not Verdict.NOT_FOUND:
        edits = with_exchanges(framed_edits(edits, candidate, quote), candidate, quote)
        marks = (*marks, *_edges_of_pairs(alignment.pairs, candidate, quote))
    changes = _in_order(describe_edits(edits, candidate, quote), marks)
    return _comparison((verdict, likeness.evidence), differences, changes, (candidate, quote), ())


def _edges_of_runs(runs: Sequence[Run], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """What was cut off before the first run, and behind the last one, where they stand in the order of the quote."""
    first, last = runs[0], runs[-1]
    if any(run.quote > following.quote for run, following in pairwise(runs)):
        return ()
    ends = first.quote + first.length, last.quote + last.length
    before = cut_edges(candidate, quote, first.quote, ends[0], at_start=True, at_end=False)
    return (*before, *cut_edges(candidate, quote, last.quote, ends[1], at_start=False, at_end=True))


def _edges_of_pairs(pairs: Sequence[Pair], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """The same for words that are the same at the candidate's own ends, or behind a few that were put in there and turn
    nothing themselves ("we will")."""
    if not pairs:
        return ()
    at_start = pairs[0].c_first == 0 or _is_plain_lead(pairs[0].c_first, candidate)
    at_end = pairs[-1].c_last == len(candidate.words)
    return cut_edges(candidate, quote, pairs[0].q_first, pairs[-1].q_last, at_start=at_start, at_end=at_end)


def _is_plain_lead(number: int, candidate: Side) -> bool:
    """Whether the first so many words of the candidate are few, and turn nothing."""
    return number <= _MOST_LEADING and frame_before(Passage(candidate, number, len(candidate.words))) is None


def _in_order(changes: tuple[Change, ...], marks: tuple[Change, ...]) -> tuple[Change, ...]:
    if not marks:
        return changes
    return tuple(sorted((*changes, *marks), key=lambda change: (change.candidate.start, change.quote.start)))


def _likeness(differences: Differences, alignment: Alignment, candidate: Side, quote: Side) -> Likeness:
    shared = [norm for pair in alignment.pairs for norm in candidate.norms[pair.c_first : pair.c_last]]
    misspelt = [
        norm
        for kind, piece in differences.edits
        if kind is ChangeKind.TYPO
        for norm in candidate.norms[piece.c_first : piece.c_last]
    ]
    slips = differences.edits if _are_known(shared, misspelt, candidate) else ()
    moved = moved_words(differences.edits, candidate, quote)
    proof = evidence_of_pairs(alignment.pairs, slips, candidate, quote, moved)
    is_one_run = proof.runs == 1 and any(edit.kind not in SLIPS for edit in differences.edits)
    is_phrase = is_one_run and proof.of_runs < LEAST_EVIDENCE  # which another form of a word beside it makes no quote
    of_all = candidate.rarities[-1]
    likeness = Likeness(
        similarity=differences.similarity,
        evidence=proof.of_runs if is_phrase else proof.evidence,
        of_all=calibrated(of_all),
        share=proof.raw / of_all if of_all else 0.0,
        is_one_run=is_one_run,
        holds_quote=is_recognisable_part(differences.quote_same, candidate, quote),
        left_out=_most_left_out(differences, alignment.pairs),
    )
    return likeness if likeness.of_all >= SHORT else _closely(likeness, differences, shared, (candidate, quote))


def _most_left_out(differences: Differences, pairs: Sequence[Pair]) -> int:
    """The most words that were left out at one place of a candidate that is made of the quote's words, in their order
    and in few parts; 0 for any other."""
    pieces = [edit.piece for edit in differences.edits]
    if not 0 < len(pieces) <= MOST_CUTS or any(piece.c_first < piece.c_last for piece in pieces):
        return 0
    if max(pair.c_last - pair.c_first for pair in pairs) < SHORTEST_RUN:
        return 0
    silent = [edit.piece for edit in differences.edits if edit.kind is not ChangeKind.DISFLUENCY]
    return max((piece.q_last - piece.q_first for piece in silent), default=1)


def _closely(
    likeness: Likeness, differences: Differences, shared: Sequence[str], compared: tuple[Side, Side]
) -> Likeness:
    """The same with what the rules look at in short candidates only."""
    candidate, quote = compared
    exchanged = exchanged_edits(differences.edits, candidate, quote)
    return replace(
        likeness,
        kinds=frozenset(
            ChangeKind.NEGATION if number in exchanged else _weighed(edit, candidate, quote)
            for number, edit in enumerate(differences.edits)
        ),
        is_whole=_is_whole(differences, quote) and not _is_quote_and_more(likeness, differences),
        is_renumbered=_is_renumbered(differences, shared, candidate, quote),
    )


def _weighed(edit: Edit, candidate: Side, quote: Side) -> ChangeKind:
    """The kind, for the verdict: "it's not appropriate" added to "of course" is more than a sense that was turned."""
    c_first, c_last, q_first, q_last = edit.piece
    if edit.kind is ChangeKind.EDITORIAL and q_first == q_last and q_first in quote.breaks:
        return ChangeKind.WORDING  # whatever the record leaves out there, it does not say that it was this
    is_one_sided = c_first == c_last or q_first == q_last
    if edit.kind is not ChangeKind.NEGATION or not is_one_sided:
        return edit.kind
    words = _content((*candidate.norms[c_first:c_last], *quote.norms[q_first:q_last]), candidate)
    return edit.kind if all(negates([word], candidate.language) for word in words) else ChangeKind.WORDING


def _are_known(shared: Sequence[str], misspelt: Sequence[str], candidate: Side) -> bool:
    """Whether misspelt words count as shared: among others that are spelt right, or alone when they are long."""
    if _content(shared, candidate) or len(candidate.words) > _MOST_WITHOUT_A_WORD:
        return True
    return all(len(norm) >= _LONG_ENOUGH_ALONE for norm in _content(misspelt, candidate))


def _content(norms: Sequence[str], side: Side) -> list[str]:
    """Those of `norms` that carry content in the language that is compared."""
    return side.language.vocabulary.content_words(norms)


def _lettered(norms: Sequence[str], side: Side) -> list[str]:
    return [norm for norm in _content(norms, side) if not side.language.numbers.is_number(norm)]


def _is_renumbered(differences: Differences, shared: Sequence[str], candidate: Side, quote: Side) -> bool:
    """Whether numbers differ, and each stands for another number beside enough words that make the quote known."""
    changed = [piece for kind, piece in differences.edits if kind is ChangeKind.NUMBER]
    if not changed or len(_lettered(shared, candidate)) < _LEAST_BESIDE_NUMBER:
        return False
    is_number = candidate.language.numbers.is_number
    return all(
        any(map(is_number, candidate.norms[piece.c_first : piece.c_last]))
        and any(map(is_number, quote.norms[piece.q_first : piece.q_last]))
        for piece in changed
    )


def _is_whole(differences: Differences, quote: Side) -> bool:
    """Whether every word of the quote stands in the candidate or was changed there."""
    return differences.quote_same + sum(edit.piece.q_last - edit.piece.q_first for edit in differences.edits) >= len(
        quote.words
    )


def _is_quote_and_more(likeness: Likeness, differences: Differences) -> bool:
    """Whether the candidate is the quote and words before or behind it, so that none of the quote's were changed."""
    return likeness.is_one_run and all(edit.piece.q_first == edit.piece.q_last for edit in differences.edits)


def _comparison(
    decided: tuple[Verdict, float],
    differences: Differences,
    changes: tuple[Change, ...],
    compared: tuple[Side, Side],
    runs: Sequence[Run],
) -> Comparison:
    (candidate, quote), (verdict, evidence) = compared, decided
    return Comparison(
        similarity=differences.similarity,
        coverage=differences.same / len(candidate.words),
        quote_coverage=differences.quote_same / len(quote.words),
        verdict=verdict,
        changes=changes,
        explanation=explain(verdict, changes, compared, runs),
        severity=_severity(verdict, changes, candidate, runs),
        evidence=evidence,
        is_slight=is_slight(verdict, evidence, len(candidate.words)),
    )


def _severity(verdict: Verdict, changes: Sequence[Change], candidate: Side, runs: Sequence[Run]) -> Severity | None:
    """That of the worst change; parts that are joined in silence are other words, whatever lies between them."""
    severities: list[Severity | None] = [change.severity for change in changes]
    if verdict is Verdict.SPLICED and not is_owned_up(runs, candidate):
        severities.append(Severity.WORDING)
    return Severity.worst(severities)
