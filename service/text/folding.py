"""Folds one word to the form it is compared in: case, apostrophes, width and Latin diacritics, never its sense.

Signs of other scripts stay: a Cyrillic or Devanagari letter without its mark is another letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

APOSTROPHES = "'‘’‛ʼʻ`´′＇"
IGNORABLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""A regular expression's class of the characters that are never seen: soft hyphen, zero-width spaces, joiners,
direction marks, variation selectors."""

_LONGEST_KEPT = 64
_TO_ASCII_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_UNSEEN = re.compile(f"[{IGNORABLE}]+")
_MARKS_AFTER_LATIN = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_FOLDED_FORMS = ("<compat>", "<wide>", "<narrow>", "<small>", "<font>", "<noBreak>", "<vertical>")
"""The kinds of compatibility character that are a way of writing another one. Superscripts, fractions and circled
digits are not among them: 10² is not 102."""
_ARABIC_FORMS = ("<initial>", "<medial>", "<final>", "<isolated>")


def fold_word(word: str) -> str:
    """The form of `word` that two spellings of one word share; `word` is one word without the marks around it."""
    if word.isascii():
        return word.lower().strip("'`").replace("`", "'")
    return _fold_kept(word) if len(word) <= _LONGEST_KEPT else _fold(word)


def _fold(word: str) -> str:
    folded = unicodedata.normalize("NFD", _UNSEEN.sub("", word)).casefold().translate(_TO_ASCII_APOSTROPHE)
    letters = "".join(map(_fold_letter, unicodedata.normalize("NFD", folded)))
    return unicodedata.normalize("NFC", _MARKS_AFTER_LATIN.sub("", letters)).strip("'")


_fold_kept = lru_cache(maxsize=1 << 16)(_fold)


@lru_cache(maxsize=1 << 14)
def _fold_letter(letter: str) -> str:
    """One decomposed, case-folded character without its width, its ligature or its Latin stroke (ø, ß, ł)."""
    if letter.isascii():
        return letter
    form = unicodedata.decomposition(letter).partition(" ")[0]
    if form in _FOLDED_FORMS or form in _ARABIC_FORMS:
        parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKD", letter).casefold())
        return "".join(map(_fold_letter, parts)) if _is_word(parts) else letter
    if unicodedata.name(letter, "").startswith("LATIN "):
        plain = "".join(filter(str.isalnum, anyascii(letter).casefold()))
        return plain or letter
    return letter


def _is_word(text: str) -> bool:
    return all(character.isalnum() or unicodedata.combining(character) for character in text)
