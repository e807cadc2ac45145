"""Decides whether two pieces of an article name the same speaker: the rule by which a mention is right.

Right means that the two overlap in a head word: the last word of a name or noun phrase, before what only describes it.
"Ned Price" is right for "Ned Price, a spokesman for Blinken", and "Blinken" is wrong for it: overlap alone would let
the person pass for the spokesman.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.domain import Span

_WORD = re.compile(r"\w+(?:[.'’&-]\w+)*")
_PARTS = re.compile(r"[,;:()\[\]—–―\"“”]|\s-+\s")
_JOINS = frozenset(("and", "or", "but", "who", "whom", "whose", "which", "that"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves", "myself", "ourselves"))
_SHARES = frozenset(("percent", "some", "many", "most", "one", "all", "both", "each", "half", "members", "dozens"))
_PREPOSITIONS = frozenset(
    ("of", "for", "at", "in", "on", "from", "with", "to", "by", "as", "about", "against", "under", "over", "near")
)


def names_same(text: str, mention: Iterable[Span], gold: Iterable[Span]) -> bool:
    """Whether both pieces share a head word of each."""
    return not heads(text, mention).isdisjoint(heads(text, gold))


def overlaps(mention: Iterable[Span], gold: Iterable[Span]) -> bool:
    """Whether both share a code point: the lenient measure."""
    others = list(gold)
    return any(piece.start < other.end and other.start < piece.end for piece in mention for other in others)


def heads(text: str, pieces: Iterable[Span]) -> frozenset[int]:
    """Where the head words of `pieces` begin; commas, "and" and "who" part what has a head of its own.

    "Himself" is no head of "Lee himself"; a piece that is only "who" is its own.
    """
    heads: set[int] = set()
    for piece in pieces:
        phrases = list(_phrases(text, piece))
        for words in phrases:
            heads |= _heads_of_phrase(words)
        if not phrases:
            heads.update(match.start() for match in _WORD.finditer(text, piece.start, piece.end))
    return frozenset(heads)


def _phrases(text: str, piece: Span) -> Iterator[list[tuple[int, str]]]:
    words: list[tuple[int, str]] = []
    after = piece.start
    for match in _WORD.finditer(text, piece.start, piece.end):
        word = match.group()
        joins = word.lower() in _JOINS
        if words and (joins or _PARTS.search(text, after, match.start())):
            yield words
            words = []
        after = match.end()
        if not joins and not (words and word.lower() in _REFLEXIVES):
            words.append((match.start(), word))
    if words:
        yield words


def _heads_of_phrase(words: list[tuple[int, str]]) -> set[int]:
    """Where the heads begin: of "a spokesman for Blinken" at "spokesman".

    Both the word before the preposition and the last one count in "Secretary of State Jane Roe" (one name) and in
    "half of the voters", and about a participle ("a report released Monday", "the long awaited report").
    """
    for at, (_, word) in enumerate(words):
        if not at:
            continue
        start, before = words[at - 1]
        if word.lower() in _PREPOSITIONS:
            is_one_name = word.lower() == "of" and (before[0].isupper() or before.lower() in _SHARES)
            return {start, words[-1][0]} if is_one_name else {start}
        if word.endswith("ed") and word.islower() and before.lower() not in _ARTICLES:
            return {start} | _heads_of_phrase(words[at + 1 :]) if at + 1 < len(words) else {start}
    return {words[-1][0]}
