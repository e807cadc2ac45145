"""Compares watched words with a quote of an article, in both directions, and says what the article made of them."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain import Change, Comparison, Severity, Verdict
from service.language.language import language_of
from service.matching.ranking import rank
from service.matching.verdict import LEAST_EVIDENCE
from service.text.normalise import Wording, normalise
from service.watch import WatchedChange

_CLEAN = {Verdict.VERBATIM, Verdict.FRAGMENT}
"""The words are the same, whatever stands around them."""
_MOST_CHANGES, _LONGEST = 20, 200
"""Changes that are kept, and code points of each side: what shows what happened; the article has the rest."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a quote of an article compares with watched words. `is_part`: it prints a part of them. `verdict` and
    `changes` say what the article made of the watched words."""

    comparison: Comparison
    verdict: Verdict
    is_part: bool
    changes: tuple[WatchedChange, ...]

    @property
    def is_altered(self) -> bool:
        """Whether the words are not the same, or are cut so that they say something else."""
        return self.verdict not in _CLEAN or self.comparison.severity is Severity.SENSE

    @property
    def order(self) -> tuple[bool, bool, float]:
        """By which the one comes first that shows it best."""
        return self.is_altered, self.is_part, -self.comparison.similarity


def likeness_of(watched: Wording, text: str) -> Likeness | None:
    """How the quote `text` compares with watched words; None when it says something else.

    Asked the one way, the watched words are looked for in the quote, which may say more; asked the other way, the quote
    is looked for in the watched words, of which it may print a part. The same words, found either way, go before
    altered ones; of these the shorter side is taken for what was changed.
    """
    printed = normalise(text)
    found = _compared(watched, text)
    if found is not None and found.verdict in _CLEAN:
        return _as_whole(found)
    part = _compared(printed, watched.original)
    if part is not None and part.verdict in _CLEAN:
        return _as_part(part, watched, printed)
    if part is not None and (found is None or len(printed.words) <= len(watched.words)):
        return _as_part(part, watched, printed)
    return None if found is None else _as_whole(found)


def _compared(candidate: Wording, text: str) -> Comparison | None:
    ranked = rank(candidate, {0: text}, language_of(None), 1, None)
    return ranked[0][1] if ranked else None


def _as_whole(comparison: Comparison) -> Likeness:
    """All of the watched words were looked for in the quote. What the watched words leave out, the article has put in:
    words between spliced parts are an alteration of what is watched."""
    verdict = Verdict.ALTERED if comparison.verdict is Verdict.SPLICED else comparison.verdict
    return Likeness(comparison, verdict, is_part=False, changes=_changes(comparison, is_printed_candidate=False))


def _as_part(comparison: Comparison, watched: Wording, printed: Wording) -> Likeness | None:
    """The quote was looked for in the watched words; too few words show nothing where they stand alone."""
    if comparison.verdict is Verdict.FRAGMENT and comparison.evidence < LEAST_EVIDENCE:
        return None
    is_part = len(printed.words) < len(watched.words)
    changes = _changes(comparison, is_printed_candidate=True)
    return Likeness(comparison, comparison.verdict, is_part=is_part, changes=changes)


def _changes(comparison: Comparison, *, is_printed_candidate: bool) -> tuple[WatchedChange, ...]:
    return tuple(_change(change, is_printed_candidate) for change in comparison.changes[:_MOST_CHANGES])


def _change(change: Change, is_printed_candidate: bool) -> WatchedChange:
    sides = (change.quote.text, change.candidate.text)
    watched, printed = sides if is_printed_candidate else sides[::-1]
    return WatchedChange(change.kind, change.severity, watched[:_LONGEST], printed[:_LONGEST])
