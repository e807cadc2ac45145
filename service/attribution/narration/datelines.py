"""Finds the dateline at the head of a sentence: "PORT ELLERY, Maine, Oct. 2 (NEP) - "."""

from __future__ import annotations

from service.attribution.narration.narration import Narration

_LONGEST = 16  # tokens
_DASHES = frozenset("—–-")
_MARKS = frozenset(",.()/")


def dateline_end(narration: Narration, first: int) -> int:
    """Where the dateline that begins at token `first` ends, behind its dash; `first` where none begins.

    It begins with a place in capitals, and holds names, figures, commas and brackets only.
    """
    place = narration.words[first]
    if not place.isupper() or len(place) == 1 or not place.isalpha():
        return first
    for at in range(first + 1, min(first + _LONGEST, len(narration))):
        word = narration.words[at]
        if word in _DASHES:
            return at + 1
        if word not in _MARKS and not (word[0].isupper() or word.isdigit()):
            return first
    return first
