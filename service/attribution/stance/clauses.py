"""What stands in front of a speaker, in one clause with it: "there is no evidence that Lee said", "if Lee says"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.mention import MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.stance.verb_group import stance_of_verb
from service.attribution.stance.verbs import is_of_saying
from service.domain import Stance
from service.language.stance_words import StanceWords
from service.language.word_classes import Sort

_LONGEST = 14  # words
_NOUN_WITHIN = 4  # words from the adjective to its noun
_TITLE_WITHIN = 4  # words from an auxiliary to the name behind it: "did the former mayor Ann Lee say"
_MARKS = frozenset({",", ";", ":", "—", "–", QUOTE})
_VERBS = Sort.AUXILIARY | Sort.MODAL | Sort.CUE
_GROUP = Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB


def stance_of_clause(view: QuoteView, verb: int, speaker: MentionId) -> Stance:
    """The stance that the words in front of the subject of the verb tell."""
    mention = view.article.mentions[speaker]
    is_noun = mention.type is MentionType.NOUN
    is_subject = mention.sentence == view.sentence and mention.first < verb
    start_of_mention = mention.first if is_noun else mention.head  # a name may have a title and more before it
    subject = start_of_mention if is_subject else verb
    if subject > view.token:  # "“…,” Lee said" hangs on nothing in front
        return Stance.SAID
    start = _clause_start(view, subject)
    inverted = _inverted(view, start, subject) if is_subject else None
    if inverted is not None and not _is_shown_doing(view, inverted, verb):
        return _stance_of_inversion(view, start, inverted) if _is_group(view, mention.last, verb) else Stance.SAID
    if _is_denied(view, start, subject):
        return Stance.DENIED
    end = mention.last if is_subject and is_noun else subject
    is_doubted = _is_supposed(view, start, subject) or _is_faked(view, start, end)
    if not is_doubted:
        return _stance_of_hearsay(view, start, subject)
    return Stance.DOUBTED


def _clause_start(view: QuoteView, subject: int) -> int:
    narration = view.article.narration
    openers = narration.language.stance_words.narrative_openers
    start = max(view.first, subject - _LONGEST)
    for at in range(subject - 1, start - 1, -1):
        if narration.words[at] in _MARKS or (narration.lowers[at] in openers and not _is_phrase(view, at)):
            return at + 1
    return start


def _is_phrase(view: QuoteView, opener: int) -> bool:
    """Whether the opener goes with a word beside it: "not until Friday did Lee say", "as though Lee said"."""
    narration = view.article.narration
    words = narration.language.stance_words
    is_fronted = opener > view.first and narration.lowers[opener - 1] in words.negators
    is_compared = words.comparisons | words.appearance_openers
    return is_fronted or narration.lowers[opener] in is_compared or narration.lower_at(opener + 1) in is_compared


def _inverted(view: QuoteView, start: int, subject: int) -> int | None:
    """The auxiliary in front of the subject, where one stands there: "did" in "at no point did Lee say"."""
    narration = view.article.narration
    for at in range(subject - 1, max(start, subject - _TITLE_WITHIN) - 1, -1):
        if narration.lowers[at] in narration.language.stance_words.questioning:
            return at
        if narration.words[at][0].isupper():
            continue  # a title: "did Judge Lee say"
        is_other_clause = narration.lowers[at] in narration.language.grammar.clause_openers
        if is_other_clause or narration.sorts[at] & (_VERBS | Sort.PREPOSITION | Sort.CONJUNCTION | Sort.RELATIVE):
            return None
    return None


def _is_shown_doing(view: QuoteView, auxiliary: int, verb: int) -> bool:
    """Whether the auxiliary is no part of the verb group: "the clip has Lee shouting"."""
    language, lowers = view.article.narration.language, view.article.narration.lowers
    return (
        lowers[verb].endswith(language.grammar.participle_endings) and lowers[auxiliary] not in language.passives.being
    )


def _is_group(view: QuoteView, start: int, verb: int) -> bool:
    """Whether nothing but adverbs and auxiliaries stands between the subject and its verb."""
    narration = view.article.narration
    adverb_endings = narration.language.grammar.adverb_endings
    return all(
        narration.sorts[at] & _GROUP or narration.lowers[at].endswith(adverb_endings) for at in range(start, verb)
    )


def _stance_of_inversion(view: QuoteView, start: int, auxiliary: int) -> Stance:
    """What an auxiliary in front of the subject makes of the clause: a question, a supposition or a denial."""
    words = view.article.narration.language.stance_words
    lead = view.article.narration.lowers[start:auxiliary]
    if not lead:
        return Stance.DOUBTED
    is_negated = not (words.negators | words.none | words.nobody).isdisjoint(lead)
    return Stance.DENIED if is_negated and words.fronted_not_turning.isdisjoint(lead) else Stance.SAID


def _is_denied(view: QuoteView, start: int, subject: int) -> bool:
    """Whether it says that there is nothing to show it, that nobody heard it, or that it is not so."""
    language = view.article.narration.language
    words, lead = language.stance_words, view.article.narration.lowers[start:subject]
    if _has_nobody(words, lead) or (not words.none.isdisjoint(lead) and not words.absence.isdisjoint(lead)):
        return True
    if language.grammar.complementisers.isdisjoint(lead):
        return False
    if _shows_nothing(words, lead):
        return True
    if any(_is_denied_telling(view, at) for at in range(start, subject)):
        return True
    is_turned = not words.true.isdisjoint(lead) and not words.negators.isdisjoint(lead)
    return is_turned or not words.untrue.isdisjoint(lead)


def _is_denied_telling(view: QuoteView, at: int) -> bool:
    """Whether the word at `at` is a verb of saying that was not done: "the report does not say that Lee shouted"."""
    is_verb = view.article.narration.sorts[at] & Sort.CUE and is_of_saying(view, at)
    return bool(is_verb) and stance_of_verb(view, at) is Stance.DENIED


def _has_nobody(words: StanceWords, lead: Sequence[str]) -> bool:
    """Whether "nobody" or the like stands there, or "no one"."""
    return not words.nobody.isdisjoint(lead) or any(
        first in words.none and second in words.one for first, second in pairwise(lead)
    )


def _shows_nothing(words: StanceWords, lead: Sequence[str]) -> bool:
    """Whether nothing says so: "Nothing in the minutes shows that", "there is nothing to prove that"."""
    at = next((at for at, lower in enumerate(lead) if lower in words.shown_by_none), None)
    return at is not None and (at == 0 or lead[at - 1] in words.questioning)


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
        is_document = any(_is_document(narration, noun) for noun in near)
        if lower in words.fakes and not narration.sorts[at + 1] & (Sort.PERSON | Sort.TITLE):
            return True
        if (lower in words.faked or lower in words.faked_documents) and is_document:
            return True
        if lower in words.seeming and narration.lower_at(at + 1) in words.appearance_openers:
            return True
    return False


def _is_document(narration: Narration, at: int) -> bool:
    return (
        bool(narration.sorts[at] & Sort.DOCUMENT) or narration.lowers[at] in narration.language.stance_words.quotations
    )


def _stance_of_hearsay(view: QuoteView, start: int, subject: int) -> Stance:
    """What "the rumour that Lee said" makes of it: doubted, or denied where the sentence goes on with "is false"."""
    narration = view.article.narration
    language = narration.language
    words = language.stance_words
    for at in range(start, subject):
        is_noun = at == view.first or narration.sorts[at - 1] & (Sort.DETERMINER | Sort.ADVERB)
        is_headed = narration.lower_at(at + 1) in language.grammar.complementisers
        if narration.lowers[at] in words.hearsay and is_noun and is_headed:
            behind = narration.lowers[view.token + 1 : view.last]
            return Stance.DOUBTED if words.untrue.isdisjoint(behind) else Stance.DENIED
    label = start - 2
    is_label = start >= view.first + 2 and narration.words[start - 1] == ":" and label == view.first
    return Stance.DOUBTED if is_label and narration.lowers[label] in words.hearsay else Stance.SAID
