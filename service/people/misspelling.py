"""Surnames misspelt by a letter: a key that two such spellings share, so that looking one up takes no search."""

from __future__ import annotations

_LEAST, _MOST = 7, 24  # letters: shorter names that differ by one are often two names


def without_a_letter(word: str) -> list[str]:
    """`word`, and what is left of it without one of its letters but the first; nothing when it is too short or long."""
    if not _LEAST <= len(word) <= _MOST:
        return []
    return [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))]
