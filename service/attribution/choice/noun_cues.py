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
_LEAD_INS = frozenset(":—–")


def noun_reporter(view: QuoteView) -> MentionId | None:
    """Whoever the noun that reports the quote belongs to; None where no such noun does."""
    for find in (_behind, _how_behind, _all_behind, _as_behind, _in_words, _before, _said_of_noun):
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
            possessor = _possessor(view, at)  # "Lee's view of the treaty"
            return _mention_from(view, at + 2) if is_owned and possessor is None else possessor
        is_mark = not narration.words[at][0].isalnum() and narration.lowers[at] not in language.grammar.possessives
        is_verb = narration.sorts[at] & Sort.CUE and narration.words[at].islower()  # not "Judge Lee's view"
        if is_mark or is_verb or narration.sorts[at] & Sort.RELATIVE:
            return None
    return None


def _how_behind(view: QuoteView) -> MentionId | None:
    """ "“…” was how Lee described it", "“…” is what Lee calls it", "“…”: that was how Lee put it"."""
    at, noun_cues = _verb_behind(view), view.article.narration.language.noun_cues
    if at is None or view.article.narration.lower_at(at + 1) not in noun_cues.manner:
        return None
    mention_id = _mention_from(view, at + 2)
    return mention_id if mention_id is not None and _speaks_behind(view, mention_id) else None


def _all_behind(view: QuoteView) -> MentionId | None:
    """ "“…” was all the shepherd would say", "“…” was all that Lee had to offer"."""
    narration, at = view.article.narration, _verb_behind(view)
    if at is None or narration.lower_at(at + 1) not in narration.language.noun_cues.sum:
        return None
    mention_id = _mention_from(view, at + 2)
    return mention_id if mention_id is not None and _speaks_behind(view, mention_id, is_sum=True) else None


def _as_behind(view: QuoteView) -> MentionId | None:
    """ "“…,” as Lee put it": the mention has its reporting verb right behind it."""
    narration = view.article.narration
    at = _past_comma(narration, view.token + 1)
    if narration.lower_at(at) not in narration.language.passives.complement_openers:
        return None
    mention_id = _mention_from(view, at + 1)
    if mention_id is None or view.article.mentions[mention_id].sorts & Sort.DOCUMENT:
        return None  # whose a memo is, is another question
    verb = view.article.mentions[mention_id].last
    is_over = verb + 1 < view.last and narration.lower_at(verb + 1) in narration.language.pronouns.neuter
    return mention_id if is_over and any(cue.at == verb for cue in view.article.few_cues(mention_id)) else None


def _verb_behind(view: QuoteView) -> int | None:
    """The "was" right behind the quote, or behind ": that"."""
    narration = view.article.narration
    at = _past_comma(narration, view.token + 1)
    is_resumed = narration.lower_at(at) in {":", "—", "–"}
    at += is_resumed + (is_resumed and narration.lower_at(at + 1) in narration.language.grammar.complementisers)
    return at if narration.lower_at(at) in narration.language.noun_cues.verbs else None


def _speaks_behind(view: QuoteView, mention_id: MentionId, *, is_sum: bool = False) -> bool:
    """Whether the mention is the subject of a reporting verb there; of what it "would say" or "had to offer", where
    that is all."""
    article, narration = view.article, view.article.narration
    if any(cue.at > view.token for cue in article.few_cues(mention_id)):
        return True
    verb = article.mentions[mention_id].last
    is_group = verb < view.last and bool(narration.sorts[verb] & (Sort.AUXILIARY | Sort.MODAL))
    behind = range(verb + 1, min(verb + 1 + _NEAR, view.last))
    says = any(
        narration.sorts[at] & Sort.CUE or narration.lowers[at] in narration.language.noun_cues.verbs for at in behind
    )
    return is_sum and is_group and says


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
    """ "Lee's verdict was blunt: “…”", "The advice of Lee: “…”", "One word came from Lee: “…”"."""
    narration = view.article.narration
    noun_cues, colon = narration.language.noun_cues, view.token - 1
    if colon <= view.first or narration.words[colon] not in _LEAD_INS:
        return None
    for at in range(view.first, min(view.first + _LONGEST + _NEAR, colon)):
        if narration.lowers[at] in noun_cues.nouns or narration.lowers[at] in noun_cues.from_whom:
            is_owned = narration.words[colon] == ":" and narration.lowers[at] in noun_cues.nouns
            possessor = _possessor(view, at) if is_owned else None
            return _owner_behind(view, at, colon) if possessor is None else possessor
        if narration.sorts[at] & (Sort.CUE | Sort.RELATIVE):
            return None
    return None


def _owner_behind(view: QuoteView, noun: int, end: int) -> MentionId | None:
    """Lee in "verdict of Lee" or "word came from Lee", where no other verb stands up to token `end`."""
    narration = view.article.narration
    noun_cues = narration.language.noun_cues
    if narration.lower_at(noun + 1) in noun_cues.owning:
        return _mention_from(view, noun + 2)
    for at in range(noun + 1, min(noun + 1 + _LONGEST, end)):
        if narration.lowers[at] in narration.language.grammar.author_prepositions & noun_cues.owning:
            return _mention_from(view, at + 1)
        if narration.sorts[at] & (Sort.CUE | Sort.RELATIVE | Sort.AUXILIARY | Sort.MODAL):
            return None
    return None


def _said_of_noun(view: QuoteView) -> MentionId | None:
    """ "The response of Lee, who owns it, was a curt “…”": the noun opens the sentence, "was" leads to the quote."""
    narration = view.article.narration
    noun_cues = narration.language.noun_cues
    verb = view.token - 1
    while verb > view.token - _NEAR and narration.lower_at(verb) not in noun_cues.verbs:
        if not narration.words[verb].islower() or narration.sorts[verb] & (Sort.CUE | Sort.PREPOSITION):
            return None
        verb -= 1
    noun = next((at for at in range(view.first, view.first + _NEAR) if narration.lower_at(at) in noun_cues.nouns), verb)
    if not view.first < noun < verb or narration.lower_at(noun + 1) not in noun_cues.owning:
        return None
    if narration.lower_at(verb) not in noun_cues.verbs:
        return None
    owner = _mention_from(view, noun + 2)
    return owner if owner is not None and _is_set_off(view, view.article.mentions[owner].last, verb) else None


def _is_set_off(view: QuoteView, start: int, verb: int) -> bool:
    """Whether nothing stands between the owner and the verb, or only what commas set off."""
    words = view.article.narration.words
    return start == verb or (words[start] == "," and words[verb - 1] == "," and start < verb - 1)


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
    if mention_id in view.article.labels and view.article.narration.words[mention.head].isupper():
        return None  # "MOTTO OF THE MONTH:"
    return None if mention.type is MentionType.PRONOUN or mention.last > view.last else view.article.hosting(mention_id)


def _past_comma(narration: Narration, at: int) -> int:
    return at + (narration.lower_at(at) == ",")
