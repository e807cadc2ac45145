"""Nouns that report as verbs do: "“…” was the verdict of Lee", "Lee's advice: “…”", "in Lee's words"."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.article_view import ArticleView
from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.mention import MentionType
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_LONGEST = 5  # words from the verb, the possessor or the noun to what it goes with
_NEAR = 4  # words of a role in front of a name


def noun_reporter(view: QuoteView) -> MentionId | None:
    """Whoever the noun that reports the quote belongs to; None where no such noun does."""
    for find in (_behind, _how_behind, _in_words, _before):
        mention = find(view)
        if mention is not None:
            return mention
    return None


def _behind(view: QuoteView) -> MentionId | None:
    """ "“…” was the verdict of Lee", "“…” came the reply from Lee"."""
    narration = view.article.narration
    language = narration.language
    verb = _past_comma(narration, view.token + 1)
    if narration.lower_at(verb) not in language.noun_cues.verbs:
        return None
    for at in range(verb + 1, min(verb + 1 + _LONGEST, view.last)):
        if narration.lowers[at] in language.noun_cues.nouns:
            is_owned = narration.lower_at(at + 1) in language.noun_cues.owning
            return _mention_from(view, at + 2) if is_owned else None
        if not narration.words[at][0].isalnum() or narration.sorts[at] & (Sort.CUE | Sort.RELATIVE):
            return None
    return None


def _how_behind(view: QuoteView) -> MentionId | None:
    """ "“…” was how Lee described it"."""
    narration = view.article.narration
    at = _past_comma(narration, view.token + 1)
    how = narration.language.noun_cues.manner
    if narration.lower_at(at) not in narration.language.noun_cues.verbs or narration.lower_at(at + 1) not in how:
        return None
    mention = _mention_from(view, at + 2)
    if mention is None or view.article.few_cues(mention) == []:
        return None
    return mention


def _in_words(view: QuoteView) -> MentionId | None:
    """ "In Lee's words, “…”", "The result was, in Lee's words, “…”", "“…,” in Lee's words"."""
    behind = range(view.token + 1, min(view.token + 1 + _LONGEST + _NEAR, view.last))
    owner = _owner_of_words(view, behind)
    if owner is not None:
        return owner
    cues = view.article.cue_tokens
    number = bisect_left(cues, view.token) - 1
    start = cues[number] + 1 if number >= 0 and cues[number] >= view.first else view.first
    return _owner_of_words(view, range(start, view.token))


def _owner_of_words(view: QuoteView, tokens: range) -> MentionId | None:
    """Lee, where "in Lee's words" stands in these tokens."""
    narration = view.article.narration
    noun_cues = narration.language.noun_cues
    for at in tokens:
        if narration.lowers[at] not in noun_cues.words:
            continue
        owner = _possessor(view, at)
        if owner is not None and not noun_cues.within.isdisjoint(
            narration.lowers[max(view.first, at - _LONGEST - 1) : at]
        ):
            return owner
    return None


def _before(view: QuoteView) -> MentionId | None:
    """ "Lee's verdict was blunt: “…”", "The advice of Lee: “…”"."""
    narration = view.article.narration
    noun_cues, colon = narration.language.noun_cues, view.token - 1
    if colon <= view.first or narration.words[colon] != ":":
        return None
    for at in range(view.first, min(view.first + _LONGEST + _NEAR, colon)):
        if narration.lowers[at] in noun_cues.nouns:
            is_owned = narration.lower_at(at + 1) in noun_cues.owning
            return _mention_from(view, at + 2) if is_owned else _possessor(view, at)
        if narration.sorts[at] & (Sort.CUE | Sort.RELATIVE):
            return None
    return None


def _possessor(view: QuoteView, noun: int) -> MentionId | None:
    """Whose the noun at that token is: "Lee" in front of "'s words", "her" of "her own words"; at most an adjective
    between."""
    article = view.article
    narration = article.narration
    for mark in (noun - 1, noun - 2):
        if narration.lower_at(mark) in narration.language.grammar.owning:
            return _pronoun_at(article, mark)
        if narration.lower_at(mark) in narration.language.grammar.possessives:
            end = bisect_left(article.mention_starts, mark)
            owners = (number for number in range(end - 1, max(-1, end - _NEAR), -1))
            return next((MentionId(each) for each in owners if article.mentions[each].last == mark), None)
    return None


def _pronoun_at(article: ArticleView, token: int) -> MentionId | None:
    """The pronoun that is a mention at that token."""
    mention_id = article.first_mention_from(token)
    is_there = mention_id is not None and article.mentions[mention_id].first == token
    while mention_id is not None and is_there and article.mentions[mention_id].type is not MentionType.PRONOUN:
        mention_id = MentionId(mention_id + 1)
        is_there = mention_id < len(article.mentions) and article.mentions[mention_id].first == token
    return mention_id if is_there else None


def _mention_from(view: QuoteView, start: int) -> MentionId | None:
    """The name or noun that begins at `start`, or behind an article, adjectives or a role there."""
    mention_id = view.article.mention_from(start, _NEAR)
    if mention_id is None:
        return None
    mention = view.article.mentions[mention_id]
    return None if mention.type is MentionType.PRONOUN or mention.last > view.last else view.article.hosting(mention_id)


def _past_comma(narration: Narration, at: int) -> int:
    return at + (narration.lower_at(at) == ",")
