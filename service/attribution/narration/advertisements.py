"""Reads over the label of an advertisement that parts a sentence from what a comma leads to: "“…,” ADVERTISEMENT Lee
said"."""

from __future__ import annotations

import re

from service.language.language import Language

_LINE_BEHIND_COMMA = re.compile(r"(?<=,)[\"”’']?(?P<gap>[^\S\n]*\n\s*(?P<line>[^\n]{1,80})\n\s*)")


def over_advertisements(text: str, language: Language) -> str:
    """The text with such lines, and the line ends around them, as spaces: each code point stays where it is."""
    label = language.pages.advertisement
    pieces, at = [], 0
    for match in _LINE_BEHIND_COMMA.finditer(text):
        if label.fullmatch(match["line"].strip()):
            start, end = match.span("gap")
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text
