"""Tells whether a quoted span is a whole statement, a phrase in the writer's sentence, or something nobody said."""

from __future__ import annotations

from service.domain import QuotedSpan, QuoteKind

_LEAST_WORDS, _LONG_WORD = 4, 4
_LONG_WITHOUT_SPACES = 8
"""Characters: four words of Chinese, on average."""
_ELLIPSES = ("…", "...", ". . .")
_SENTENCE_ENDS = frozenset(".!?")
_STOPS = frozenset(".!?,…;—-。！？，、；؟۔،।")


def kind_of(content: str, before: str, *, has_speaker: bool) -> QuoteKind:
    """The kind of the span that holds `content`; `before` is the text in front of its mark.

    A statement begins with a capital and stands on its own (at the start, after a comma, a colon or a dash), or has
    four words or more. What has no speaker is a statement only when it also ends like one and has no title's
    capitals; else it is unspoken.
    """
    is_statement = _is_statement(content, before)
    if has_speaker:
        return QuoteKind.DIRECT if is_statement else QuoteKind.PARTIAL
    words = content.split()
    is_spoken = is_statement and len(words) >= _LEAST_WORDS and _ends(content) and _stands_alone(before)
    return QuoteKind.DIRECT if is_spoken and not _has_title_capitals(words) else QuoteKind.UNSPOKEN


def kind_by_form(content: str, before: str) -> QuoteKind:
    """The same of a span in a language that is not read: it cannot be told whether somebody said it, so none is
    unspoken. In a script without capitals a statement is what stands on its own and ends like one, or is long."""
    if any(map(str.isupper, content)) or any(map(str.islower, content)):
        return QuoteKind.DIRECT if _is_statement(content, before) else QuoteKind.PARTIAL
    is_long = len(content.split()) >= _LEAST_WORDS or sum(map(str.isalnum, content)) >= _LONG_WITHOUT_SPACES
    return QuoteKind.DIRECT if _stands_alone(before) and (is_long or _ends(content)) else QuoteKind.PARTIAL


def _is_statement(content: str, before: str) -> bool:
    is_long = len(content.split()) >= _LEAST_WORDS
    return content.lstrip("[(…. ")[:1].isupper() and (is_long or (_stands_alone(before) and _ends(content)))


def _stands_alone(before: str) -> bool:
    lead = before.rstrip()[-1:]
    return not lead or not lead.isalnum()


def _ends(content: str) -> bool:
    return content.rstrip()[-1:] in _STOPS and bool(content.split())


def is_cut_short(text: str, span: QuotedSpan) -> bool:
    """Whether a quote of four words or more breaks off with its text, as in a feed ("before mid…"): no mark closes it,
    and it ends in an ellipsis, or the text ends in the middle of its sentence."""
    if span.is_closed or len(text[span.start : span.end].split()) < _LEAST_WORDS:
        return False
    words = text[span.start : span.end].rstrip(" ])")
    if words.endswith(_ELLIPSES):
        return True
    return not text[span.end :].strip() and words[-1:] not in _SENTENCE_ENDS


def _has_title_capitals(words: list[str]) -> bool:
    longer = [word for word in words if len(word) >= _LONG_WORD]
    return bool(longer) and all(word[0].isupper() for word in longer)
