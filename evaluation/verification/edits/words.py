"""Edits of whole words that leave the rest as it was: replaced, left out, put in."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from evaluation.verification.edits.vocabulary import Vocabulary, is_ordinary
from evaluation.verification.expected import ALTERED, ALTERED_OR_NOT_FOUND
from evaluation.verification.query import Edited, Passage
from service.domain import ChangeKind

_WORDING = frozenset({ChangeKind.WORDING})
_DOUBTING = frozenset({"probably"})
"""Put in, they leave in doubt what was said: a change of another kind (0031)."""
_PUT_IN = ("really", "very", "actually", "certainly", "clearly", "basically", "simply", "always", "probably")
_LEAST_WORDS = 8
_LEAST_CONTENT, _LEAST_FOR_TWO = 5, 8
"""Words of content. With fewer a candidate is short: it needs to be nearly identical, which it no longer is."""


def substitution(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """One word of content is another."""
    text = _replaced(passage, rng, vocabulary, 1) if passage.content >= _LEAST_CONTENT else None
    return Edited(text, ALTERED, _WORDING) if text else None


def two_substitutions(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """Two words of content are others."""
    text = _replaced(passage, rng, vocabulary, 2) if passage.content >= _LEAST_FOR_TWO else None
    return Edited(text, ALTERED, _WORDING, changes=2) if text else None


def short_substitution(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """One word of content of a short quote is another: no longer near identity, but if matched, as altered."""
    text = _replaced(passage, rng, vocabulary, 1) if 1 < passage.content < _LEAST_CONTENT else None
    return Edited(text, ALTERED_OR_NOT_FOUND) if text else None


def third_substituted(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """Every third word is another, wherever they stand: hardly a match, but what comes closest."""
    if len(passage.words) < _LEAST_WORDS:
        return None
    text = passage.text
    for at in sorted(rng.sample(range(len(passage.words)), round(len(passage.words) / 3)), reverse=True):
        other = rng.choice(vocabulary.plain)
        text = text[: passage.words[at].start] + other + text[passage.words[at].end :]
    return Edited(text, ALTERED_OR_NOT_FOUND)


def of_eight(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """One word of eight and more is another, be it common or not."""
    if len(passage.words) < _LEAST_WORDS or _is_broken(passage, at := rng.randrange(len(passage.words))):
        return None
    other = rng.choice(vocabulary.plain)
    if other == passage.norms[at]:
        return None
    return Edited(passage.replaced(at, other), ALTERED)


def _replaced(passage: Passage, rng: Random, vocabulary: Vocabulary, count: int) -> str | None:
    """The text with so many words of content, no two of them neighbours, replaced by others."""
    fit = [at for at in range(len(passage.words)) if is_ordinary(passage, at)]
    if len(fit) < count:
        return None
    places = sorted(rng.sample(fit, count), reverse=True)
    if any(left - right == 1 for left, right in pairwise(places)):
        return None
    text = passage.text
    for at in places:
        other = vocabulary.other_word(passage.written(at), rng)
        if not other:
            return None
        text = text[: passage.words[at].start] + other + text[passage.words[at].end :]
    return text


def deletion(passage: Passage, rng: Random) -> Edited | None:
    """One word inside is left out; at an end it would be a fragment."""
    fit = [at for at in range(1, len(passage.words) - 1) if is_ordinary(passage, at)]
    if passage.content <= _LEAST_CONTENT or not fit:
        return None
    return Edited(passage.without(rng.choice(fit)), ALTERED, _WORDING)


def insertion(passage: Passage, rng: Random, vocabulary: Vocabulary) -> Edited | None:
    """One word is put in: an adverb that people add, or any word of content."""
    if passage.content < _LEAST_CONTENT:
        return None
    at = rng.randrange(1, len(passage.words))
    if passage.words[at].optional or passage.words[at - 1].optional or _is_broken(passage, at):
        return None
    word = rng.choice(_PUT_IN) if rng.random() < 0.5 else rng.choice(vocabulary.plain)  # noqa: PLR2004 (even odds)
    if word in (passage.norms[at], passage.norms[at - 1]):
        return None
    kinds = _WORDING | {ChangeKind.HEDGE} if word in _DOUBTING else _WORDING
    return Edited(passage.with_before(at, word), ALTERED, kinds)


def _is_broken(passage: Passage, at: int) -> bool:
    """Whether an ellipsis or a bracket stands before word `at`: what is put in there may be what was left out."""
    between = passage.text[passage.words[at - 1].end : passage.words[at].start]
    return any(mark in between for mark in ("…", "..", ". .", "[", "]"))
