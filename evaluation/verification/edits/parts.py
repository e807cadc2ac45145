"""Edits that keep the words and take parts: fragments, splices with and without an ellipsis, clauses reordered."""

from __future__ import annotations

import re
from random import Random

from evaluation.verification.expected import FRAGMENT, FRAGMENT_OR_NOT_FOUND, NOT_FOUND, SPLICED
from evaluation.verification.query import Edited, Passage, Runs
from service.language.language import DEFAULT, language

_BROKEN = re.compile(r"[\[\](){}…]|\.\.|\. \.")
_CLAUSES = re.compile(r"[,;:—] *|(?<=[a-z])[.?!] +")
_ELLIPSES = (" … ", "... ", " ... ", " […] ")
_LEAST_PART, _MOST_PART = 4, 12
_LEAST_LEFT_OUT = 3
"""Words. To drop one or two in silence is an alteration."""
_LONG_ENOUGH = 6


def fragment(passage: Passage, rng: Random, length: int) -> Edited | None:
    """An unbroken run of so many words out of a longer quote, of any kind; of few, a word of content among them."""
    if len(passage.words) <= length:
        return None
    first = rng.randint(0, len(passage.words) - length)
    text, norms = passage.part(first, first + length), passage.norms[first : first + length]
    is_long = length >= _LONG_ENOUGH
    if _BROKEN.search(text) or not (is_long or language(DEFAULT).vocabulary.content_words(norms)):
        return None
    return Edited(text, FRAGMENT if is_long else FRAGMENT_OR_NOT_FOUND, runs=(norms,))


def half(passage: Passage, rng: Random) -> Edited | None:
    """Half of the quote."""
    return fragment(passage, rng, len(passage.words) // 2) if len(passage.words) // 2 > _LONG_ENOUGH else None


def common_words(passage: Passage, rng: Random) -> Edited | None:
    """An unbroken run of common words, which any sentence may hold: it is nobody's quote."""
    fit = [
        (first, first + length)
        for length in range(2, 7)
        for first in range(len(passage.words) - length + 1)
        if not language(DEFAULT).vocabulary.content_words(passage.norms[first : first + length])
    ]
    if not fit:
        return None
    text = passage.part(*rng.choice(fit))
    return None if _BROKEN.search(text) else Edited(text, NOT_FOUND, runs=())


def spliced_silently(passage: Passage, rng: Random) -> Edited | None:
    """Two parts joined as if they were one."""
    return _spliced(passage, rng, 2, " ", _LEAST_LEFT_OUT)


def spliced_with_ellipsis(passage: Passage, rng: Random) -> Edited | None:
    """Two parts joined by an ellipsis."""
    return _spliced(passage, rng, 2, rng.choice(_ELLIPSES), 1)


def three_parts(passage: Passage, rng: Random) -> Edited | None:
    """Three parts joined by ellipses."""
    return _spliced(passage, rng, 3, rng.choice(_ELLIPSES), 1)


def turned_round(passage: Passage, rng: Random) -> Edited | None:
    """Two parts joined in the other order, with an ellipsis or without."""
    spliced = _parts(passage, rng, 2, _LEAST_LEFT_OUT)
    if not spliced:
        return None
    return _joined(passage, spliced[::-1], rng.choice([" ", ", ", " … "]))


def reordered(passage: Passage, rng: Random) -> Edited | None:
    """All the words, the clauses before and after a comma or a full stop changed about."""
    cuts = [
        at
        for mark in _CLAUSES.finditer(passage.text)
        for at in [sum(word.start < mark.start() for word in passage.words)]
        if _LEAST_PART <= at <= len(passage.words) - _LEAST_PART
    ]
    if not cuts or _BROKEN.search(passage.text):
        return None
    at = rng.choice(cuts)
    return _joined(passage, [(at, len(passage.words)), (0, at)], ", ")


def _spliced(passage: Passage, rng: Random, count: int, between: str, left_out: int) -> Edited | None:
    parts = _parts(passage, rng, count, left_out)
    return _joined(passage, parts, between) if parts else None


def _parts(passage: Passage, rng: Random, count: int, left_out: int) -> list[tuple[int, int]]:
    """So many parts in order, with at least so many words between them; none when there is no room."""
    lengths = [rng.randint(_LEAST_PART, _MOST_PART) for _ in range(count)]
    gaps = [rng.randint(left_out, left_out + _MOST_PART) for _ in range(count - 1)]
    room = len(passage.words) - sum(lengths) - sum(gaps)
    if room < 0:
        return []
    first = rng.randint(0, room)
    parts = []
    for length, gap in zip(lengths, [*gaps, 0], strict=True):
        parts.append((first, first + length))
        first += length + gap
    return parts


def _joined(passage: Passage, parts: list[tuple[int, int]], between: str) -> Edited | None:
    texts = [passage.part(*part) for part in parts]
    runs: Runs = tuple(passage.norms[first:last] for first, last in parts)
    if any(_BROKEN.search(text) for text in texts) or not all(
        language(DEFAULT).vocabulary.content_words(run) for run in runs
    ):
        return None
    return Edited(between.join(texts), SPLICED, runs=runs)
