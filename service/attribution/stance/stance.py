"""Decides the stance of an article towards a quote, by the words around it and never by the quote's own."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import ACCORDING
from service.attribution.narration.mention import MentionType
from service.attribution.stance.clauses import stance_of_clause
from service.attribution.stance.retraction import is_taken_back
from service.attribution.stance.verb_group import stance_of_verb
from service.domain import Stance
from service.language.word_classes import Sort

_NEAR = 8


@dataclass(frozen=True, slots=True)
class NotSaid:
    """Why a quote has no speaker: the stance, and the mention that it is about."""

    stance: Stance
    about: MentionId


def not_said(view: QuoteView, chosen: MentionId | None) -> NotSaid | None:
    """The stance towards a quote that the article does not say was said; None where it says so, or nothing of it.

    `chosen` is the mention that would be the speaker.
    """
    credited = _credited(view)
    if credited is not None:
        return NotSaid(Stance.DENIED if is_taken_back(view) else Stance.DOUBTED, credited)
    if chosen is None:
        return None
    stance = Stance.DENIED if is_taken_back(view) else _stance_by_cue(view, chosen)
    return None if stance is Stance.SAID else NotSaid(stance, _nearest_speaker(view) or chosen)


def _nearest_speaker(view: QuoteView) -> MentionId | None:
    """The name that is the subject of the verb next before the quote: "Lee" in "a meme claims that Lee said “…”"."""
    article = view.article
    number = bisect_left(article.cue_tokens, view.token) - 1
    cue = article.cues[number] if number >= 0 else None
    if cue is None or cue.subject is None or cue.sentence != view.sentence or cue.link != "direct":
        return None
    return cue.subject if article.mentions[cue.subject].type is MentionType.NAME else None


def _stance_by_cue(view: QuoteView, chosen: MentionId) -> Stance:
    cue = view.cue_of(chosen)
    if cue is not None and cue.lemma == ACCORDING:
        return Stance.SAID
    verb = cue.at if cue is not None and cue.sentence == view.sentence else _verb_before(view)
    if verb is None:
        return Stance.SAID
    stance = stance_of_verb(view, verb)
    return stance_of_clause(view, verb, chosen) if stance is None else stance


def _verb_before(view: QuoteView) -> int | None:
    """The nearest reporting verb in front of the quote, whoever its subject is."""
    narration = view.article.narration
    for at in range(view.token - 1, max(view.first, view.token - _NEAR) - 1, -1):
        if narration.sorts[at] & Sort.CUE and narration.words[at].islower():
            return at
    return None


def _credited(view: QuoteView) -> MentionId | None:
    """The mention behind "“…” is often credited to Lee"."""
    article, narration = view.article, view.article.narration
    words = narration.language.stance_words
    for at in range(view.token + 1, min(view.last, view.token + 1 + _NEAR)):
        if narration.quotes[at] is not None:
            return None
        if narration.lowers[at] in words.crediting and narration.lower_at(at + 1) in words.credit_prepositions:
            number = article.first_mention_from(at + 2)
            is_near = number is not None and article.mentions[number].first <= at + 2 + _NEAR // 2
            is_named = number is not None and article.mentions[number].type is not MentionType.PRONOUN
            return number if is_near and is_named else None
    return None
