"""Whether a quoted span is a whole statement, a phrase in the writer's sentence, or something nobody said."""

from __future__ import annotations

from service.domain import QuoteKind

_LEAST_WORDS = 4


def kind_of(content: str, before: str, *, has_speaker: bool) -> QuoteKind:
    """The kind of the span that holds `content`; `before` is the text in front of its mark.

    A statement begins with a capital and stands on its own (at the start of the sentence, after a comma, a colon or a
    dash) or is long; what has no speaker and is a phrase is unspoken.
    """
    words = content.split()
    lead = before.rstrip()[-1:]
    stands_alone = not lead or not lead.isalnum()
    starts = content.lstrip("[(…. ")[:1]
    is_sentence = starts.isupper() and (stands_alone or len(words) >= _LEAST_WORDS)
    ends = content.rstrip()[-1:] in {".", "!", "?", ",", "…", ";", "—", "-"}
    if is_sentence and ((ends and stands_alone) or len(words) >= _LEAST_WORDS):
        return QuoteKind.DIRECT if has_speaker or len(words) >= _LEAST_WORDS else QuoteKind.UNSPOKEN
    return QuoteKind.PARTIAL if has_speaker else QuoteKind.UNSPOKEN
