"""Says how many words at an end of the candidate stand for words of the quote there; the others were put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from service.language.language import Language
from service.matching.blocks import LARGEST
from service.matching.sides import Side

_MOST_EDGE_WORDS = 3
_LEAST_ALIKE = 75
"""Words at an end of the candidate that may stand for as many of the quote; more of them were put in, unless their
letters are so much alike (per cent): a row of misspelt words."""
_SENTENCE_END, _CLAUSE_END = re.compile("[.!?]"), re.compile("[,.!?:;]")


class _Edge(NamedTuple):
    """Words of one side, from what is the same outwards, and the marks between the two; whether the side `goes_on`."""

    norms: Sequence[str]
    gap: str
    goes_on: bool


def reach_before(candidate: Side, lead: int, quote: Side, before: int) -> int:
    """How many words of the quote before its word `before` the first `lead` words of the candidate stand for."""
    reach = min(lead, before)
    if not reach or lead in candidate.breaks:
        return 0
    return _reach(
        _Edge(candidate.norms[:lead][::-1], _between(candidate, lead), goes_on=False),
        _Edge(quote.norms[before - reach : before][::-1], _between(quote, before), goes_on=before > reach),
        candidate.language,
    )


def reach_behind(candidate: Side, trail: int, quote: Side, behind: int) -> int:
    """How many words of the quote from its word `behind` on the candidate's words from `trail` on stand for."""
    reach = min(len(candidate.words) - trail, len(quote.words) - behind)
    if reach <= 0 or trail in candidate.breaks:
        return 0
    end = behind + reach
    return _reach(
        _Edge(candidate.norms[trail:], _between(candidate, trail), goes_on=False),
        _Edge(quote.norms[behind:end], _between(quote, behind), goes_on=end < len(quote.words)),
        candidate.language,
    )


def _reach(candidate: _Edge, quote: _Edge, language: Language) -> int:
    """The same for the words at the edges. A word stands for another one within a clause, and, where the quote goes on,
    one with content for one with content: "right?" is not put for "You"."""
    if len(candidate.norms) > LARGEST:
        return 0
    if fuzz.ratio(" ".join(candidate.norms), " ".join(quote.norms)) >= _LEAST_ALIKE:
        return len(quote.norms)
    if len(candidate.norms) > _MOST_EDGE_WORDS or _SENTENCE_END.search(quote.gap):
        return 0
    if bool(_CLAUSE_END.search(candidate.gap)) != bool(_CLAUSE_END.search(quote.gap)):
        return 0
    has_content = [bool(language.vocabulary.content_words(edge.norms[:1])) for edge in (candidate, quote)]
    return 0 if quote.goes_on and len(set(has_content)) > 1 else len(quote.norms)


def _between(side: Side, at: int) -> str:
    """What stands between word `at` and the one before it."""
    if not 0 < at < len(side.words):
        return ""
    return side.text[side.words[at - 1].end : side.words[at].start]
