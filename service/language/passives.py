"""How a language says that something was said of somebody: "was described by the judge as"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class PassiveWords:
    """Lower-case words around the participle of a passive."""

    FILE: ClassVar[str] = "passives.toml"

    being: frozenset[str] = frozenset()
    """Forms of the verbs that make a passive."""
    irregular_participles: frozenset[str] = frozenset()
    """Participles without the regular ending of Grammar.past_endings."""
    naming_participles: frozenset[str] = frozenset()
    """Participles that give a name without a form of `being`: "a shelter dubbed “…”"."""
    agent_prepositions: frozenset[str] = frozenset()
    """What stands before whoever says it: "by the judge"."""
    complement_openers: frozenset[str] = frozenset()
    """Those of `links` that end the agent's noun phrase: "called by the judge as"."""
    links: frozenset[str] = frozenset()
    """What may stand between the participle and the quote."""
    set_off: frozenset[str] = frozenset()
    """Those of `links` that show a participle behind a comma to belong to the name: "Lee, accused of “…”,"."""
