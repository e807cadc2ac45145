"""Tells whether two wordings, which one speaker said at about the same time, are of one utterance, and what the later
one changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from service.domain import Change, ChangeOp, Comparison, Severity, TextSpan, Verdict
from service.language.language import language_of
from service.matching.compare import compare_sides
from service.matching.evidence import evidence_of_wording
from service.matching.explanation import list_changes
from service.matching.one_saying import LEAST_OF_RAREST, compare_sayings, is_telling_phrase, rarest_of
from service.matching.sides import Side, sides
from service.matching.verdict import LEAST_EVIDENCE
from service.text.normalise import Wording, normalise
from service.text.sentences import sentences

LEAST_OF_ONE_WORD = 16.0
"""Bits of a word that stands alone: "disaster" has 15.3, "whiner" 20."""


class Relation(StrEnum):
    """What a wording is to an earlier one."""

    SAME = "same"
    """Word for word."""
    PART = "part"
    """One unbroken part of it."""
    JOINED = "joined"
    """Parts of it, joined."""
    ALTERED = "altered"
    """Its words, with some of them changed."""
    LONGER = "longer"
    """All of it, or of its parts, and more around it."""
    OVERLAPS = "overlaps"
    """A sentence of it, among others."""


_RELATIONS = {
    Verdict.VERBATIM: Relation.SAME,
    Verdict.FRAGMENT: Relation.PART,
    Verdict.SPLICED: Relation.JOINED,
    Verdict.ALTERED: Relation.ALTERED,
}
_UNBROKEN = frozenset({Verdict.VERBATIM, Verdict.FRAGMENT})
_INVERSE = {ChangeOp.INSERT: ChangeOp.DELETE, ChangeOp.DELETE: ChangeOp.INSERT, ChangeOp.REPLACE: ChangeOp.REPLACE}


@dataclass(frozen=True)
class Words:
    """One wording, as it is compared; `is_speech` says that a primary source has it."""

    text: str
    is_speech: bool = False

    @cached_property
    def wording(self) -> Wording:
        """Its words."""
        return normalise(self.text)

    @cached_property
    def evidence(self) -> float:
        """Bits: how unlikely it is that just these words are said a second time."""
        return evidence_of_wording(self.wording)

    def is_telling(self, *, is_close: bool, is_whole: bool = True) -> bool:
        """Whether words that are found unbroken elsewhere are hardly said twice within days: several with one that is
        not of everyday's, or, on days side by side, one such word where it `is_whole` there, too, or a rare one."""
        norms = self.wording.norms
        if len(norms) == 1:
            return is_close and rarest_of(norms) >= (LEAST_OF_RAREST if is_whole else LEAST_OF_ONE_WORD)
        return is_telling_phrase(norms, self.evidence)

    @property
    def may_be_linked(self) -> bool:
        """Whether it is telling, or has enough evidence as it is, with whatever it is compared."""
        return self.evidence >= LEAST_EVIDENCE or self.is_telling(is_close=True)

    @cached_property
    def as_later(self) -> Sequence[Side]:
        """As what was made of another."""
        return sides(self.wording, language_of(None))

    @cached_property
    def as_earlier(self) -> Sequence[Side]:
        """As what another was made of."""
        return sides(self.wording, language_of(None), is_speech=self.is_speech)

    @cached_property
    def sentences(self) -> list[tuple[int, Words]]:
        """Its sentences, where it has several, each with where it begins."""
        spans = sentences(self.text, language_of(None).sentences)
        pieces = [(span.start, Words(self.text[span.start : span.end])) for span in spans]
        return pieces if len(pieces) > 1 else []


@dataclass(frozen=True, slots=True)
class Link:
    """What a later wording is to an earlier one. Of `changes`, the candidate's side is the later wording, the quote's
    the earlier one; `similarity` and `coverage`, the share of the longer one's words that both have, are 0..1."""

    relation: Relation
    changes: tuple[Change, ...]
    similarity: float
    coverage: float

    @property
    def nearness(self) -> tuple[float, float]:
        """What the nearest of several is chosen by."""
        return self.similarity, self.coverage

    @property
    def severity(self) -> Severity | None:
        """That of the worst change."""
        return Severity.worst(change.severity for change in self.changes)

    @property
    def in_words(self) -> str:
        """What is otherwise in the later wording, in one clause."""
        what = _IN_WORDS[self.relation]
        return f"{what}: {list_changes(self.changes)}" if self.changes else what


_IN_WORDS = {
    Relation.SAME: "word for word",
    Relation.PART: "a part of it",
    Relation.JOINED: "parts of it, joined as if they were one",
    Relation.ALTERED: "in other words",
    Relation.LONGER: "the same and more around it",
    Relation.OVERLAPS: "shares a sentence with it",
}


def link(later: Words, earlier: Words, *, is_close: bool = False) -> Link | None:
    """What `later` is to `earlier`; None where nothing proves that both are of one utterance. `is_close` says that they
    were published within a day of each other: then one rare word proves it."""
    return next(filter(None, _links(later, earlier, is_close=is_close)), None)


def _links(later: Words, earlier: Words, *, is_close: bool) -> Iterator[Link | None]:
    held = _compared(earlier, later, is_close=is_close)
    if held and held.verdict in _UNBROKEN and len(later.wording.words) > len(earlier.wording.words):
        yield _longer(held)
    made = _compared(later, earlier, is_close=is_close)
    if made:
        yield Link(_RELATIONS[made.verdict], made.changes, made.similarity, made.quote_coverage)
    if held:
        yield _longer(held)
    yield _overlapping(later, earlier)


def _longer(held: Comparison) -> Link:
    """The link of a later wording that has more than the earlier one: what was left out of it is there again."""
    return Link(Relation.LONGER, tuple(map(_turned, held.changes)), held.similarity, held.quote_coverage)


def _overlapping(later: Words, earlier: Words) -> Link | None:
    for start, sentence in later.sentences:
        comparison = _compared(sentence, earlier, is_close=False)
        if comparison and comparison.evidence >= LEAST_EVIDENCE:
            changes = tuple(_moved(change, start) for change in comparison.changes)
            return Link(Relation.OVERLAPS, changes, comparison.similarity, comparison.quote_coverage)
    return None


def _compared(later: Words, earlier: Words, *, is_close: bool) -> Comparison | None:
    """How `later` compares with `earlier`, where what both share was hardly said twice.

    Sayings are told apart as `one_saying` has it, and a word alone by how rare it is.
    """
    if len(later.wording.words) > 1:
        return compare_sayings(later.as_later, earlier.as_earlier)
    comparison = compare_sides(later.as_later, earlier.as_earlier, None)
    is_whole = comparison.verdict is Verdict.VERBATIM
    is_word = comparison.verdict in _UNBROKEN and later.is_telling(is_close=is_close, is_whole=is_whole)
    return comparison if is_word else None


def _turned(change: Change) -> Change:
    return Change(_INVERSE[change.op], change.kind, candidate=change.quote, quote=change.candidate)


def _moved(change: Change, by: int) -> Change:
    span = change.candidate
    return replace(change, candidate=TextSpan(span.text, span.start + by, span.end + by))
