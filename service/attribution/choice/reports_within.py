"""Finds who speaks within what another reports: "her father" in "Lee said her father used to say “…”"."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import Cue
from service.attribution.narration.mention import Mention, MentionType
from service.language.word_classes import Sort

_LONGEST_OBJECT = 6  # tokens from the inner verb to the quote: "told the family", "called the shop"
_LONGEST_GROUP = 5  # tokens between the subject and its verb: "always used to"
_LONGEST_HEARER = 4  # tokens from the outer verb to the clause: "told the court that"
_MOST_STEPS = 3
_GROUP = Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB
_CLAUSE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE | Sort.CONJUNCTION | Sort.PRONOUN


def reporter_within(view: QuoteView) -> MentionId | None:
    """The noun whose verb of speech has the quote as its object, right behind another's verb that nearly always reports
    speech: the outer subject only passes on what that noun said, or what stands in that document.

    A pronoun is left to the model, and so is somebody's own document ("Lee said her letter called it “…”").
    """
    article = view.article
    inner = _verb_at_quote(view)
    if inner is None:
        return None
    speaker = _subject_in_front(view, inner.at)
    if speaker is None or speaker not in view.candidates:
        return None
    mention = article.mentions[speaker]
    if mention.type is not MentionType.NOUN or _is_own_document(view, mention):
        return None
    outer = _outer_verb(view, mention.first)
    is_other = outer is not None and outer.subject not in {None, speaker}
    return speaker if is_other else None


def _verb_at_quote(view: QuoteView) -> Cue | None:
    """The verb of speech, or of calling, whose object the quote is."""
    article, narration = view.article, view.article.narration
    number = bisect_left(article.cue_tokens, view.token) - 1
    cue = article.cues[number] if number >= 0 else None
    if cue is None or cue.at <= view.first or narration.sorts[cue.at] & Sort.PARTICIPLE:
        return None
    cues, lower = narration.language.cues, narration.lowers[cue.at]
    is_describing = (lower in cues.calling or lower in cues.describing) and cue.at < view.token - 1  # "an app called"
    if not (cue.is_strong or is_describing):
        return None
    between = range(cue.at + cue.length, view.token)
    is_object = len(between) <= _LONGEST_OBJECT and all(_belongs_to_object(view, at) for at in between)
    return cue if is_object else None


def _belongs_to_object(view: QuoteView, at: int) -> bool:
    """Whether the token can stand between a verb and the quote that is its object: to whom, or of whom, it was said."""
    narration = view.article.narration
    grammar = narration.language.grammar
    is_closing = at == view.token - 1
    if is_closing and narration.lowers[at] in narration.language.passives.complement_openers:
        return True
    if not narration.words[at][0].isalnum():
        return is_closing and narration.words[at] in {",", ":"}
    is_pronoun = narration.lowers[at] in narration.language.pronouns.objects | grammar.owning
    is_pronoun = is_pronoun or narration.lowers[at] in narration.language.pronouns.neuter
    return is_pronoun or not narration.sorts[at] & (_CLAUSE | Sort.PREPOSITION)


def _subject_in_front(view: QuoteView, verb: int) -> MentionId | None:
    """The mention that ends in front of the verb, its auxiliaries and adverbs, and "used to"; none of a passive."""
    narration = view.article.narration
    grammar, being = narration.language.grammar, narration.language.passives.being
    ending: dict[int, MentionId] = {mention.last: MentionId(at) for at, mention in _mentions_before(view, verb)}
    for at in range(verb, max(view.first, verb - _LONGEST_GROUP) - 1, -1):
        if at in ending:
            return _head_of_phrase(view, ending, ending[at])
        lower = narration.lowers[at - 1]
        is_group = narration.sorts[at - 1] & _GROUP and lower not in being
        if not (is_group or lower in grammar.habitual or lower in grammar.infinitive_marks):
            return None
    return None


def _head_of_phrase(view: QuoteView, ending: dict[int, MentionId], mention_id: MentionId) -> MentionId | None:
    """The noun on which prepositions hang the mention: "a letter" for "the bank" in "a letter from the bank"."""
    narration = view.article.narration
    for _ in range(_MOST_STEPS):
        before = view.article.mentions[mention_id].first - 1
        if before < view.first or not narration.sorts[before] & Sort.PREPOSITION:
            return mention_id
        if before not in ending:
            return None
        mention_id = ending[before]
    return mention_id


def _mentions_before(view: QuoteView, verb: int) -> list[tuple[int, Mention]]:
    article = view.article
    low, high = (bisect_left(article.mention_starts, at) for at in (view.first, verb))
    return [(at, article.mentions[at]) for at in range(low, high)]


def _is_own_document(view: QuoteView, mention: Mention) -> bool:
    """Whether the noun is for a document that a pronoun says to be somebody's: "her letter"."""
    is_document = mention.sorts & Sort.DOCUMENT and not mention.sorts & (Sort.PERSON | Sort.BODY)
    return bool(is_document) and view.article.narration.lowers[mention.first] in (
        view.article.narration.language.grammar.owning
    )


def _outer_verb(view: QuoteView, start: int) -> Cue | None:
    """The verb that nearly always reports speech, behind which the clause begins whose subject starts at `start`: past
    "that", and past who was told."""
    article, narration = view.article, view.article.narration
    grammar, cues = narration.language.grammar, narration.language.cues
    number = bisect_left(article.cue_tokens, start) - 1
    cue = article.cues[number] if number >= 0 else None
    if cue is None or cue.subject is None or cue.at < view.first or not cue.is_strong:
        return None
    if cue.link == "relative" or article.mentions[cue.subject].sorts & Sort.RELATIVE:
        return None  # "the clerk who wrote the letter called it"
    between = [at for at in range(cue.at + cue.length, start) if narration.lowers[at] not in grammar.complementisers]
    if not between:
        return cue
    is_hearer = narration.lowers[cue.at] in cues.telling and len(between) <= _LONGEST_HEARER
    is_plain = all(
        narration.words[at][0].isalnum()
        and (not narration.sorts[at] & _CLAUSE or narration.sorts[at - 1] & Sort.DETERMINER)  # "told the hearing"
        for at in between
    )
    return cue if is_hearer and is_plain else None
