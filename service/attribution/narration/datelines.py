"""Finds the dateline at the head of a sentence: "PORT ELLERY, Maine, Oct. 2 (NEP) - "."""

from __future__ import annotations

from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_LONGEST = 16  # tokens
_DASHES = frozenset("—–-")
_MARKS = frozenset(",.()/")
_NO_NAME = Sort.AUXILIARY | Sort.MODAL | Sort.PRONOUN | Sort.CUE | Sort.PREPOSITION  # "AVON HAS HAD ENOUGH — "


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
        is_in_name = (word[0].isupper() or word.isdigit()) and not narration.sorts[at] & _NO_NAME
        if word not in _MARKS and not is_in_name:
            return first
    return first
