"""Folds a word of a name to the form that names are compared in: no case, no accents, no dots or apostrophes."""

from __future__ import annotations

import unicodedata

from anyascii import anyascii

_DROPPED = str.maketrans("", "", ".,'’‘ʼ`´")


def fold_name(word: str) -> str:
    """`word` in lower case, accents and apostrophes gone; letters that are not Latin are kept as they are."""
    if not word.isascii():
        word = "".join(_plain(char) for char in word)
    return word.lower().translate(_DROPPED)


def _plain(char: str) -> str:
    if char.isascii() or "LATIN" not in unicodedata.name(char, ""):
        return "" if unicodedata.combining(char) else char
    return str(anyascii(char))
