"""Ranks what the index proposes for a question, and finds the sources that stand behind the best matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.against_source import PRIMARY
from service.candidates import Question
from service.domain import Comparison, Verdict
from service.language.language import language_of
from service.matching.joining import JoinedPart, joined_parts
from service.matching.kept import without_kept
from service.matching.ranking import Ranked, rank_with_nearest
from service.steps import step
from service.storage.contents.snapshot import Snapshot
from service.storage.records import Unit

LEAST_RANKED = 5
"""Matches that are looked at however few are wanted."""
MOST_BEHIND = 3
"""Sources that are looked at behind those: what was said may be less like the candidate than what was printed of it,
and decides all the same."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The recorded quotes that answer one query, before it is known who carried them.

    `units` holds what was compared of each quote by id, `best` the best matches by id, the closest first, `nearest`
    what else comes near, `parts` the quotes that the candidate joins; `behind` are what primary sources have and counts
    where the speaker and the days are those of the best match.
    """

    units: Mapping[int, Unit]
    best: Sequence[tuple[int, Comparison]]
    nearest: Sequence[tuple[int, Comparison]]
    parts: Sequence[JoinedPart]
    behind: Sequence[tuple[int, Comparison]] = ()

    @property
    def ids(self) -> list[int]:
        """The quotes whose carriers the answer needs."""
        compared = (*self.best, *self.nearest, *self.behind)
        return [*(id for id, _ in compared), *(part.quote_id for part in self.parts)]


def rank_question(question: Question, units: Mapping[int, Unit], snapshot: Snapshot) -> Ranking:
    """The best `limit` of what the candidate is compared with, each as the quote that it is of, and what the candidate
    joins."""
    query, wording = question.query, question.wording
    texts = {number: unit.text for number, unit in units.items()}
    part_of = {number: unit.quote_id for number, unit in units.items() if unit.start is not None}
    language = language_of(None)  # a candidate quote comes without one
    with step("compare", candidates=len(texts)):
        ranked = rank_with_nearest(wording, texts, language, max(query.limit, LEAST_RANKED), query.threshold, part_of)
        compared = [(units[number], without_kept(comparison, query.kept)) for number, comparison in ranked.matches]
        is_whole = bool(compared) and compared[0][1].verdict.meaning.is_unbroken
        parts = () if is_whole else joined_parts(wording, texts, language)
    nearest = [(units[number], comparison) for number, comparison in ranked.nearest]
    behind = [(unit, without_kept(comparison, query.kept)) for unit, comparison in _sources(ranked, units, snapshot)]
    return Ranking(
        {unit.quote_id: unit for unit, _ in (*behind, *nearest, *compared)},
        [(unit.quote_id, _of_passage(unit, comparison)) for unit, comparison in compared],
        [(unit.quote_id, comparison) for unit, comparison in nearest],
        _joined_quotes(parts, units),
        [(unit.quote_id, _of_passage(unit, comparison)) for unit, comparison in behind],
    )


def _sources(ranked: Ranked, units: Mapping[int, Unit], snapshot: Snapshot) -> Sequence[tuple[Unit, Comparison]]:
    """Those behind the matches that primary sources have: passages are theirs, of other quotes the record says it."""
    matched = {units[number].quote_id for number, _ in ranked.matches}
    behind = {units[number].quote_id: (units[number], comparison) for number, comparison in reversed(ranked.behind)}
    doubtful = [id for id, (unit, _) in behind.items() if unit.start is None and id not in matched]
    said = frozenset(snapshot.carried(doubtful, PRIMARY)) if doubtful else frozenset()
    return [
        each for id, each in reversed(behind.items()) if id not in matched and (each[0].start is not None or id in said)
    ][:MOST_BEHIND]


def _of_passage(unit: Unit, comparison: Comparison) -> Comparison:
    """The comparison with a passage: one that is as long as the candidate is a part of its turn."""
    is_all = comparison.verdict.meaning.says_all and unit.start is not None
    return replace(comparison, verdict=Verdict.FRAGMENT) if is_all else comparison


def _joined_quotes(parts: Sequence[JoinedPart], units: Mapping[int, Unit]) -> tuple[JoinedPart, ...]:
    """The parts with the quotes that they are of; none where all are of one turn."""
    is_whole = all(units[part.quote_id].start is None for part in parts)  # else more of a turn may be left out
    of_quotes = tuple(
        replace(part, quote_id=units[part.quote_id].quote_id, is_next=part.is_next and is_whole) for part in parts
    )
    return of_quotes if len({part.quote_id for part in of_quotes}) > 1 else ()
