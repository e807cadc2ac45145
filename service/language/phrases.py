"""Keeps phrases by their first word, so that a word that begins none of them costs one look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

PhrasesByFirst = Mapping[str, Sequence[tuple[str, ...]]]
"""The words of each phrase, by the first of them."""


def phrases_by_first(phrases: Iterable[str]) -> PhrasesByFirst:
    """The words of `phrases`, each of one word at least, by the first word."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in map(str.split, phrases):
        by_first.setdefault(words[0], []).append(tuple(words))
    return by_first
