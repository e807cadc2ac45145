"""Verbs of a language by what they tell of who speaks: which report speech, issue documents, call names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """Words that stand in front of a speaker and need no verb; `is_behind_quote` for those that do so only right behind
    a quote."""

    words: tuple[str, ...]
    is_behind_quote: bool


@dataclass(frozen=True, eq=False)
class CueWords:
    """Lemmas of reporting verbs, and forms of verbs, in lower case. The verbs themselves stand in WordLists."""

    FILE: ClassVar[str] = "cues.toml"

    strong: frozenset[str] = frozenset()
    """Lemmas of the verbs that nearly always report speech."""
    deeds: frozenset[str] = frozenset()
    """Lemmas of the verbs for what a country does, not says."""
    handling: frozenset[str] = frozenset()
    """Lemmas of the verbs for what is done to a thing as often as for what is said."""
    relaying: frozenset[str] = frozenset()
    """Lemmas of the verbs by which a news body passes on what somebody said to others."""
    inverting: frozenset[str] = frozenset()
    """Forms that stand in front of their subject where no quote precedes; these verbs take nobody as an object."""
    perceiving: frozenset[str] = frozenset()
    """Forms behind which somebody else's speaking is told as a scene: "heard a man yell"."""
    showing_text: frozenset[str] = frozenset()
    """Participles behind what bears words: "a badge reading “…”"."""
    without_ending: frozenset[str] = frozenset()
    """Forms that do not end like a verb, and are never part of a noun phrase."""
    telling: frozenset[str] = frozenset()
    """Forms behind which stands who is told."""
    calling: frozenset[str] = frozenset()
    """Forms by which somebody is given a name or a description."""
    describing: frozenset[str] = frozenset()
    """Forms by which somebody says what another is, in words of their own: "described the bridge as “…”"."""
    quoting: frozenset[str] = frozenset()
    """Forms by which somebody passes on another's words: "quoted Lee as saying"."""
    quoting_joints: frozenset[str] = frozenset()
    """What stands between that other and the participle."""
    issuing: frozenset[str] = frozenset()
    """Forms for making a document public."""
    sending: frozenset[str] = frozenset()
    """Forms for giving a document to somebody, who is not its author."""
    composing: frozenset[str] = frozenset()
    """Participles for making a document; behind them and "by" stands its author."""
    according_to: tuple[str, ...] = ()
    """Phrases that stand in front of a speaker and need no verb."""
    according_to_behind_quote: tuple[str, ...] = ()
    """The same, right behind a quote only."""

    @cached_property
    def making(self) -> frozenset[str]:
        """Forms behind which "by" names whose a document is."""
        return self.issuing | self.sending | self.composing

    @cached_property
    def phrases_by_first_word(self) -> dict[str, CuePhrase]:
        """The phrases of `according_to` and `according_to_behind_quote`, which all begin differently."""
        phrases = [CuePhrase(tuple(phrase.split()), is_behind_quote=False) for phrase in self.according_to]
        phrases += [CuePhrase(tuple(phrase.split()), is_behind_quote=True) for phrase in self.according_to_behind_quote]
        return {phrase.words[0]: phrase for phrase in phrases}
