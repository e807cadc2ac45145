"""Finds what a cut takes away from the sense of words: a negation, a condition or a doubt before or behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.domain import ChangeKind
from service.language.word_classes import Sort
from service.matching.passage import SENTENCE_END, Frame, Passage

_MOST_BEFORE, _MOST_AHEAD, _MOST_BEHIND = 14, 24, 8
"""Words that are looked at before a cut, for a condition that opens the sentence, and behind a cut."""
_MOST_BEFORE_HEDGED, _MOST_NEGATED = 3, 3
"""Words between a doubt, or a negation, and what it is said of."""


class _Read(NamedTuple):
    """A word as it is read, and its number in the quote."""

    norm: str
    at: int


def frame_before(passage: Passage, floor: int = 0) -> Frame | None:
    """What before the passage, from word `floor` on, turns its sense; None where nothing does."""
    numbers = _clause_before(passage, floor)
    words = [_Read(norm, at) for at in numbers for norm in passage.spoken(at)]
    if all(word.norm in passage.language.framing.leads for word in words):
        return _condition_ahead(passage, numbers[0] if numbers else passage.start, floor)
    first = _first_of_clause(words, passage)
    return _condition(words, passage) or _negation(words, first, passage) or _doubt(words[first:], passage, floor)


def frame_behind(passage: Passage, ceiling: int | None = None) -> Frame | None:
    """What behind the passage, up to word `ceiling`, turns its sense; None where nothing does."""
    quote, framing, end = passage.quote, passage.language.framing, passage.end
    last = min(len(quote.words), end + _MOST_BEHIND, len(quote.words) if ceiling is None else ceiling)
    for at in range(end, last):
        gap = passage.gap(at)
        if SENTENCE_END.search(gap) or (at > end and "," in gap):
            return None
        if framing.is_condition_behind(quote.norms[at:last]):
            is_condition = passage.has_verb and quote.norms[at - 1] not in framing.concessive | framing.asking
            return Frame(ChangeKind.HEDGE, end, last) if is_condition else None
        if at == end and quote.norms[at] in framing.hedges:
            return Frame(ChangeKind.HEDGE, at, at + 1)
        if at == end and "," in gap and _are_claimed(passage, at):
            return Frame(ChangeKind.HEDGE, at, at + 2)
        if quote.norms[at] in passage.language.word_classes.joining:
            return None
    return None


def _are_claimed(passage: Passage, at: int) -> bool:
    """Whether word `at` and the next say between marks that others say so: "we lost, they claim, "."""
    norms, framing = passage.quote.norms, passage.language.framing
    if at + 1 >= len(norms) or norms[at] not in framing.others or norms[at + 1] not in framing.claims:
        return False
    return at + 2 == len(norms) or passage.gap(at + 2).strip() != ""


def _clause_before(passage: Passage, floor: int) -> Sequence[int]:
    """The numbers of the words before the passage up to the next mark, in order."""
    at = passage.start
    while at > max(floor, passage.start - _MOST_BEFORE):
        if "," in (gap := passage.gap(at)) or SENTENCE_END.search(gap):
            break
        at -= 1
    return range(at, passage.start)


def _first_of_clause(words: Sequence[_Read], passage: Passage) -> int:
    """The number of the first word behind the last one that joins two clauses."""
    lists = passage.language.word_classes.lists
    joining = (passage.language.word_classes.joining | set(lists.relatives)) - passage.language.framing.openers
    breaks = [
        number
        for number, word in enumerate(words)
        if word.norm in joining and not _describes_nobody(words, number, passage)
    ]
    return breaks[-1] + 1 if breaks else 0


def _describes_nobody(words: Sequence[_Read], number: int, passage: Passage) -> bool:
    """Whether the word opens what only says more of a negated subject: "nobody who has read it", "no one who"."""
    before = words[max(0, number - 2) : number]
    is_relative = words[number].norm in passage.language.word_classes.lists.relatives
    return is_relative and any(word.norm in passage.language.framing.nobodies for word in before)


def _opens(words: Sequence[_Read], passage: Passage) -> bool:
    """Whether the last of `words`, or the first of the passage, opens what is said or thought."""
    framing = passage.language.framing
    last = words[-1].norm
    begins = passage.begins_clause or passage.spoken(passage.start)[0] in framing.openers
    if last in framing.openers or (last in framing.thoughts and begins):
        return True
    return last in framing.clausal and passage.may_begin_with_subject


def _condition(words: Sequence[_Read], passage: Passage) -> Frame | None:
    """A condition that the passage stands under."""
    framing = passage.language.framing
    places = [number for number, word in enumerate(words) if word.norm in framing.conditions]
    if not places or words[max(0, places[-1] - 1)].norm in framing.concessive:
        return None
    behind = words[places[-1] + 1 :]
    is_under = _is_under(behind, passage) if behind else passage.may_be_clause
    return Frame(ChangeKind.HEDGE, words[0].at, passage.start) if is_under else None


def _is_under(behind: Sequence[_Read], passage: Passage) -> bool:
    """Whether the words behind a condition open the passage, or are all of the condition."""
    is_main = len(behind) > 1 and passage.begins_with_subject and passage.has_verb
    return _opens(behind, passage) or is_main


def _condition_ahead(passage: Passage, at: int, floor: int) -> Frame | None:
    """A condition that opens the sentence, up to a comma before word `at`: "If they lose, we will pay"."""
    framing = passage.language.framing
    if at <= floor or "," not in passage.gap(at):
        return None
    if at == passage.start and (inner := _condition_beside(passage, floor)):
        return inner
    if not passage.begins_clause:
        return None
    first = at - 1
    while first > max(floor, at - _MOST_AHEAD) and not SENTENCE_END.search(passage.gap(first)):
        first -= 1
    norms = passage.quote.norms
    while first < at and norms[first] in framing.leads:
        first += 1
    is_condition = norms[first] in framing.conditions and framing.is_condition_behind(norms[first:at])
    return Frame(ChangeKind.HEDGE, first, passage.start) if is_condition else None


def _condition_beside(passage: Passage, floor: int) -> Frame | None:
    """A condition between marks right before the passage, whatever that begins with: "We may, if it holds, | open"."""
    framing, norms, end = passage.language.framing, passage.quote.norms, passage.start
    if norms[end] in passage.language.word_classes.joining:
        return None
    first = end - 1
    while first > max(floor, end - _MOST_BEFORE):
        if "," in (gap := passage.gap(first)) or SENTENCE_END.search(gap):
            break
        first -= 1
    is_condition = norms[first] in framing.conditions and framing.is_condition_behind(norms[first:end])
    return Frame(ChangeKind.HEDGE, first, end) if is_condition else None


def _negation(words: Sequence[_Read], start: int, passage: Passage) -> Frame | None:
    """A negation in the clause from word `start` on, with which the passage goes on, or of which it is what is
    negated."""
    language = passage.language
    framing = language.framing
    norms = [word.norm for word in words]
    begun = [norm for at in range(passage.start, min(passage.end, passage.start + 2)) for norm in passage.spoken(at)]
    negating = [at for at in language.negation.negating([*norms, *begun]) if start <= at < len(norms)]
    untrue = [at for at in range(start, len(norms)) if norms[at] in framing.untrue]
    if untrue:
        unturned = language.negation.unturned(norms)
        untrue = [at for at in untrue if at not in unturned]
    if len({*negating, *untrue}) % 2 == 0:
        return None
    first = max(negating, default=max(untrue, default=0))
    behind = words[first + 1 :]
    if (_opens(words, passage) or passage.begins_infinitive) and not _holds(norms, passage):
        return Frame(ChangeKind.NEGATION, words[start].at, passage.start)
    if negating and (_is_negated(behind, passage) or _is_of_nobody(norms[first], behind, passage)):
        return Frame(ChangeKind.NEGATION, words[first].at, passage.start)
    return None


def _holds(norms: Sequence[str], passage: Passage) -> bool:
    """Whether what was not forgotten, or nobody was told, is what comes: it holds all the same."""
    framing, sorts = passage.language.framing, passage.language.word_classes.sorts
    left = list(norms)
    while left and (
        left[-1] in framing.openers or left[-1] == framing.infinitive or sorts.get(left[-1], 0) & Sort.PRONOUN
    ):
        left.pop()
    return bool(left) and left[-1] in framing.holding


def _is_negated(behind: Sequence[_Read], passage: Passage) -> bool:
    """Whether only small words stand between a negation and the passage: "is not really a", "did never"."""
    sorts = passage.language.word_classes.sorts
    is_near = len(behind) <= _MOST_NEGATED
    is_empty = not passage.language.vocabulary.content_words(word.norm for word in behind)
    return is_near and is_empty and not any(sorts.get(word.norm, 0) & Sort.PRONOUN for word in behind)


def _is_of_nobody(negating: str, behind: Sequence[_Read], passage: Passage) -> bool:
    """Whether a negated subject is what the passage's verb says something of: "nobody in this town | will"."""
    sorts = passage.language.word_classes.sorts
    verbs = Sort.AUXILIARY | Sort.MODAL
    is_subject = negating in passage.language.framing.nobodies
    return (
        is_subject
        and bool(passage.sort(passage.start) & verbs)
        and not any(sorts.get(word.norm, 0) & verbs for word in behind)
    )


def _doubt(words: Sequence[_Read], passage: Passage, floor: int) -> Frame | None:
    """A doubt right before the passage, or that it is what others say or think. A verb of what may be so counts where
    its subject was not cut out with it (from word `floor` on): "the areas [where we may be] able to agree"."""
    framing = passage.language.framing
    norms = [word.norm for word in words]
    hedges = [number for number in range(len(norms))[-_MOST_BEFORE_HEDGED:] if norms[number] in framing.hedges]
    if hedges:
        return Frame(ChangeKind.HEDGE, words[hedges[0]].at, passage.start)
    if norms and norms[-1] in framing.short_of and not _is_measure(passage):
        return Frame(ChangeKind.HEDGE, words[-1].at, passage.start)
    possible = _possible(norms, passage)
    if possible is not None and not 0 < floor < words[possible].at - 1:
        return Frame(ChangeKind.HEDGE, words[possible].at, passage.start)
    subject = norms[:-1] if norms and norms[-1] in framing.openers else norms
    is_claim = bool(subject) and subject[-1] in framing.claims and passage.begins_clause
    if is_claim and not framing.others.isdisjoint(subject) and framing.speakers_own.isdisjoint(subject):
        return Frame(ChangeKind.HEDGE, words[0].at, passage.start)
    return None


def _is_measure(passage: Passage) -> bool:
    """Whether it begins with how much there is: "almost | a month", "nearly | 40 people"."""
    is_number = passage.language.numbers.is_number(passage.quote.norms[passage.start])
    return is_number or bool(passage.sort(passage.start) & Sort.DETERMINER)


def _possible(norms: Sequence[str], passage: Passage) -> int | None:
    """The number of the verb of what may be so that the passage goes on: "might even | lose", "may be | a lie"."""
    small = Sort.AUXILIARY | Sort.ADVERB
    at = len(norms) - 1
    while at >= 0 and passage.language.word_classes.sorts.get(norms[at], 0) & small:
        at -= 1
    if at < 0 or norms[at] not in passage.language.framing.possible:
        return None
    is_verb = not passage.sort(passage.start) & (Sort.DETERMINER | Sort.PRONOUN | Sort.PREPOSITION)
    return at if is_verb or at < len(norms) - 1 else None
