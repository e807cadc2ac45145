"""Documents that somebody only has, wears or gets: "Lee held a sign reading “…”" does not make the words Lee's."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.language.word_classes import Sort

_LONGEST = 3  # words between the document and its verb at the quote


def is_only_shown(view: QuoteView, mention_id: MentionId) -> bool:
    """Whether the quote is what a document says that the mention did not make.

    That is so where no verb of making, sending or saying stands between the two, and the document is nobody's own.
    """
    mention = view.article.mentions[mention_id]
    document = _document(view)
    if document is None or mention.sentence != view.sentence or mention.last > document:
        return False
    narration = view.article.narration
    if _is_own(view, document):
        return False
    return not any(_makes(view, at) for at in range(mention.last, document) if narration.words[at].islower())


def _is_own(view: QuoteView, document: int) -> bool:
    """Whether somebody's own is said of the document: "her letter", "Lee's ad"."""
    narration = view.article.narration
    grammar = narration.language.grammar
    before = narration.lowers[max(view.first, document - _LONGEST) : document]
    return not (grammar.possessives.isdisjoint(before) and grammar.owning.isdisjoint(before))


def _makes(view: QuoteView, at: int) -> bool:
    """Whether the word at `at` is a verb for making, sending or telling what the document says."""
    narration = view.article.narration
    cues, lower = narration.language.cues, narration.lowers[at]
    lemma = narration.language.word_classes.lemmas.get(lower, "")
    if lower in cues.issuing or lower in cues.sending:
        return True
    return bool(narration.sorts[at] & Sort.CUE) and lemma not in cues.deeds and lemma not in cues.handling


def _is_noun(view: QuoteView, at: int) -> bool:
    """Whether the word can be any noun but a person's: "badge" in "a badge reading"."""
    narration = view.article.narration
    others = Sort.PERSON | Sort.PRONOUN | Sort.ADVERB | Sort.AUXILIARY | Sort.CONJUNCTION | Sort.RELATIVE
    return at > view.first and narration.words[at].islower() and not narration.sorts[at] & others


def _document(view: QuoteView) -> int | None:
    """The noun for a document whose participle or relative clause the quote ends: "sign" in "a sign reading “…”"."""
    narration = view.article.narration
    at = view.token - 1
    while at > view.first and narration.words[at] in {",", ":"}:
        at -= 1
    if not narration.sorts[at] & Sort.CUE:
        return None
    is_participle = bool(narration.sorts[at] & Sort.PARTICIPLE)
    if is_participle and narration.lowers[at] in narration.language.cues.showing_text and _is_noun(view, at - 1):
        return at - 1
    for noun in range(at - 1, max(view.first, at - 1 - _LONGEST), -1):
        if narration.sorts[noun] & Sort.DOCUMENT:
            return noun if is_participle or narration.sorts[at - 1] & Sort.RELATIVE else None
        if not narration.sorts[noun] & (Sort.RELATIVE | Sort.ADVERB):
            return None
    return None
