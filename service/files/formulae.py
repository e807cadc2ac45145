"""Keeps spreadsheets from taking a cell of a stranger's words for a formula."""

from __future__ import annotations

import unicodedata

_FORMULA = frozenset("=+-@")
_LINE = ("\t", "\r", "\n")


def without_formula(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula: also when its sign is a wide one (＝) or stands behind what
    shows nothing, which some leave out."""
    if text.startswith(_LINE):
        return True
    first = next((character for character in text if unicodedata.category(character)[0] not in "CZ"), "")
    return unicodedata.normalize("NFKC", first)[:1] in _FORMULA
