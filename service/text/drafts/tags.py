"""Takes the source of a page apart: tags, and the text between them, each where it stands.

The standard library's parser gives places too, but takes minutes for a hostile page of a megabyte (every comment that
never closes is looked for again from the start); the readers built on libxml2 give no columns. Here every step goes
forward, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_IN_TAG = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')|>""")
_UNREAD = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template")
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _UNREAD}


class Piece(NamedTuple):
    """What stands at `[start, end)`: a tag by its lower-case `name`, or text when `name` is empty; `shown` is what is
    shown for it where that is not what stands there."""

    start: int
    end: int
    name: str = ""
    is_end: bool = False
    shown: str | None = None


def pieces(source: str) -> Iterator[Piece]:
    """The tags and texts of `source` in order; comments, declarations and what is never shown are left out."""
    here = done = 0
    while True:
        here = source.find("<", here)
        if here < 0:
            break
        match = _TAG.match(source, here)
        if match is None and source[here + 1 : here + 2] not in {"!", "?", "/"}:
            here += 1  # a "<" of the text
            continue
        if here > done:
            yield Piece(done, here)
        tag = _tag(source, match) if match else Piece(here, _end_of_comment(source, here))
        if tag.name:
            yield tag
        here = done = _behind_unread(source, tag)
    if done < len(source):
        yield Piece(done, len(source))


def _tag(source: str, match: re.Match[str]) -> Piece:
    """The whole tag; a ">" within a quoted value does not end it, and one that never ends takes all that is left."""
    for part in _IN_TAG.finditer(source, match.end()):
        if part[0] == ">":
            return Piece(match.start(), part.end(), match[2].lower(), bool(match[1]))
    return Piece(match.start(), len(source), match[2].lower(), bool(match[1]))


def _end_of_comment(source: str, start: int) -> int:
    closing = "-->" if source.startswith("<!--", start) else ">"
    end = source.find(closing, start + 2)
    return len(source) if end < 0 else end + len(closing)


def _behind_unread(source: str, tag: Piece) -> int:
    """Where reading goes on behind `tag`: for a script and its like, at the tag that ends it."""
    if tag.is_end or tag.name not in _ENDS:
        return tag.end
    end = _ENDS[tag.name].search(source, tag.end)
    return len(source) if end is None else end.start()
