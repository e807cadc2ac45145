"""Tells whether a quoted span is a whole statement, a phrase in the writer's sentence, or something nobody said."""

from __future__ import annotations

from service.domain import QuoteKind

_LEAST_WORDS, _LONG_WORD = 4, 4
_STOPS = frozenset(".!?,…;—-")


def kind_of(content: str, before: str, *, has_speaker: bool) -> QuoteKind:
    """The kind of the span that holds `content`; `before` is the text in front of its mark.

    A statement begins with a capital and stands on its own (at the start, after a comma, a colon or a dash), or has
    four words or more. What has no speaker is a statement only when it also ends like one and has no title's
    capitals; else it is unspoken.
    """
    words = content.split()
    lead = before.rstrip()[-1:]
    stands_alone = not lead or not lead.isalnum()
    is_long = len(words) >= _LEAST_WORDS
    ends = content.rstrip()[-1:] in _STOPS and bool(words)
    is_statement = content.lstrip("[(…. ")[:1].isupper() and (is_long or (stands_alone and ends))
    if has_speaker:
        return QuoteKind.DIRECT if is_statement else QuoteKind.PARTIAL
    is_spoken = is_statement and is_long and ends and stands_alone and not _has_title_capitals(words)
    return QuoteKind.DIRECT if is_spoken else QuoteKind.UNSPOKEN


def _has_title_capitals(words: list[str]) -> bool:
    longer = [word for word in words if len(word) >= _LONG_WORD]
    return bool(longer) and all(word[0].isupper() for word in longer)
