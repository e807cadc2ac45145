"""Tells by its place in the sentence that a short phrase in marks is a term, which nobody said: the object of a deed
("opened a “cooling room”"), what a noun has before it ("the “sponge city” plan"), words that are listed as words."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.narration import Narration
from service.attribution.tuning import Confidences
from service.language.word_classes import Sort

_LONGEST = 4  # words
_LONGEST_VERB_PHRASE = 4  # tokens from the subject to the mark
_LONGEST_DETERMINERS = 2  # tokens of an article and an adjective, and the verb before them
_LONGEST_NOUN_PHRASE = 12  # tokens from the noun for words to the verb behind it
_NO_NOUN = (
    Sort.CUE | Sort.PREPOSITION | Sort.AUXILIARY | Sort.MODAL | Sort.CONJUNCTION | Sort.RELATIVE | Sort.ADVERB
) | Sort.PRONOUN


def least_of_term(view: QuoteView, mention_id: MentionId, confidences: Confidences) -> float:
    """How sure (0..1) the model must be that the mention said it, by how the quote stands in its sentence; 0 where
    that does not speak for a term.

    Only for a few words that no strong verb reports, and that stand in the same sentence as the mention.
    """
    if view.words > _LONGEST or view.is_alone or _is_reported(view):
        return 0.0
    mention = view.article.mentions[mention_id]
    if mention.sentence != view.sentence:
        return 0.0
    cue = view.cue_of(mention_id)
    has_article = _has_article(view)
    if cue is None:
        return confidences.plain_object if has_article or _is_plain_object(view, mention.last) else 0.0
    narration = view.article.narration
    cues = narration.language.cues
    is_deed = cue.lemma in cues.deeds or cue.lemma in cues.handling
    if is_deed and cue.link != "distant" and cue.at < view.token and _is_object(view, cue.at):
        return confidences.plain_object if cue.lemma in cues.handling else confidences.term
    is_object = view.token - _LONGEST_DETERMINERS <= cue.at < view.token
    is_attribute = has_article and not is_object and _goes_on(view) and narration.lowers[cue.at] not in cues.calling
    return confidences.term if is_attribute else 0.0


def is_listed_word(view: QuoteView) -> bool:
    """Whether the quote is a word that the sentence speaks of as a word: "The terms “A” and “B” are new", "Other
    expressions on the list are “C,” “D”"; not what somebody's words are ("her words were “…”")."""
    if view.words > _LONGEST or view.is_alone or _is_reported(view):
        return False
    narration = view.article.narration
    at = _before_run(view)
    if at < view.first:
        return False
    if narration.lowers[at] in narration.language.works.words:
        return _opens_clause(view, at)
    if narration.lowers[at] not in narration.language.passives.being:
        return False
    start = max(view.first, at - _LONGEST_NOUN_PHRASE)
    return any(
        narration.lowers[noun] in narration.language.works.words and _opens_clause(view, noun)
        for noun in range(start, at)
    )


def _is_reported(view: QuoteView) -> bool:
    """Whether a verb that nearly always reports speech has a subject in the quote's sentence, or "according to" one."""
    article = view.article
    low, high = (bisect_left(article.cue_tokens, at) for at in (view.first, view.last))
    return any(cue.subject is not None and (cue.is_strong or cue.link == "according") for cue in article.cues[low:high])


def _is_article(narration: Narration, at: int) -> bool:
    grammar = narration.language.grammar
    return narration.lowers[at] in grammar.definite_article or narration.lowers[at] in grammar.indefinite


def _has_article(view: QuoteView) -> bool:
    """Whether "a" or "the" stands before the mark, or before one adjective there; not "as a", by which somebody is
    called something."""
    narration = view.article.narration
    for at in (view.token - 1, view.token - 2):
        if at < view.first or not narration.words[at].islower():
            return False
        if _is_article(narration, at):
            return at == view.first or narration.lowers[at - 1] not in narration.language.passives.complement_openers
        if narration.sorts[at] & _NO_NOUN:
            return False
    return False


def _goes_on(view: QuoteView) -> bool:
    """Whether the noun phrase that the quote begins goes on behind it: "the “sponge city” plan"."""
    narration, after = view.article.narration, view.token + 1
    if after >= view.last or view.ending != "w" or not narration.words[after].isalpha():
        return False
    is_noun = not narration.sorts[after] & (_NO_NOUN & ~Sort.CUE)
    return is_noun and narration.lowers[after] not in narration.language.grammar.clause_openers


def _is_object(view: QuoteView, verb: int) -> bool:
    """Whether the quote is what the verb is done to: no mark, and no "that", "as" or "it", stands between."""
    narration = view.article.narration
    grammar, passives = narration.language.grammar, narration.language.passives
    return all(
        narration.words[at][0].isalnum()
        and narration.lowers[at] not in grammar.complementisers
        and narration.lowers[at] not in passives.complement_openers
        and narration.lowers[at] not in narration.language.pronouns.neuter
        for at in range(verb + 1, view.token)
    )


def _is_plain_object(view: QuoteView, start: int) -> bool:
    """Whether nothing but a verb, adverbs and "as" stands between the subject, which ends at `start`, and the quote."""
    narration = view.article.narration
    passed = Sort.ADVERB | Sort.AUXILIARY | Sort.MODAL
    words = [
        at
        for at in range(start, view.token)
        if not narration.sorts[at] & passed
        and narration.lowers[at] not in narration.language.passives.complement_openers
    ]
    if not 0 < view.token - start <= _LONGEST_VERB_PHRASE or len(words) != 1:
        return False
    verb = words[0]
    return narration.words[verb].islower() and not narration.sorts[verb] & _NO_NOUN


def _before_run(view: QuoteView) -> int:
    """The token in front of the row of quotes that this one belongs to: of "“A,” “B” and “C”"."""
    narration, at = view.article.narration, view.token - 1
    while at >= view.first and (
        narration.words[at] == "," or narration.quotes[at] is not None or narration.sorts[at] & Sort.CONJUNCTION
    ):
        at -= 1
    return at


def _opens_clause(view: QuoteView, noun: int) -> bool:
    """Whether the noun phrase of that noun stands where a subject does, with nobody in front of it or owning it: "The
    words", "Among the newest terms"."""
    narration, article = view.article.narration, view.article
    owning = narration.language.grammar.owning | narration.language.grammar.possessives
    at = noun - 1
    while at >= view.first and narration.words[at][0].isalnum():
        if narration.lowers[at] in owning or narration.sorts[at] & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL):
            return False
        at -= 1
    low, high = (bisect_left(article.mention_starts, token) for token in (at + 1, noun))
    return all(mention.last > noun for mention in article.mentions[low:high])
