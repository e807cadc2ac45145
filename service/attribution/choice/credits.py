"""Finds who is credited behind a quote: by a dash, or by a sentence that only says who spoke and how."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import Cue
from service.attribution.narration.link import Link
from service.attribution.narration.mention import MentionType
from service.attribution.narration.narration import QUOTE
from service.language.word_classes import Sort

_LONGEST = 9  # words behind the name
_LONGEST_OBJECT = 3  # words: "told the paper’s readers"
_DASHES = frozenset("-–—―")
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_BESIDE: frozenset[Link] = frozenset({"direct", "appositive", "phrase"})


def credited_name(view: QuoteView) -> MentionId | None:
    """The name in a line of credit behind the quote ("…" - Ann Lee), which ends its paragraph."""
    narration = view.article.narration
    dash = view.token + 1
    if narration.words[dash : dash + 1] in (["."], [","]):
        dash += 1
    if dash >= len(narration) or narration.words[dash] not in _DASHES:
        return None
    behind_dash = bisect_left(view.article.mention_starts, dash + 1)
    if behind_dash >= len(view.article.mentions):
        return None
    name = view.article.mentions[behind_dash]
    if name.first != dash + 1 or name.type is not MentionType.NAME:
        return None
    end = narration.sentence_starts[name.sentence + 1]
    is_last = _is_credit_end(view, name.last, end) and view.article.ends_paragraph(name.sentence)
    return MentionId(behind_dash) if is_last else None


def _is_credit_end(view: QuoteView, start: int, end: int) -> bool:
    """Whether nothing follows the name in a line of credit, or only who it is (", gardener") or who joins in."""
    narration = view.article.narration
    rest = narration.words[start:end]
    if rest in ([], ["."]):
        return True
    is_short = (rest[0] == "," or narration.joins_names(start)) and len(rest) <= _LONGEST
    return is_short and not any(narration.sorts[at] & _VERBS for at in range(start, end))


def credited_in_sentence(view: QuoteView) -> MentionId | None:
    """The name that opens the sentence behind the quote, which says nothing but who spoke, to whom, and how: "“…” Ann
    Lee, a trader, told clients."."""
    article, narration = view.article, view.article.narration
    start = view.token + 1
    if start != view.last or start >= len(narration) or article.ends_paragraph(view.sentence):
        return None
    number = bisect_left(article.mention_starts, start)
    name = article.mentions[number] if number < len(article.mentions) else None
    if name is None or name.first != start or name.type is not MentionType.NAME:
        return None
    end = narration.sentence_starts[name.sentence + 1]
    low, high = (bisect_left(article.cue_tokens, at) for at in (start, end))
    if low == high:
        return None
    cue = article.cues[low]
    is_sayer = cue.is_strong and cue.subject == number and cue.link in _BESIDE
    return MentionId(number) if is_sayer and _says_nothing_more(view, cue, end) else None


def _says_nothing_more(view: QuoteView, cue: Cue, end: int) -> bool:
    """Whether the verb has no words reported behind it: only whom it was said to, and "by", "in" or "on" what."""
    narration = view.article.narration
    behind = range(cue.at + cue.length, end)
    clauses = _VERBS | Sort.RELATIVE | Sort.PRONOUN
    for at in behind:
        is_noun = narration.sorts[at - 1] & Sort.PREPOSITION  # "by email"
        if narration.words[at] == QUOTE or (narration.sorts[at] & clauses and not is_noun):
            return False
    if not narration.language.grammar.complementisers.isdisjoint(narration.lowers[behind.start : end]):
        return False
    is_telling = narration.lowers[cue.at] in narration.language.cues.telling
    reach = _LONGEST_OBJECT if is_telling else 0
    opening = range(behind.start, min(end, behind.start + reach + 1))
    return any(narration.sorts[at] & (Sort.PREPOSITION | Sort.ADVERB) or narration.words[at] == "." for at in opening)
