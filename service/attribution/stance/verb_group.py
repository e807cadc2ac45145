"""What the words right before a reporting verb make of it: "did not say", "refused to call", "could have said"."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.domain import Stance
from service.language.word_classes import Sort

_GROUP = Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB


def stance_of_verb(view: QuoteView, verb: int) -> Stance | None:
    """The stance that the verb group at token `verb` tells; None when it tells none, and its clause may."""
    if _denies(view, verb):
        return Stance.DENIED
    narration = view.article.narration
    words, adverb_endings = narration.language.stance_words, narration.language.grammar.adverb_endings
    is_modal = is_perfect = False
    for at in range(verb - 1, view.first - 1, -1):
        lower, sort = narration.lowers[at], narration.sorts[at]
        stance = _stance_of_word(view, at)
        if stance is not None:
            return stance
        is_modal = is_modal or bool(sort & Sort.MODAL)
        is_perfect = is_perfect or lower in words.perfect
        if not (sort & _GROUP or lower in words.verb_group or lower.endswith(adverb_endings)):
            break
    if is_modal and is_perfect:
        return Stance.DENIED if _is_contrasted(view, verb) else Stance.DOUBTED
    return None


def _denies(view: QuoteView, verb: int) -> bool:
    """Whether the verb itself says that nothing of the kind was said: "denied that …", "refused to call it “…”"."""
    narration = view.article.narration
    words = narration.language.stance_words
    if verb > view.token or narration.lowers[verb] not in words.denying or narration.lowers[verb] in words.denying_with:
        return False
    behind = narration.words[verb + 1 : view.token]
    return behind[:1] != [] and behind[0] in words.denial_openers and all(_is_word(word) for word in behind)


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] in "’'"


def _stance_of_word(view: QuoteView, at: int) -> Stance | None:
    """The stance that one word of the verb group tells by itself, or with the next."""
    narration = view.article.narration
    words = narration.language.stance_words
    lower, following = narration.lowers[at], narration.lower_at(at + 1)
    if lower in words.negators:
        return Stance.SAID if following in words.but_not else Stance.DENIED
    if lower in words.denying:
        return Stance.DENIED if following == words.denying_with.get(lower, following) else Stance.SAID
    if lower in words.supposedly:
        return Stance.DOUBTED
    if lower in words.seeming and following in narration.language.grammar.infinitive_marks:
        return Stance.DOUBTED
    return Stance.DOUBTED if lower in words.comparisons else None


def _is_contrasted(view: QuoteView, verb: int) -> bool:
    """Whether the sentence goes on with "but he did not"."""
    words = view.article.narration.language.stance_words
    behind = view.article.narration.lowers[max(verb, view.token) : view.last]
    contrast = next((at for at, lower in enumerate(behind) if lower in words.contrast), None)
    return contrast is not None and not words.negators.isdisjoint(behind[contrast:])
