"""What stands in front of a speaker, in one clause with it: "there is no evidence that Lee said", "if Lee says"."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.narration import QUOTE
from service.domain import Stance
from service.language.word_classes import Sort

_LONGEST = 14  # words
_NOUN_WITHIN = 4  # words from the adjective to its noun
_MARKS = frozenset({",", ";", ":", "—", "–", QUOTE})
_VERBS = Sort.AUXILIARY | Sort.MODAL | Sort.CUE


def stance_of_clause(view: QuoteView, verb: int, speaker: MentionId) -> Stance:
    """The stance that the words in front of the subject of the verb tell."""
    mention = view.article.mentions[speaker]
    is_subject = mention.sentence == view.sentence and mention.first < verb
    subject = mention.first if is_subject else verb
    if subject > view.token:  # "“…,” Lee said" hangs on nothing in front
        return Stance.SAID
    start = _clause_start(view, subject)
    if _is_denied(view, start, subject):
        return Stance.DENIED
    is_doubted = _is_supposed(view, start, subject) or _is_faked(view, start, subject)
    return Stance.DOUBTED if is_doubted else Stance.SAID


def _clause_start(view: QuoteView, subject: int) -> int:
    narration = view.article.narration
    start = max(view.first, subject - _LONGEST)
    return next((at + 1 for at in range(subject - 1, start - 1, -1) if narration.words[at] in _MARKS), start)


def _is_denied(view: QuoteView, start: int, subject: int) -> bool:
    """Whether it says that there is nothing to show it, that nobody heard it, or that it is not so."""
    language = view.article.narration.language
    words, lead = language.stance_words, view.article.narration.lowers[start:subject]
    is_none = not words.none.isdisjoint(lead)
    if not words.nobody.isdisjoint(lead) or (is_none and not words.absence.isdisjoint(lead)):
        return True
    if language.grammar.complementisers.isdisjoint(lead):
        return False
    is_turned = not words.true.isdisjoint(lead) and not words.negators.isdisjoint(lead)
    return is_turned or not words.untrue.isdisjoint(lead)


def _is_supposed(view: QuoteView, start: int, subject: int) -> bool:
    """Whether "if" or the like opens the clause: no verb stands between it and the subject."""
    narration = view.article.narration
    for at in range(subject - 1, start - 1, -1):
        if narration.lowers[at] in narration.language.stance_words.conditions:
            return True
        if narration.sorts[at] & _VERBS:
            return False
    return False


def _is_faked(view: QuoteView, start: int, subject: int) -> bool:
    """Whether a fake says so ("a doctored video shows Lee saying"), or it only looks so ("look as though Lee said")."""
    narration = view.article.narration
    words = narration.language.stance_words
    for at in range(start, subject):
        lower = narration.lowers[at]
        near = range(at + 1, min(at + _NOUN_WITHIN, subject))
        is_document = any(narration.sorts[noun] & Sort.DOCUMENT for noun in near)
        if lower in words.fakes or lower in words.faked or (lower in words.faked_documents and is_document):
            return True
        if lower in words.seeming and narration.lower_at(at + 1) in words.appearance_openers:
            return True
    return False
