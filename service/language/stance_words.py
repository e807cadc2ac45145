"""Words by which a text says that something was not said, or leaves it in doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class StanceWords:
    """Lower-case words around a reporting verb."""

    FILE: ClassVar[str] = "stance_words.toml"

    negators: frozenset[str] = frozenset()
    """Words that turn the verb group they stand in, contractions included."""
    but_not: frozenset[str] = frozenset()
    """What makes a negator behind it turn nothing: "not only"."""
    denying: frozenset[str] = frozenset()
    """Forms of verbs for not saying something: "denied saying", "refused to call"."""
    denying_with: dict[str, str] = field(default_factory=dict)
    """Those of them that mean it only with a certain word behind them: "stopped short of calling"."""
    denial_openers: frozenset[str] = frozenset()
    """What stands between such a verb and what was not said."""
    verb_group: frozenset[str] = frozenset()
    """Further words that may stand between a negator, or such a verb, and the reporting verb."""
    perfect: frozenset[str] = frozenset()
    """What makes of "could say" "could have said"."""
    contrast: frozenset[str] = frozenset()
    """What stands before "he did not"."""
    absence: frozenset[str] = frozenset()
    """What there is none of: "no evidence that Lee said"."""
    none: frozenset[str] = frozenset()
    """What says that there is none of it."""
    nobody: frozenset[str] = frozenset()
    untrue: frozenset[str] = frozenset()
    """What says of a following clause that it is not so: "it is false that"."""
    true: frozenset[str] = frozenset()
    """The opposite, which a negator turns."""
    conditions: frozenset[str] = frozenset()
    """What opens a clause that is supposed: "if Lee says"."""
    comparisons: frozenset[str] = frozenset()
    """What makes a scene of it: "as if to say"."""
    faked: frozenset[str] = frozenset()
    """Adjectives for what was made to deceive or to amuse."""
    faked_documents: frozenset[str] = frozenset()
    """Adjectives that mean it only of something written, shown or recorded: "a false account"."""
    fakes: frozenset[str] = frozenset()
    """Nouns for such things."""
    supposedly: frozenset[str] = frozenset()
    seeming: frozenset[str] = frozenset()
    """Forms of verbs for what only looks so: "appears to say"."""
    appearance_openers: frozenset[str] = frozenset()
    """What stands between such a verb and a clause: "look as though"."""
    crediting: frozenset[str] = frozenset()
    """Participles for words that others give to somebody: "often credited to"."""
    credit_prepositions: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    """Forms of verbs for saying or writing, which a sentence behind a quote may take back: "She never said this"."""
    what_was_said: frozenset[str] = frozenset()
    """What stands for the quote there."""
    whole_objects: frozenset[str] = frozenset()
    """Those of them that go on: "any such thing", "those words"."""
