"""What is to be said of a quote, and whether it fails: as `quoteverify check` has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quoteverify_client.check.words import FAIL_WORDS, ORDER, OUTCOME_OF, TROUBLE


@dataclass(frozen=True, slots=True)
class Finding:
    """One quote of a draft. `answer` is what the service says of it; `outcomes` are in order, gravest first, `failing`
    the words that fail it; `is_known` says that a baseline lets it pass. `place` is None in a page; in a document, too,
    where `paragraph` says it in words."""

    file: str
    place: tuple[int, int, int, int] | None
    answer: Mapping[str, Any]
    outcomes: tuple[str, ...]
    failing: tuple[str, ...]
    is_known: bool = False
    paragraph: str | None = None

    @property
    def fails(self) -> bool:
        """Whether it fails the check."""
        return bool(self.failing) and not self.is_known

    @property
    def is_trouble(self) -> bool:
        """Whether an editor should look at it; what only a newer service says this version cannot judge."""
        return self.fails or any(word in TROUBLE or word not in ORDER for word in self.outcomes)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return printable(" ".join(str(self.answer["text"]).split()))


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A draft's quotes in order; `fault` says why it could not be checked, `notices` how the service read it."""

    name: str
    findings: tuple[Finding, ...] = ()
    fault: str | None = None
    notices: tuple[str, ...] = ()


def paragraph_of(quote: Mapping[str, Any]) -> str | None:
    """Where in a document a quote stands: "footnote 2, page 3, paragraph 1"."""
    place = quote.get("place")
    if not place:
        return None
    page = f"page {place['page']}" if place.get("page") else None
    return ", ".join(piece for piece in (place.get("part"), page, f"paragraph {place['paragraph']}") if piece)


def outcomes_of(quote: Mapping[str, Any]) -> tuple[str, ...]:
    """What is to be said of a quote, gravest first; words of a newer service come last, as they are."""
    if quote["kind"] == "unspoken" and not quote["match"] and not quote["trouble"]:
        return ()
    words = {str(word) for word in quote["trouble"]}
    judged = [quote["verdict"], quote["reason"], *([quote["attribution"]] if quote["match"] else [])]
    for word in judged:
        outcome = OUTCOME_OF.get(word, word) if word is not None else None
        if outcome is not None and outcome not in TROUBLE:
            words.add(str(outcome))
    return (*(word for word in ORDER if word in words), *sorted(words.difference(ORDER)))


def fail_words_of(quote: Mapping[str, Any], outcomes: tuple[str, ...]) -> frozenset[str]:
    """All by which it can fail: its outcomes, its severity, and the verdicts that are no outcome of their own; of what
    the draft itself denies its outcomes alone."""
    if (quote["kind"] == "unspoken" and not outcomes) or quote.get("stance") == "denied":
        return frozenset(outcomes)
    judged = [quote["verdict"], *([quote["attribution"]] if quote["match"] else [])]
    plain = {word for word in judged if OUTCOME_OF.get(word, word) is None}
    return frozenset(outcomes) | plain | ({quote["severity"]} if quote.get("severity") else frozenset())


def parse_fail_on(text: str) -> frozenset[str]:
    """What fails, separated by commas; "none" is nothing. Raises ValueError for a word that is none of FAIL_WORDS."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["none"]:
        return frozenset()
    if not names or not set(names) <= set(FAIL_WORDS):
        raise ValueError(f"give some of {', '.join(FAIL_WORDS)}, or none")
    return frozenset(names)


def printable(text: str) -> str:
    """`text` with U+FFFD for what could move a terminal's cursor."""
    return "".join(character if character.isprintable() or character == " " else "\ufffd" for character in text)
