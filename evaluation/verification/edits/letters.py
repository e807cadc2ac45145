"""Edits below the word: typography, case, misspellings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from rapidfuzz.distance import OSA

from evaluation.verification.edits.vocabulary import is_ordinary
from evaluation.verification.expected import ALTERED, VERBATIM
from evaluation.verification.query import Edited, Passage
from service.domain import ChangeKind
from service.language.language import DEFAULT, language

_TYPO = frozenset({ChangeKind.TYPO})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TYPOGRAPHY: tuple[tuple[str, str], ...] = (
    ("'", "’"), ("’", "'"), ("—", " -- "), ("—", " – "), ("-", "\u2010"), ("-", "\u2011"), (" ", "  "), (" ", "\u00a0"),
    (" ", "\n"), ("…", "..."), ("...", "…"), (", ", " "), ("“", '"'), ("”", '"'), ("‘", "'"), (" ", "\u2009"),
    ("fi", "ﬁ"), (" ", " \u200b"), ("i", "i\u00ad"), ("?", ""), ("!", "."), ("--", "—"),
)  # fmt: skip
_AROUND = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("", "."), ("", ","), ("  ", " "), ("„", "“"), ("", "…"))
_TYPED = frozenset(" .,;:?!'’")
_LEAST_CONTENT = 5
_MISSPELT_FROM, _TWICE_FROM = 4, 7
"""Letters. Shorter words misspelt are other words; two letters are changed in words of this many."""


def typography(passage: Passage, rng: Random) -> Edited | None:
    """Other marks, dashes and spaces, and other marks around it; the words stay."""
    if not passage.is_whole:
        return None
    possible = [change for change in _TYPOGRAPHY if change[0] in passage.text]
    text = passage.text
    for old, new in rng.sample(possible, min(len(possible), rng.randint(1, 3))):
        text = text.replace(old, new)
    before, after = rng.choice(_AROUND)
    text = f"{before}{text}{after}"
    return Edited(text, VERBATIM) if text != passage.text else None


def case(passage: Passage, rng: Random) -> Edited | None:
    """All lower case, all capitals, or a capital to every word."""
    if not passage.is_whole:
        return None
    cased: tuple[Callable[[str], str], ...] = (str.lower, str.upper, _titled)
    text = rng.choice(cased)(passage.text)
    return Edited(text, VERBATIM) if text != passage.text else None


def _titled(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def one_letter(passage: Passage, rng: Random) -> Edited | None:
    """One letter of one word is wrong."""
    return _misspelt(passage, rng, times=1, shortest=_MISSPELT_FROM)


def two_letters(passage: Passage, rng: Random) -> Edited | None:
    """Two letters of one word are wrong."""
    return _misspelt(passage, rng, times=2, shortest=_TWICE_FROM)


def two_words(passage: Passage, rng: Random) -> Edited | None:
    """One letter is wrong in each of two words; a short quote would no longer be nearly the same."""
    if passage.content < _LEAST_CONTENT:
        return None
    first = _misspelt(passage, rng, times=1, shortest=_MISSPELT_FROM)
    again = first and _misspelt(Passage(first.text, passage.quote), rng, times=1, shortest=_MISSPELT_FROM)
    return replace(again, changes=2) if again and _is_two_words(again.text, passage) else None


def carelessly(passage: Passage, rng: Random) -> Edited | None:
    """As people type: no capitals, no marks but apostrophes, one word misspelt."""
    if passage.content < _LEAST_CONTENT or any(not passage.written(at).isascii() for at in range(len(passage.words))):
        return None
    if any(not sign.isalpha() and sign not in _TYPED for sign in passage.text):
        return None
    edited = one_letter(passage, rng)
    typed = edited and "".join(sign for sign in edited.text.lower() if sign not in ".,;:?!")
    return Edited(typed, ALTERED, _TYPO) if typed else None


def _is_two_words(text: str, passage: Passage) -> bool:
    words = Passage(text, passage.quote).norms
    return sum(left != right for left, right in zip(words, passage.norms, strict=False)) == len(("one", "other"))


def _misspelt(passage: Passage, rng: Random, times: int, shortest: int) -> Edited | None:
    """The passage with a letter of one word wrong `times` times; not when that makes another English word."""
    fit = [at for at in range(len(passage.words)) if is_ordinary(passage, at) and len(passage.norms[at]) >= shortest]
    if not fit or len(passage.words) < len("abc"):
        return None
    at = rng.choice(fit)
    word = misspell(passage.written(at), rng, times)
    if language(DEFAULT).vocabulary.is_common_word(word) or OSA.distance(word, passage.written(at)) != times:
        return None
    return Edited(passage.replaced(at, word), ALTERED, _TYPO)


def misspell(word: str, rng: Random, times: int) -> str:
    """`word` with so many letters swapped, doubled, dropped, put in or replaced; its first letter stays."""
    places = sorted(rng.sample(range(1, len(word) - 1), min(times, len(word) - 2)), reverse=True)
    for at in places[: 1 if times == 1 else None]:
        word = _slip(word, at, rng)
    return word


def _slip(word: str, at: int, rng: Random) -> str:
    how = rng.randrange(5)
    if how == 0 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how == 1:
        return word[:at] + word[at + 1 :]
    if how == len("ab"):
        return word[: at + 1] + word[at:]
    letter = rng.choice(_LETTERS)
    return word[:at] + letter + word[at + (how == len("abc")) :]
