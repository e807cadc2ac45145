"""What the words in front of a reporting verb make of it: "did not say", "refused to call", "without saying"."""

from __future__ import annotations

from collections.abc import Iterator

from service.attribution.choice.quote_view import QuoteView
from service.domain import Stance
from service.language.word_classes import Sort

_GROUP = Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB
_LONGEST_ASIDE = 4  # words between the commas of "did not, in fact, say"
_LONGEST_MATRIX = 5  # words of "want", "go so far as", "dare" in front of "to say"
_NO_MATRIX = Sort.DETERMINER | Sort.PRONOUN | Sort.RELATIVE


def stance_of_verb(view: QuoteView, verb: int) -> Stance | None:
    """The stance that the verb group at token `verb` tells; None when it tells none, and its clause may."""
    if _denies(view, verb):
        return _turned(view, verb)
    narration = view.article.narration
    words = narration.language.stance_words
    is_modal = is_perfect = False
    at = verb - 1
    for at in _group(view, verb):
        stance = _stance_of_word(view, at)
        if stance is not None:
            return stance
        is_modal = is_modal or bool(narration.sorts[at] & Sort.MODAL)
        is_perfect = is_perfect or narration.lowers[at] in words.perfect
    if is_modal and is_perfect:
        return Stance.DENIED if _is_contrasted(view, verb) else Stance.DOUBTED
    if narration.sorts[verb] & Sort.PARTICIPLE and _is_not_done(view, verb - 1):
        return Stance.DENIED
    return _stance_of_matrix(view, verb)


def _group(view: QuoteView, verb: int) -> Iterator[int]:
    """The tokens of the verb group in front of `verb`, backwards, and the word that ends it; no asides in commas."""
    narration = view.article.narration
    at: int | None = verb - 1
    while at is not None and at >= view.first:
        if narration.words[at] == ",":
            at = _before_aside(view, at)
            continue
        yield at
        if not _is_in_group(view, at):
            return
        at -= 1


def _before_aside(view: QuoteView, comma: int) -> int | None:
    """The word of the verb group in front of an aside that the comma closes: "not" in "did not, in fact,"."""
    narration = view.article.narration
    for at in range(comma - 1, max(view.first, comma - _LONGEST_ASIDE - 1), -1):
        if narration.words[at] == ",":
            return at - 1 if _is_in_group(view, at - 1) else None
    return None


def _is_in_group(view: QuoteView, at: int) -> bool:
    narration = view.article.narration
    lower = narration.lowers[at]
    return bool(
        narration.sorts[at] & _GROUP
        or lower in narration.language.stance_words.verb_group
        or lower in narration.language.stance_words.negators
        or lower.endswith(narration.language.grammar.adverb_endings)
    )


def _denies(view: QuoteView, verb: int) -> bool:
    """Whether the verb itself says that nothing of the kind was said: "denied that …", "refused to call it “…”"."""
    narration = view.article.narration
    words = narration.language.stance_words
    if verb > view.token or narration.lowers[verb] not in words.denying or narration.lowers[verb] in words.denying_with:
        return False
    behind = narration.words[verb + 1 : view.token]
    opener = next((word for word in behind if word not in words.verb_group - words.denial_openers), "")  # "ever"
    return opener in words.denial_openers and all(_is_word(word) for word in behind)


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] in "’'"


def _turned(view: QuoteView, denying: int) -> Stance:
    """What a verb of denying says: that it was not said, or that it was where a negator turns it ("does not deny")."""
    words = view.article.narration.language.stance_words
    is_turned = any(view.article.narration.lowers[at] in words.negators for at in _group(view, denying))
    return Stance.SAID if is_turned else Stance.DENIED


def _stance_of_word(view: QuoteView, at: int) -> Stance | None:
    """The stance that one word of the verb group tells by itself, or with its neighbours."""
    narration = view.article.narration
    words = narration.language.stance_words
    lower, following = narration.lowers[at], narration.lower_at(at + 1)
    if lower in words.negators:
        return Stance.SAID if following in words.but_not else Stance.DENIED
    if lower in words.denying:
        return _turned(view, at) if following == words.denying_with.get(lower, following) else Stance.SAID
    if lower in words.outstanding and following in narration.language.grammar.infinitive_marks:
        return Stance.DENIED
    is_supposed = lower in words.supposedly or lower in words.comparisons or _is_reputed(view, at)
    if lower in words.seeming and following in narration.language.grammar.infinitive_marks:
        is_supposed = True
    return Stance.DOUBTED if is_supposed else None


def _is_reputed(view: QuoteView, at: int) -> bool:
    """Whether others tell it of the speaker: "Lee is said to have written"."""
    narration = view.article.narration
    words = narration.language.stance_words
    is_told = narration.lowers[at] in words.reputed and narration.lower_at(at + 2) in words.perfect
    return is_told and at > view.first and bool(narration.sorts[at - 1] & (Sort.AUXILIARY | Sort.ADVERB))


def _is_not_done(view: QuoteView, at: int) -> bool:
    """Whether "without", "instead of", "misquoted as" or the like ends at token `at`."""
    narration = view.article.narration
    if at < view.first or narration.lowers[at] not in narration.language.stance_words.not_doing:
        return False
    before = narration.language.stance_words.not_doing[narration.lowers[at]]
    return not before or (at > view.first and narration.lowers[at - 1] in before)


def _stance_of_matrix(view: QuoteView, verb: int) -> Stance | None:
    """What the words that an infinitive hangs on make of it: "did not want to say", "was too tired to say"."""
    narration = view.article.narration
    words = narration.language.stance_words
    mark = verb - 1
    if mark < view.first or narration.lowers[mark] not in narration.language.grammar.infinitive_marks:
        return None
    for at in range(mark - 1, max(view.first, mark - 1 - _LONGEST_MATRIX) - 1, -1):
        lower = narration.lowers[at]
        if lower in words.negators and narration.lower_at(at + 1) not in words.but_not:
            return Stance.DENIED
        if lower in words.excess and at < mark - 1:
            return Stance.DENIED
        is_name = at > view.first and narration.words[at][0].isupper()
        if lower in words.anyway or not _is_word(lower) or is_name or narration.sorts[at] & _NO_MATRIX:
            return None
    return None


def _is_contrasted(view: QuoteView, verb: int) -> bool:
    """Whether the sentence goes on with "but he did not"."""
    words = view.article.narration.language.stance_words
    behind = view.article.narration.lowers[max(verb, view.token) : view.last]
    contrast = next((at for at, lower in enumerate(behind) if lower in words.contrast), None)
    return contrast is not None and not words.negators.isdisjoint(behind[contrast:])
