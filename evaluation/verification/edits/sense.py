"""Edits that change what was said: negations, numbers, names."""

from __future__ import annotations

import re
from random import Random

from evaluation.verification.edits.vocabulary import NUMBERS, SCALES, Vocabulary
from evaluation.verification.expected import ALTERED
from evaluation.verification.query import Edited, Passage
from service.domain import ChangeKind

_NEGATION = frozenset({ChangeKind.NEGATION})
_NUMBER = frozenset({ChangeKind.NUMBER})
_NAME = frozenset({ChangeKind.NAME})
_AUXILIARY = frozenset(["is", "are", "was", "were", "will", "would", "could", "should", "has", "does", "did", "must"])
_NEGATED = {"don't": "do", "doesn't": "does", "didn't": "did", "isn't": "is", "aren't": "are", "wasn't": "was",
            "weren't": "were", "won't": "will", "wouldn't": "would", "couldn't": "could", "shouldn't": "should",
            "haven't": "have", "hasn't": "has", "hadn't": "had", "can't": "can", "cannot": "can"}  # fmt: skip
_TAKEN_OUT = frozenset(("not", "never"))
_OPPOSITE = {"possible": "impossible", "fair": "unfair", "able": "unable", "legal": "illegal", "likely": "unlikely",
             "responsible": "irresponsible", "acceptable": "unacceptable", "honest": "dishonest",
             "believable": "unbelievable", "documented": "undocumented", "qualified": "unqualified"}  # fmt: skip
_OPPOSITES = {"unfit": "fit", **_OPPOSITE, **{negative: positive for positive, negative in _OPPOSITE.items()}}
_NUMERAL = re.compile(r"\$?\d[\d,.]*\Z")
_LEAST_CONTENT, _SHORT = 5, 2


def negated(passage: Passage, rng: Random) -> Edited | None:
    """A "not" is put in behind an auxiliary, or contracted with it."""
    return _negated(passage, rng) if passage.content >= _LEAST_CONTENT else None


def affirmed(passage: Passage, rng: Random) -> Edited | None:
    """A negation is taken out."""
    return _affirmed(passage, rng) if passage.content >= _LEAST_CONTENT else None


def turned_short(passage: Passage, rng: Random) -> Edited | None:
    """A whole short quote with a negation put in or taken out: alike enough to be told of, never the same."""
    if not passage.is_whole or not _SHORT <= passage.content < _LEAST_CONTENT:
        return None
    return _affirmed(passage, rng) or _negated(passage, rng)


def opposite(passage: Passage, rng: Random) -> Edited | None:
    """A word is its opposite by a prefix: possible, impossible."""
    fit = [at for at, norm in enumerate(passage.norms) if norm in _OPPOSITES and passage.written(at).islower()]
    if not fit or passage.content < _LEAST_CONTENT:
        return None
    at = rng.choice(fit)
    return Edited(passage.replaced(at, _OPPOSITES[passage.norms[at]]), ALTERED, _NEGATION)


def _negated(passage: Passage, rng: Random) -> Edited | None:
    fit = [
        at
        for at, norm in enumerate(passage.norms[:-1])
        if norm in _AUXILIARY and not passage.words[at].optional and passage.norms[at + 1] not in ("not", "never")
    ]
    if not fit:
        return None
    at = rng.choice(fit)
    written = passage.written(at)
    how = rng.choice([f"{written} not", f"{written} never", f"{'wo' if written == 'will' else written}n't"])
    return Edited(passage.replaced(at, how), ALTERED, _NEGATION)


def _affirmed(passage: Passage, rng: Random) -> Edited | None:
    inside = range(1, len(passage.words) - 1)
    fit = [
        at
        for at in inside
        if (passage.norms[at] in _TAKEN_OUT or passage.norms[at] in _NEGATED) and not passage.words[at].optional
    ]
    if not fit:
        return None
    at = rng.choice(fit)
    norm = passage.norms[at]
    text = passage.without(at) if norm in _TAKEN_OUT else passage.replaced(at, _NEGATED[norm])
    return Edited(text, ALTERED, _NEGATION)


def number(passage: Passage, rng: Random) -> Edited | None:
    """A numeral or a number word is another."""
    if passage.content < _LEAST_CONTENT:
        return None
    numbered = [at for at, word in enumerate(passage.words) if not word.optional]
    fit = [at for at in numbered if _other_number(passage.written(at), rng)]
    if not fit:
        return None
    at = rng.choice(fit)
    return Edited(passage.replaced(at, _other_number(passage.written(at), rng)), ALTERED, _NUMBER)


def _other_number(written: str, rng: Random) -> str:
    for among in (NUMBERS, SCALES):
        if written in among:
            return rng.choice([other for other in among if other != written])
    if not _NUMERAL.match(written):
        return ""
    at = rng.choice([place for place, sign in enumerate(written) if sign.isdigit()])
    return written[:at] + rng.choice([digit for digit in "123456789" if digit != written[at]]) + written[at + 1 :]


def name(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """A proper name is another."""
    fit = [at for at in range(len(passage.words)) if passage.is_name(at)]
    if not fit or passage.content < _LEAST_CONTENT:
        return None
    at = rng.choice(fit)
    other = vocabulary.other_name(passage.written(at), rng)
    return Edited(passage.replaced(at, other), ALTERED, _NAME) if other else None
