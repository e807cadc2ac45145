"""Decides the stance of an article towards a quote, by the words around it and never by the quote's own."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import ACCORDING
from service.attribution.narration.mention import MentionType
from service.attribution.stance.claims import claimed_by_others, says_in_claim
from service.attribution.stance.clauses import stance_of_clause
from service.attribution.stance.retraction import is_taken_back
from service.attribution.stance.verb_group import stance_of_verb
from service.attribution.stance.verbs import governs, is_of_saying, is_of_thinking
from service.domain import Stance
from service.language.word_classes import Sort

_NEAR = 8
_OBJECT = 4  # words from a verb of saying to the quote that is its object
_NO_OBJECT = Sort.PREPOSITION | Sort.RELATIVE | Sort.AUXILIARY | Sort.MODAL


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
        is_denied = is_taken_back(view) or _is_miscredited(view)
        return NotSaid(Stance.DENIED if is_denied else Stance.DOUBTED, credited)
    if chosen is None:
        return None
    stance = Stance.DENIED if is_taken_back(view) else _stance_by_verbs(view, chosen)
    return None if stance is Stance.SAID else NotSaid(stance, _nearest_speaker(view) or chosen)


def is_unspoken(view: QuoteView, chosen: MentionId) -> bool:
    """Whether all that joins `chosen` to the quote is a verb of another thing than saying that was not done.

    "Lee did not respond to claims of “…”" says nothing of who spoke.
    """
    that = claimed_by_others(view)
    if that is not None:
        return not says_in_claim(view, that)
    verb = _verb_of(view, chosen)
    if verb is None or is_of_saying(view, verb) or is_of_thinking(view, verb) or not governs(view, verb):
        return False
    return stance_of_verb(view, verb) is Stance.DENIED


def _nearest_speaker(view: QuoteView) -> MentionId | None:
    """The name that is the subject of the verb next before the quote: "Lee" in "a meme claims that Lee said “…”"."""
    article = view.article
    number = bisect_left(article.cue_tokens, view.token) - 1
    cue = article.cues[number] if number >= 0 else None
    if cue is None or cue.subject is None or cue.sentence != view.sentence or cue.link != "direct":
        return None
    return cue.subject if article.mentions[cue.subject].type is MentionType.NAME else None


def _stance_by_verbs(view: QuoteView, chosen: MentionId) -> Stance:
    """The stance that the verb at the quote and the verb of the speaker tell, each with its clause."""
    if claimed_by_others(view) is not None:
        return Stance.DENIED
    verb, nearest = _verb_of(view, chosen), _verb_at_quote(view)
    if nearest is not None and nearest != verb and is_of_saying(view, nearest):
        inner = stance_of_verb(view, nearest) or _stance_of_inner_clause(view, nearest, chosen)
        if inner is not Stance.SAID:
            return inner
    if verb is None or not governs(view, verb):
        return Stance.SAID
    stance = stance_of_verb(view, verb) if is_of_saying(view, verb) else None
    return stance_of_clause(view, verb, chosen) if stance is None else stance


def _stance_of_inner_clause(view: QuoteView, verb: int, chosen: MentionId) -> Stance:
    """What stands in front of the subject of the verb at the quote, where that is another than `chosen`: "Nothing in
    the ledger proves that Lee called it “…”"."""
    cue = view.article.cue_at(verb)
    if cue is None or cue.subject in {None, chosen} or cue.link != "direct" or not governs(view, verb):
        return Stance.SAID
    return Stance.SAID if cue.subject is None else stance_of_clause(view, verb, cue.subject)


def _verb_of(view: QuoteView, chosen: MentionId) -> int | None:
    """The reporting verb that makes `chosen` the speaker; None where it is "according to", or none."""
    cue = view.cue_of(chosen)
    if cue is None or cue.sentence != view.sentence:
        return _verb_before(view)
    return None if cue.lemma == ACCORDING else cue.at


def _verb_at_quote(view: QuoteView) -> int | None:
    """The verb of saying whose object the quote is, whoever its subject is: "uttered" in "uttered the words “…”"."""
    narration = view.article.narration
    saying = narration.language.stance_words.saying
    for at in range(view.token - 1, max(view.first, view.token - _OBJECT) - 1, -1):
        is_complement = narration.lowers[at] in narration.language.passives.complement_openers  # "describe it as “…”"
        if narration.quotes[at] is not None or (narration.sorts[at] & _NO_OBJECT and not is_complement):
            return None
        if (narration.lowers[at] in saying or narration.sorts[at] & Sort.CUE) and narration.words[at].islower():
            return at
    return None


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
    start = view.token + 1 + (narration.lower_at(view.token + 1) == ",")
    if narration.sorts[start : start + 1] and narration.sorts[start] & Sort.CUE:
        return None  # "“…,” read the statement, which was attributed to Lee"
    for at in range(view.token + 1, min(view.last, view.token + 1 + _NEAR)):
        if narration.quotes[at] is not None:
            return None
        if narration.lowers[at] in words.crediting and narration.lower_at(at + 1) in words.credit_prepositions:
            number = article.first_mention_from(at + 2)
            is_near = number is not None and article.mentions[number].first <= at + 2 + _NEAR // 2
            is_named = number is not None and article.mentions[number].type is not MentionType.PRONOUN
            return number if is_near and is_named else None
    return None


def _is_miscredited(view: QuoteView) -> bool:
    """Whether the article calls the crediting behind the quote wrong: "is falsely attributed to Lee"."""
    words = view.article.narration.language.stance_words
    behind = view.article.narration.lowers[view.token + 1 : min(view.last, view.token + 1 + _NEAR)]
    crediting = next(at for at, lower in enumerate(behind) if lower in words.crediting)
    return not words.untrue.isdisjoint(behind[:crediting]) or behind[crediting] in words.miscrediting
