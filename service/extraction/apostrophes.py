"""Which single marks are apostrophes, feet, minutes or inches, and how surely a single mark opens or closes a quote."""

from __future__ import annotations

import re
from enum import IntEnum

from service.extraction.marks import Mark, is_wordy
from service.language.quotation import Quotation

_MEASURE = re.compile(
    r"\d[^\S\r\n]?(?P<feet>['’‘´])(?:"
    r"(?:[^\S\r\n]|-)?\d{1,2}(?:[.,/⁄]\d{1,3}|[½¼¾])?[^\S\r\n]?(?P<inches>''|’’|[\"”“])"
    r"|\d{1,2}(?!\w))"
)
"""Feet and inches, minutes and seconds: 6'2", 5' 10", 6'2, 40°26'46"."""


_WORD = re.compile(r"\w{1,12}")
_WORD_BEFORE = re.compile(r"\w+$")


class Faith(IntEnum):
    """How surely a single mark is a quotation mark, as an opening one or as a closing one."""

    NO = 0
    WEAK = 1
    """It could be an apostrophe just as well."""
    STRONG = 2


def measures(text: str) -> set[int]:
    """The offsets of the marks that stand for feet or minutes, and of those for seconds before N, S, E or W.

    Other marks for inches stay: in `"I am 6'2" he said` the same mark closes the quote.
    """
    positions: set[int] = set()
    for match in _MEASURE.finditer(text):
        positions.add(match.start("feet"))
        if match["inches"] and match.end() < len(text) and is_wordy(text[match.end()]):
            positions.add(match.start("inches"))
    return positions


def opens(text: str, mark: Mark, quotation: Quotation) -> Faith:
    """How surely `mark` opens a quote."""
    after = text[mark.end] if mark.end < len(text) else " "
    if mark.lean < 1 or after.isspace():
        return Faith.NO
    if mark.sign in "‘‚‛":
        return Faith.WEAK if _is_elided(text, mark.end, quotation) else Faith.STRONG
    if quotation.decade.match(text, mark.end) or mark.sign == "´":
        return Faith.NO
    if mark.sign == "’" or _is_elided(text, mark.end, quotation):
        return Faith.WEAK
    return Faith.STRONG


def _is_elided(text: str, at: int, quotation: Quotation) -> bool:
    word = _WORD.match(text, at)
    if word is None:
        return False
    return word.group().lower() in quotation.elided or quotation.decade.fullmatch(word.group()) is not None


def closes(text: str, mark: Mark, quotation: Quotation) -> Faith:
    """How surely `mark` closes a quote: weakly after what may be a plural possessive or a clipped word."""
    if mark.start == 0 or mark.sign in "‚‛`" or mark.lean > 0:
        return Faith.NO
    before = text[mark.start - 1]
    if before.isspace() or (mark.lean == 0 and is_wordy(before)):
        return Faith.NO
    if not is_wordy(before):
        return Faith.STRONG
    if before.isdigit() and mark.sign != "’":
        return Faith.WEAK
    return Faith.WEAK if _is_clipped(text, mark, quotation) or _is_possessive(text, mark, quotation) else Faith.STRONG


def _is_clipped(text: str, mark: Mark, quotation: Quotation) -> bool:
    word = _word_before(text, mark)
    return word in quotation.clipped or quotation.clipped_form.search(word) is not None


def _is_possessive(text: str, mark: Mark, quotation: Quotation) -> bool:
    """Whether the mark may be a plural possessive's: after -s (or -z, -x), before a word that can be possessed."""
    if text[mark.start - 1].lower() not in quotation.possessive_ends:
        return False
    rest = text[mark.end : mark.end + 16]
    if not rest[:1].isspace():
        return False
    following = _WORD.match(rest.lstrip())
    return following is not None and following.group().lower() not in quotation.not_possessed


def _word_before(text: str, mark: Mark) -> str:
    word = _WORD_BEFORE.search(text[max(0, mark.start - 24) : mark.start])
    return word.group().lower() if word else ""
