"""Finds who speaks in the clause that the quote ends, whatever the sentence says in front of it: "Lee wept as the mayor
told her “…”"."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.mention import MentionType
from service.language.word_classes import Sort

_LONGEST_OBJECT = 5  # tokens from the verb to the quote: "told the family"
_CLAUSE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE | Sort.PREPOSITION | Sort.CONJUNCTION


def speaker_in_clause(view: QuoteView) -> MentionId | None:
    """The subject of the verb whose object the quote is, where a word such as "as" or "when" opens their clause right
    in front of that subject."""
    article, narration = view.article, view.article.narration
    number = bisect_left(article.cue_tokens, view.token) - 1
    cue = article.cues[number] if number >= 0 else None
    if cue is None or cue.subject is None or cue.subject not in view.candidates or cue.at < view.first:
        return None
    subject = article.mentions[cue.subject]
    is_calling = narration.lowers[cue.at] in narration.language.cues.calling and cue.at < view.token - 1
    is_sayer = cue.is_strong or is_calling  # not "as the firm sold an app called “…”"
    if not is_sayer or cue.link not in {"direct", "phrase"} or subject.type is MentionType.PRONOUN:
        return None
    opener = subject.first - 1
    is_opened = opener > view.first and narration.lowers[opener] in narration.language.stance_words.narrative_openers
    is_opened = is_opened or _is_told_by_another(view, number, opener)
    return cue.subject if is_opened and _has_quote_as_object(view, cue.at) else None


def _is_told_by_another(view: QuoteView, number: int, opener: int) -> bool:
    """Whether the clause is what "according to" somebody, in front of its comma, was said: "According to Lee, the
    driver shouted “…”"."""
    article = view.article
    outer = article.cues[number - 1] if number else None
    if outer is None or outer.link != "according" or outer.at < view.first or article.cues[number].subject is None:
        return False
    is_other = outer.subject not in {None, article.cues[number].subject}
    return is_other and opener > outer.at and article.narration.words[opener] == ","


def person_cited(view: QuoteView) -> MentionId | None:
    """Whoever is cited right in front of a colon and the quote: "Lee quoted her grandmother: “…”"."""
    article, narration = view.article, view.article.narration
    colon = view.token - 1
    number = bisect_left(article.mention_starts, colon) - 1
    if colon <= view.first or narration.words[colon] != ":" or number < 0:
        return None
    cited = next((MentionId(at) for at in (number, number - 1) if at >= 0 and article.mentions[at].last == colon), None)
    if cited is None or cited not in view.candidates:
        return None
    verb = article.mentions[cited].first - 1
    is_cited = verb > view.first and narration.lowers[verb] in narration.language.cues.quoting
    return cited if is_cited and not article.mentions[cited].sorts & Sort.DOCUMENT else None


def _has_quote_as_object(view: QuoteView, verb: int) -> bool:
    """Whether nothing but to whom it was said, or of whom, stands between the verb and the quote."""
    narration = view.article.narration
    between = range(verb + 1, view.token)
    return len(between) <= _LONGEST_OBJECT and all(
        not narration.sorts[at] & _CLAUSE and (narration.words[at][0].isalnum() or at == view.token - 1)
        for at in between
    )
