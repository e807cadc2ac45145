"""Words that frame what is said: a condition, a doubt, or that it is what others say or think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from service.language.phrases import PhrasesByFirst, phrases_by_first


@dataclass(frozen=True, eq=False)
class Framing:
    """What may stand before or behind words and belong to their sense.

    Words behind one of `conditions` hold only under it, unless one of `concessive` stands before that ("even if");
    `conditions_behind` are phrases behind what they are a condition of. `hedges` leave in doubt what they stand by,
    what is behind one of `short_of` did not happen, and verbs of what is `possible` do as well; a verb put for an
    `unsure` one says that it is so, unless it is an `open` one ("could" for "might").
    `openers` begin what is thought or said ("that"); `thoughts` are verbs that do so without one ("I thought we had"),
    the `clausal` ones with nothing else as their object.
    `untrue` words say that it is not so ("a lie that"); of `holding` words what follows holds even where they are
    negated ("nobody forgot that"). `nobodies` negate what their verb says ("nobody in town will"). `others` are
    subjects whose `claims` are not the speaker's, unless one of the `speakers_own` words is among them. `leads` may
    open a sentence before a condition, or its other half ("then"); `courtesies` look like conditions, and behind one
    of the `asking` words "if" is none. `subjects` are pronouns that a clause begins with.
    """

    FILE: ClassVar[str] = "framing.toml"

    conditions: frozenset[str] = frozenset()
    concessive: frozenset[str] = frozenset()
    conditions_behind: tuple[str, ...] = ()
    hedges: frozenset[str] = frozenset()
    short_of: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    infinitive: str = ""
    thoughts: frozenset[str] = frozenset()
    clausal: frozenset[str] = frozenset()
    untrue: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    nobodies: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    speakers_own: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    courtesies: tuple[str, ...] = ()

    def is_condition_behind(self, norms: Sequence[str]) -> bool:
        """Whether a condition begins with the first of `norms`, and no courtesy ("if you ask me")."""
        return not _begin_with(norms, self._courtesies) and _begin_with(norms, self._behind)

    @cached_property
    def _behind(self) -> PhrasesByFirst:
        return phrases_by_first(self.conditions_behind)

    @cached_property
    def _courtesies(self) -> PhrasesByFirst:
        return phrases_by_first(self.courtesies)


def _begin_with(norms: Sequence[str], phrases: PhrasesByFirst) -> bool:
    return any(tuple(norms[: len(phrase)]) == phrase for phrase in phrases.get(norms[0], ()))
