"""Where the paragraphs of a text stand: a line each, or a block between blank lines where the text is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from service.domain import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")

# A wrapped text shows itself by lines of a terminal's or a mail's width that stop in mid-sentence. Web articles have
# one line a paragraph: their lines are longer than that, or end where a sentence ends.
_WRAP_LONGEST = 100
_WRAP_SHORTEST = 45
_WRAP_LEAST_BREAKS = 3
_WRAP_SHARE = 0.5
_WRAP_LEAST_CONTINUED = 2
"""Lines that go on in small letters, however short they are: no paragraph begins so."""
_STOPS = frozenset(".!?…:;")
_INDENT = 2


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text` in order, without the white space around them; blank ones are left out.

    Every line is a paragraph, whatever ends it (`\\n`, `\\r\\n`, U+2029 ...), unless the text is hard-wrapped: then
    lines that no blank line and no indent parts are one paragraph. Spans are in code points of `text`.
    """
    lines = _lines(text)
    return _blocks(text, lines) if _is_wrapped(text, lines) else lines


def unwrapped(text: str) -> str:
    """`text` with every line break within a paragraph replaced by spaces, code point for code point."""
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs(text):
        pieces += [text[at : paragraph.start], _BREAK.sub(_spaces, text[paragraph.start : paragraph.end])]
        at = paragraph.end
    return "".join([*pieces, text[at:]])


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _lines(text: str) -> tuple[Span, ...]:
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(stripped)))
    return tuple(spans)


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    if any(line.end - line.start > _WRAP_LONGEST for line in lines):
        return False
    breaks = cut = continued = 0
    for before, after in pairwise(lines):
        if _parts(text, before, after):
            continue
        breaks += 1
        is_mid_sentence = text[before.end - 1].isalnum() or text[before.end - 1] == ","
        is_full = before.end - before.start >= _WRAP_SHORTEST
        cut += is_mid_sentence and is_full
        continued += text[after.start].islower() and text[before.end - 1] not in _STOPS
    least = _WRAP_SHARE * breaks
    return (cut >= _WRAP_LEAST_BREAKS and cut >= least) or (continued >= _WRAP_LEAST_CONTINUED and continued >= least)


def _parts(text: str, before: Span, after: Span) -> bool:
    """Whether what stands between two lines parts paragraphs: a blank line, or an indent."""
    first = _BREAK.search(text, before.end, after.start)
    if first is None or _BREAK.search(text, first.end(), after.start) is not None:
        return True
    return after.start - first.end() >= _INDENT


def _blocks(text: str, lines: Sequence[Span]) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = lines[0].start
    for before, after in pairwise(lines):
        if _parts(text, before, after):
            spans.append(Span(start, before.end))
            start = after.start
    return (*spans, Span(start, lines[-1].end))
