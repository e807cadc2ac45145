"""Finds who was heard to speak: "a man" in "Lee said he heard a man yell “…”"."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.language.word_classes import Sort

_LONGEST_SCENE = 12  # words from the verb of perception to the verb at the quote
_LONGEST_MENTION = 7  # words
_LONGEST_OBJECT = 7  # tokens from a verb to the quote, past where or to whom it was said
_CLAUSE = Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE | Sort.CONJUNCTION | Sort.CUE
_NO_VERB = Sort.PREPOSITION | Sort.DETERMINER | Sort.PRONOUN | Sort.CONJUNCTION | Sort.AUXILIARY | Sort.MODAL


def person_heard(view: QuoteView) -> MentionId | None:
    """The one who was heard to speak, whatever the verb: it stands at the quote, without an ending of its own.

    What is heard stands right behind the verb of perception ("heard a man yell"), and may do something else first
    ("saw two men stop and yell"). A verb in the past is the hearer's: "saw the crowd and shouted".
    """
    narration = view.article.narration
    for verb in (_verb_at_quote(view), _verb_before_quote(view)):
        if verb is None or not _is_without_tense(view, verb):
            continue
        heard = _mention_ending(view, verb)
        if heard is not None and _is_perceived(view, heard):
            return heard
        heard = _heard_at_place(view, verb)
        if heard is not None:
            return heard
        is_joined = narration.sorts[verb - 1] & Sort.CONJUNCTION and not _is_going_on(view, verb)
        if is_joined or _is_set_off_participle(view, verb):
            return _heard_before(view, verb)
    return None


def _verb_at_quote(view: QuoteView) -> int | None:
    """The word in front of the quote, or of the comma or colon there; None where it can be no verb."""
    narration = view.article.narration
    at = view.token - 1
    at -= at > view.first and narration.words[at] in {",", ":"}
    at -= at > view.first and bool(narration.sorts[at] & Sort.ADVERB)
    word = narration.words[at]
    is_verb_like = word.isalpha() and word.islower() and not narration.sorts[at] & _NO_VERB
    is_opener = word in narration.language.grammar.clause_openers  # "because “…”"
    return at if at > view.first and is_verb_like and not is_opener else None


def _verb_before_quote(view: QuoteView) -> int | None:
    """The reporting verb in front of the quote, past where or to whom it was said: "say on the phone: “…”"."""
    narration = view.article.narration
    for at in range(view.token - 2, max(view.first, view.token - _LONGEST_OBJECT) - 1, -1):
        sort, word = narration.sorts[at], narration.words[at]
        if sort & Sort.CUE and word.islower():
            return at
        is_lead_in = word in {",", ":"} and at == view.token - 1
        if sort & _CLAUSE or not (word[0].isalnum() or is_lead_in or word in narration.language.grammar.possessives):
            return None
    return None


def _heard_at_place(view: QuoteView, verb: int) -> MentionId | None:
    """Who was heard somewhere, to say it: "a man" in "heard a man in the yard shout “…”"."""
    article, narration = view.article, view.article.narration
    for at in range(verb - 1, max(view.first, verb - _LONGEST_SCENE) - 1, -1):
        if narration.lowers[at] in narration.language.cues.perceiving:
            heard = article.mention_from(at + 1, _LONGEST_MENTION)
            if heard is None or heard not in view.candidates or article.mentions[heard].first != at + 1:
                return None
            place = article.mentions[heard].last
            return heard if place < verb and narration.sorts[place] & Sort.PREPOSITION else None
        is_verb = narration.sorts[at] & _CLAUSE and not narration.sorts[at] & Sort.PERSON  # "a voice"
        if is_verb or not narration.words[at][0].isalnum():
            return None
    return None


def _is_without_tense(view: QuoteView, at: int) -> bool:
    """Whether the word is a verb's base form, or ends as a participle does: "yell", "yelling"; not "yelled"."""
    narration = view.article.narration
    lower, language = narration.lowers[at], narration.language
    lemma = language.word_classes.lemmas.get(lower)
    if lemma is not None:
        return lemma == lower or _is_going_on(view, at)
    is_doubled = lower.endswith(tuple(2 * ending for ending in language.grammar.present_endings))  # "hiss"
    return is_doubled or not lower.endswith(language.grammar.finite_endings)


def _is_going_on(view: QuoteView, at: int) -> bool:
    narration = view.article.narration
    return narration.lowers[at].endswith(narration.language.grammar.participle_endings)


def _mention_ending(view: QuoteView, token: int) -> MentionId | None:
    """The mention right in front of `token`."""
    article = view.article
    high = bisect_left(article.mention_starts, token)
    for number in range(high - 1, max(-1, high - 3), -1):
        if article.mentions[number].last == token:
            return MentionId(number)
    return None


def _is_perceived(view: QuoteView, mention_id: MentionId) -> bool:
    """Whether a verb of perception stands right in front of the mention."""
    before = view.article.mentions[mention_id].first - 1
    perceiving = view.article.narration.language.cues.perceiving
    is_heard = before >= view.first and view.article.narration.lowers[before] in perceiving
    return is_heard and mention_id in view.candidates


def _is_set_off_participle(view: QuoteView, verb: int) -> bool:
    """Whether the verb is a participle behind a comma, and what goes before it is still the scene: "saw a man run off,
    yelling “…”"; not "saw a man run off and wept, yelling", nor "hopes to see a man run, yelling"."""
    narration = view.article.narration
    if narration.words[verb - 1] != "," or not _is_going_on(view, verb):
        return False
    for at in range(verb - 2, max(view.first, verb - _LONGEST_SCENE) - 1, -1):
        if narration.lowers[at] in narration.language.cues.perceiving:
            return narration.lower_at(at - 1) not in narration.language.grammar.infinitive_marks
        is_other_deed = narration.sorts[at] & Sort.CONJUNCTION and not _is_without_tense(view, at + 1)
        if is_other_deed or narration.lowers[at + 1] in narration.language.grammar.irregular_pasts:
            return False
    return False


def _heard_before(view: QuoteView, verb: int) -> MentionId | None:
    """Who was heard to do something else before the verb at the quote: "two men" in "saw two men stop and yell"."""
    article, narration = view.article, view.article.narration
    for at in range(verb - 1, max(view.first, verb - _LONGEST_SCENE) - 1, -1):
        if narration.lowers[at] not in narration.language.cues.perceiving:
            continue
        heard = article.mention_from(at + 1, _LONGEST_MENTION)
        if heard is None or heard not in view.candidates or article.mentions[heard].first != at + 1:
            return None
        deed = article.mentions[heard].last
        is_deed = narration.words[deed].islower() and not narration.sorts[deed] & _NO_VERB
        return heard if deed < verb - 1 and is_deed and _is_without_tense(view, deed) else None
    return None
