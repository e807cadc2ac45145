"""A part of a page becomes text whole: what a feed carries of an article."""

from __future__ import annotations

from itertools import chain

import lxml.html
from lxml.etree import LxmlError

from service.text.pages.blocks import blocks
from service.text.pages.footnotes import sure_notes
from service.text.pages.inline import lines_of

_PARAGRAPH = "\n\n"


def text_of_part(markup: str) -> str:
    """All that `markup` shows, with blank lines between paragraphs; the marks of footnotes are left out."""
    if not markup.strip():
        return ""
    try:
        tree = lxml.html.fromstring(f"<div>{markup}</div>")
    except (LxmlError, ValueError):
        return ""
    part = [*blocks(tree)]
    notes = [*sure_notes(chain.from_iterable(block.pieces for block in part))]
    return _PARAGRAPH.join(line for block in part for line in lines_of(block.pieces, notes).lines)
