"""What the words in front of a reporting verb make of it: "did not say", "refused to call", "without saying"."""

from __future__ import annotations

from collections.abc import Iterator

from service.attribution.choice.quote_view import QuoteView
from service.domain import Stance
from service.language.word_classes import Sort

_GROUP = Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB
_LONGEST_ASIDE = 4  # words between the commas of "did not, in fact, say"
_LONGEST_MATRIX = 5  # words of "want", "go so far as", "dare" in front of "to say"
_LONGEST_QUOTING = 6  # words from "quoted" to "saying"
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
    if _is_misquoted(view, verb) or _is_not_done(view, verb):
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


def _is_not_done(view: QuoteView, verb: int) -> bool:
    """Whether "without", "instead of", "close to", "no memory of" or the like ends in front of the verb, a participle;
    or "rather than", whatever its form."""
    narration = view.article.narration
    words, at = narration.language.stance_words, verb - 1
    if at < view.first or narration.lowers[at] not in words.not_doing:
        return False
    before = words.not_doing[narration.lowers[at]]
    is_participle = narration.sorts[verb] & Sort.PARTICIPLE
    if at > view.first and narration.lowers[at - 1] in before:
        return bool(is_participle) or narration.lowers[at] in words.preferring
    is_absent = narration.lower_at(at - 1) in words.absence and narration.lower_at(at - 2) in words.none
    return bool(is_participle) and (not before or is_absent)


def _is_misquoted(view: QuoteView, verb: int) -> bool:
    """Whether "as" and a verb of quoting that is called wrong stand in front of the verb: "misquoted as saying",
    "wrongly quoted in the press as saying"."""
    narration = view.article.narration
    language, joint = narration.language, verb - 1
    if narration.lower_at(joint) not in language.cues.quoting_joints:
        return False
    for at in range(joint - 1, max(view.first, joint - _LONGEST_QUOTING) - 1, -1):
        if narration.lowers[at] in language.stance_words.misquoting:
            return True
        if narration.lowers[at] in language.cues.quoting:
            return narration.lower_at(at - 1) in language.stance_words.untrue
        if not _is_word(narration.words[at]) or narration.sorts[at] & Sort.CUE:
            return False
    return False


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
