"""Tells the marks of footnotes from powers, ordinals and units: "closed<sup>2</sup>" from "10<sup>6</sup>"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.text.pages.pieces import Piece, PieceKind

LINKED_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?\s*")
"""What the mark of a footnote reads like that is a link within the page."""
_NUMBER = re.compile(r"\s*[\[(]?\s*(\d{1,3})(?:\s*[,–-]\s*\d{1,3})*\s*[\])]?\s*")
_SYMBOLS = re.compile(r"\s*[\[(]?\s*(?:[*†‡§¶#]{1,3}|(?:note|nb|n)\s?\d{1,3}|[^\W\d_]+ needed|\?)\s*[\])]?\s*")
_LETTER = re.compile(r"\s*[\[(]?\s*[a-z]\s*[\])]?\s*")
_POWER = re.compile(r"\s*[-+−–]?\d{1,3}\s*")
_LAST = re.compile(r"(?P<before>[\d/×·*)]\s*|\bper\s)?(?<![^\W\d_])(?P<word>[^\W\d_]{1,2})$|(?P<digits>[\d.,]*\d)$")
_YEARS = range(1_000, 2_200)
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")


def is_footnote_mark(before: str, text: str, *, is_linked: bool, numbers: Iterable[int] = ()) -> bool:
    """Whether the raised `text` behind `before` is the mark of a footnote.

    Symbols, brackets and links are. Digits are a power behind 10 and behind short units and names of quantities (m, km,
    c); behind another number only when they do not go on the page's own count of notes, whose surest are `numbers`;
    behind all other words they are marks. Letters are ordinals (1er) unless linked.
    """
    stripped = text.strip()
    if _SYMBOLS.fullmatch(text) or stripped.startswith("["):
        return True
    if is_linked and (_NUMBER.fullmatch(text) or _LETTER.fullmatch(text)):
        return True
    number = _NUMBER.fullmatch(text)
    if number is None:
        return False
    last = _LAST.search(before)
    if last is None:
        return True
    if last["digits"]:
        return _is_note_behind_number(last["digits"], int(number[1]), frozenset(numbers))
    is_quantity = len(last["word"]) == 1 and last["word"] not in {"a", "I", "A"}
    return not (is_quantity or last["before"])


def _is_note_behind_number(digits: str, note: int, numbers: frozenset[int]) -> bool:
    if digits == "10":
        return False
    plain = digits.replace(",", "").replace(".", "")
    goes_on = bool({note - 1, note + 1} & numbers)
    return goes_on or plain != digits or int(plain[:6]) in _YEARS


def sure_notes(pieces: Iterable[Piece]) -> Iterator[int]:
    """The numbers of the marks that cannot be powers: linked ones, and those behind words and stops."""
    before = ""
    for piece in pieces:
        if piece.kind is PieceKind.RAISED:
            number = _NUMBER.fullmatch(piece.text)
            if number and (piece.is_linked or (before and not before[-1].isdigit() and not _LAST.search(before))):
                yield int(number[1])
        elif piece.text:
            before = (before + piece.text)[-40:]


def raised(before: str, text: str) -> str:
    """How raised text that is no mark is written: a power in raised digits, all else as it stands."""
    if _POWER.fullmatch(text) and before[-1:].strip():
        return text.strip().translate(_RAISED)
    return text
