"""Sorts gold spans by how quote and speaker stand to each other, and by what sort of words names the speaker."""

from __future__ import annotations

import re

from evaluation.brat import Annotated
from service.domain import Span

_LINE_BREAK = re.compile(r"[\r\n\u2029]")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”’')\]]{0,2}\s+(?=[\"“”‘(\[]?(?:[A-Z]|$))")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|U\.S|D\.C|[DR]-[A-Z][a-z]+)\.$")
_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their", "himself", "herself")
)
_ARTICLES = frozenset(
    ("the", "a", "an", "one", "some", "many", "several", "this", "that", "these", "those", "our", "my", "your", "its")
)
_CAPITAL = re.compile(r"\b[A-Z]")


def layout(text: str, span: Span, attribution: Annotated) -> str:
    """Where the source and the cue stand around the quote `span`."""
    if not attribution.who:
        return "no source"
    cue = attribution.cue[0] if attribution.cue else None
    if cue is not None and text[cue.start : cue.end].lower().startswith("according"):
        return "according to"
    nearest = min(attribution.who, key=lambda piece: _distance(piece, span))
    between = text[min(nearest.end, _stop(text, span)) : max(nearest.start, span.start)]
    if _LINE_BREAK.search(between):
        return "another paragraph"
    if _parts_sentences(between):
        return "another sentence"
    if nearest.start < span.start:
        return "source, quote"
    return "quote, cue source" if cue is not None and cue.start < nearest.start else "quote, source cue"


def source_type(text: str, attribution: Annotated) -> str:
    """By what the source is named: a pronoun, a proper name, or a common noun."""
    words = " ".join(text[piece.start : piece.end] for piece in attribution.who)
    if not words:
        return "none"
    if words.lower().strip(" ,.") in _PRONOUNS:
        return "pronoun"
    first, _, rest = words.partition(" ")
    is_name = _CAPITAL.search(rest) or (_CAPITAL.match(first) and first.lower() not in _PRONOUNS | _ARTICLES)
    return "proper name" if is_name else "common noun"


def _stop(text: str, span: Span) -> int:
    """The end of the quote, or the full stop that ends both it and its sentence."""
    return span.end - (text[span.end - 1 : span.end] == ".")


def _distance(piece: Span, span: Span) -> int:
    return max(piece.start - span.end, span.start - piece.end, 0)


def _parts_sentences(between: str) -> bool:
    return any(not _ABBREVIATED.search(between[: match.start() + 1]) for match in _SENTENCE_BREAK.finditer(between))
