"""Finds where what is put into a sentence begins: between brackets, or between dashes."""

from __future__ import annotations

from service.attribution.narration.narration import Narration

LONGEST_INSERTION = 30  # tokens
_LONGEST_BRACKET = 12  # tokens
_DASHES = frozenset("—–")


def before_bracket(narration: Narration, at: int, first: int) -> int:
    """`at`, or where the bracket in front of it opens: "Lee (D-N.Y.), who"; not in front of token `first`."""
    words = narration.words
    if at > first and words[at - 1] == ")":
        for start in range(at - 2, max(first, at - _LONGEST_BRACKET), -1):
            if words[start] == "(":
                return start
    return at


def before_dashes(narration: Narration, close: int, first: int) -> int:
    """The token in front of what stands between two dashes, of which token `close` is the second; else `close`."""
    words = narration.words
    if words[close] not in _DASHES:
        return close
    for at in range(close - 1, max(first, close - LONGEST_INSERTION), -1):
        if words[at] == words[close]:
            return at - 1
    return close
