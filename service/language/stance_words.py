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
    not_doing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What makes of "saying" that it was not done, with the words one of which stands before it: "of" with "instead".

    With none, it needs none: "without".
    """
    preferring: frozenset[str] = frozenset()
    """Of those what stands before any form: "rather than call"."""
    misquoting: frozenset[str] = frozenset()
    """Participles for words given to the wrong person: "misquoted as saying"."""
    anyway: frozenset[str] = frozenset()
    """Words that, negated, still lead to what was said: "did not hesitate to say"."""
    excess: frozenset[str] = frozenset()
    """What makes of "tired to say" that it was not done: "too tired to say"."""
    outstanding: frozenset[str] = frozenset()
    """What says that it was not done so far: "has yet to say"."""
    reputed: frozenset[str] = frozenset()
    """Participles for what others tell of somebody: "is believed to have said"."""
    perfect: frozenset[str] = frozenset()
    """What makes of "could say" "could have said"."""
    contrast: frozenset[str] = frozenset()
    """What stands before "he did not"."""
    absence: frozenset[str] = frozenset()
    """What there is none of: "no evidence that Lee said"."""
    none: frozenset[str] = frozenset()
    """What says that there is none of it."""
    nobody: frozenset[str] = frozenset()
    shown_by_none: frozenset[str] = frozenset()
    """What as a subject says that there is no sign of it: "Nothing in the minutes shows that Lee said"."""
    one: frozenset[str] = frozenset()
    """What makes nobody of "no": "no one"."""
    fronted_not_turning: frozenset[str] = frozenset()
    """What makes a negator at the head of a clause turn nothing: "not until Friday did Lee say"."""
    questioning: frozenset[str] = frozenset()
    """Auxiliaries that go before the subject in a question, a supposition and behind a negator."""
    narrative_openers: frozenset[str] = frozenset()
    """What opens a clause that is told as it was, whatever stands before it: "nobody stirred when Lee said"."""
    hearsay: frozenset[str] = frozenset()
    """Nouns for what is told without proof: "the rumour that Lee said"."""
    rejecting: frozenset[str] = frozenset()
    """Forms of verbs for what is done with others' claims: "rejected claims that she had said"."""
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
    miscrediting: frozenset[str] = frozenset()
    """Those of them that say that others are wrong."""
    saying: frozenset[str] = frozenset()
    """Forms of verbs for saying or writing, which a sentence behind a quote may take back: "She never said this"."""
    nothing: tuple[str, ...] = ()
    """What stands for the quote where it was not said: "said no such thing"."""
    quotations: frozenset[str] = frozenset()
    """Nouns for what holds the quoted words, which may be called fake: "the quote is fabricated"."""
    thinking: frozenset[str] = frozenset()
    """Forms of verbs that a negator may stand before though it belongs to what is thought: "did not think he won"."""
    what_was_said: frozenset[str] = frozenset()
    """What stands for the quote there."""
    whole_objects: frozenset[str] = frozenset()
    """Those of them that go on: "any such thing", "those words"."""
