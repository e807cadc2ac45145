"""Whether a text that somebody sent can be taken: stored and read back, not blank, not too long."""

from __future__ import annotations

import re

from service.errors import InvalidText

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def check_sent_text(text: str, *, longest: int | None = None, may_be_blank: bool = False) -> None:
    """Raise InvalidText for a NUL or a lone surrogate, neither of which can be stored and read back; for white space
    alone, unless it may be blank; and for more than `longest` code points."""
    bad = _UNSTORABLE.search(text)
    if bad:
        name = "a NUL character" if bad[0] == "\0" else "a lone surrogate"
        raise InvalidText(f"It holds {name} at code point {bad.start()}, which cannot be stored; take it out.")
    if not may_be_blank and not text.strip():
        raise InvalidText("It is empty; give some text or leave the field out.")
    if longest is not None and len(text) > longest:
        raise InvalidText(f"It is {len(text):,} code points long; give at most {longest:,}.")
