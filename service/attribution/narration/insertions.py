"""Finds where what is put into a sentence begins (between brackets, between dashes), and whom it may name."""

from __future__ import annotations

from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

LONGEST_INSERTION = 30  # tokens
_LONGEST_BRACKET = 12  # tokens
_LONGEST_ABBREVIATION = 3
_LONGEST_BARE = 3  # words behind "the"
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


def describes_person(narration: Narration, comma: int, first: int, *, any_noun: bool = False) -> bool:
    """Whether a noun for a person stands in the words before the comma, with no verb between; the sentence begins at
    token `first`. With `any_noun` whatever is "the … of" will do, as it must where a person's name explains it."""
    if any_noun and _is_bare_noun(narration, comma, first):
        return True
    for at in range(comma - 1, max(first, comma - LONGEST_INSERTION) - 1, -1):
        if _is_within_name(narration, at):
            continue
        if not narration.words[at][0].isalnum() or narration.sorts[at] & (Sort.AUXILIARY | Sort.MODAL):
            return False
        if narration.words[at].islower() and _is_persons_noun(narration, at):
            return True
        if any_noun and at > first and narration.sorts[at - 1] & Sort.DETERMINER and _is_owned_noun(narration, at):
            return True
    return False


def _is_bare_noun(narration: Narration, comma: int, first: int) -> bool:
    """Whether "the", one or two plain words and nothing else stand in front of the comma, and "the" opens its clause:
    "The harbour master, Ann Lee,"."""
    for at in range(comma - 1, max(first, comma - 1 - _LONGEST_BARE) - 1, -1):
        if narration.lowers[at] in narration.language.grammar.definite_article:
            opens = at == first or not narration.words[at - 1][0].isalnum()
            return opens and at < comma - 1
        if not narration.words[at].islower() or narration.sorts[at]:
            return False
    return False


def _is_within_name(narration: Narration, at: int) -> bool:
    """Whether the token is the possessor's mark of a name, or the point of an abbreviation in one: in "St. Anne's"."""
    before = narration.words[at - 1]
    is_point = narration.words[at] == "." and len(before) <= _LONGEST_ABBREVIATION
    return before[0].isupper() and (is_point or narration.words[at] in narration.language.grammar.possessives)


def _is_owned_noun(narration: Narration, at: int) -> bool:
    """Whether the word is a noun on no list, in front of "of" or "at": "bosun" in "the bosun of the Alma"."""
    return (
        narration.words[at].islower() and not narration.sorts[at] and bool(narration.sorts[at + 1] & Sort.PREPOSITION)
    )


def _is_persons_noun(narration: Narration, at: int) -> bool:
    """Whether the word is a noun for a person, by list or, in front of "of" or "at", by its ending: "keeper"."""
    if narration.sorts[at] & (Sort.PERSON | Sort.TITLE):
        return True
    has_ending = narration.words[at].endswith(narration.language.grammar.person_endings)
    return has_ending and not narration.sorts[at] and bool(narration.sorts[at + 1] & Sort.PREPOSITION)
