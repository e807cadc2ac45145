"""Finds the names of bodies that an article spells out: the letters in brackets behind them say how far they go."""

from __future__ import annotations

from collections.abc import Mapping

from service.attribution.narration.narration import Narration

_FEWEST_LETTERS, _MOST_LETTERS = 2, 8
_LONGEST = 14  # tokens


def spelt_out_names(narration: Narration) -> Mapping[int, int]:
    """Where such a name starts, and one past its last token: "Wool Export Norland" of "Wool Export Norland (WEN)"."""
    names: dict[int, int] = {}
    for bracket in range(1, len(narration) - 2):
        if narration.words[bracket] == "(" and narration.words[bracket + 2] == ")":
            start = _start(narration, bracket, narration.words[bracket + 1])
            if start is not None:
                names[start] = bracket
    return names


def _start(narration: Narration, bracket: int, letters: str) -> int | None:
    """The first token of the name in front of the bracket whose words begin with `letters`; None where they do not.

    Words with capitals count, each; small words such as "of" count or not, but only between others.
    """
    if not (letters.isalpha() and letters.isupper() and _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS):
        return None
    first = narration.sentence_starts[narration.sentence[bracket]]
    wanted = letters.lower()
    for at in range(bracket - 1, max(first, bracket - _LONGEST) - 1, -1):
        word, lower = narration.words[at], narration.lowers[at]
        if word[0].isupper():
            if lower[0] != wanted[-1]:
                return None
            wanted = wanted[:-1]
            if not wanted:
                return at
        elif lower not in narration.language.names.left_out_of_acronyms:
            return None
        elif lower[0] == wanted[-1] and len(wanted) > 1 and not _is_next_capital(narration, at, wanted):
            wanted = wanted[:-1]
    return None


def _is_next_capital(narration: Narration, at: int, wanted: str) -> bool:
    """Whether the word in front of the small one at `at` begins with the letter that is wanted: "O" of "Office for"."""
    return narration.lower_at(at - 1)[:1] == wanted[-1]
