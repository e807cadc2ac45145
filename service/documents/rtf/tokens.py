"""Cuts Rich Text Format into its tokens; every step goes forward, so time is linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>\r\n|[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n\0]+)"
    r"|[\r\n\0\\]"
)


Kind = Literal["word", "byte", "symbol", "brace", "text"]


class Token(NamedTuple):
    """A control word with its number, a byte of a code page, a control symbol, a brace, or text."""

    kind: Kind
    text: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """The tokens of `source`, of which each code point is a byte of the file; binary data is passed over."""
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        group = match.lastgroup
        if group in {"word", "number"}:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                at += max(0, number or 0)
            else:
                yield Token("word", match["word"], number)
        elif group is not None:
            yield Token(cast(Kind, group), match[group])
