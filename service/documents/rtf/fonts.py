"""Which code page the bytes of a text in Rich Text Format are of: that of the font, else that of the file."""

from __future__ import annotations

import codecs

from service.documents.values import UNREADABLE

_OF_CHARSET = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
"""By the `fcharset` of a font; 0 and 1 are the file's own code page (RTF specification 1.9.1, "Font Table")."""
_OF_WORD = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOL = 2


class CodePages:
    """The code page of the file and of each of its fonts."""

    def __init__(self) -> None:
        self._own = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._defined: int | None = None

    def read(self, word: str, number: int | None) -> None:
        """Learn from a control word that says the file's code page."""
        if word in _OF_WORD:
            self._own = _OF_WORD[word]
        elif word == "ansicpg" and number is not None:
            self._own = _page(number) or self._own

    def define(self, word: str, number: int | None) -> None:
        """Learn from a control word of the table of fonts."""
        if word == "f":
            self._defined = number
        elif word == "fcharset" and self._defined is not None:
            self._fonts[self._defined] = None if number == _SYMBOL else _OF_CHARSET.get(number or 0, "")
        elif word == "cpg" and self._defined is not None and number:
            self._fonts[self._defined] = _page(number) or ""

    def decode(self, content: bytes, font: int | None) -> str:
        """Bytes in `font` as text; U+FFFD for what its code page does not have, and for signs of symbol fonts."""
        page = self._fonts.get(font if font is not None else -1, "")
        if page is None:
            return UNREADABLE * len(content)
        return content.decode(page or self._own, "replace")


def _page(number: int) -> str | None:
    name = "utf-8" if number == 65001 else f"cp{number}"  # noqa: PLR2004  (Windows' number for it)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
