"""Says how likely a given speaker is right: the mention that was chosen, and the name that it was resolved to.

Each is a sum of weights of facts (`confidence.json` of the language), turned into a chance. They are learned from how
often the model's choice, or a rule's, was right on articles that the model was not trained on, and how often a name, by
how it was found: in full, by a surname, by "he" with so many rivals, by a role.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from service.attribution.choice.choice import Choice
from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MemberId, MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.language.word_classes import Sort

Facts = Mapping[str, float]
"""What bears on whether something is right, each with its value: mostly 1."""

_SURE = 0.999
_SHORT = 3  # words
_RIVAL_REACH, _MOST_RIVALS = 80, 3  # tokens in front of a pronoun, members
_FRESH = 40
LOG_ODDS = "log-odds"
"""The fact that holds how sure the step before is."""


def log_odds(chance: float) -> float:
    """The logarithm of `chance` against its opposite, bounded so that nothing is certain."""
    bounded = min(max(chance, 1 - _SURE), _SURE)
    return math.log(bounded / (1 - bounded))


def chance(facts: Facts, weights: Mapping[str, float]) -> float:
    """How likely something of these facts is right, 0..1."""
    score = sum(value * weights.get(fact, 0.0) for fact, value in facts.items())
    return 1 / (1 + math.exp(-score))


def mention_facts(view: QuoteView, choice: Choice, mention_id: MentionId) -> Facts:
    """What bears on whether the chosen mention names the speaker."""
    if choice.rule:
        return {"rule": 1.0, f"rule: {choice.rule}": 1.0}
    cue = view.cue_of(mention_id)
    strength = "none" if cue is None else "strong" if cue.is_strong else "weak"
    size = "alone" if view.is_alone else "short" if view.words <= _SHORT else "long"
    place = "here" if view.article.mentions[mention_id].sentence == view.sentence else "elsewhere"
    return {
        "model": 1.0,
        LOG_ODDS: log_odds(choice.confidence),
        f"cue: {strength}": 1.0,
        f"quote: {size}": 1.0,
        f"mention: {place}": 1.0,
        f"{size}, {strength}": 1.0,
    }


def name_facts(view: QuoteView, mention_chance: float, mention_id: MentionId, member_id: MemberId) -> Facts:
    """What bears on whether the member is who spoke, given how likely the mention is right."""
    mention = view.article.mentions[mention_id]
    member = view.article.cast.members[member_id]
    sort = "body" if member.is_body else "person" if member.is_person else "place" if member.is_place else "unclear"
    facts = {"name": 1.0, LOG_ODDS: log_odds(mention_chance), f"{mention.type}": 1.0, f"{mention.type} of {sort}": 1.0}
    match mention.type:
        case MentionType.NAME:
            facts |= dict.fromkeys(_name_facts(view, mention, member_id), 1.0)
        case MentionType.PRONOUN | MentionType.NOUN:
            facts |= dict.fromkeys(_stand_in_facts(view, mention, member_id), 1.0)
    return facts


def _name_facts(view: QuoteView, mention: Mention, member_id: MemberId) -> Iterator[str]:
    """How the name was found: in full where the mention stands, or a longer one elsewhere; whether it is one word."""
    member = view.article.cast.members[member_id]
    words = mention.last - mention.head
    in_full = len(member.name.split()) <= words
    yield f"name in full: {in_full}, of one word: {words == 1}"
    if len(member.name.split()) == 1:
        yield "only one word is known"
    if mention.sorts & Sort.PLACE:
        yield "name like a place"


def _stand_in_facts(view: QuoteView, mention: Mention, member_id: MemberId) -> Iterator[str]:
    """What stands for the name, how far back the name is, and how many others it could mean."""
    article = view.article
    narration = article.narration
    tokens = article.cast.members[member_id].tokens
    at = bisect_left(tokens, mention.first)
    is_near = bool(at) and mention.first - tokens[at - 1] <= _FRESH
    yield f"{mention.type} near: {is_near}"
    word = narration.lowers[mention.first]
    pronouns = narration.language.pronouns
    gender = pronouns.gender(word) if mention.type is MentionType.PRONOUN else ""
    if mention.type is MentionType.PRONOUN:
        kind = "he" if gender else "I" if word in pronouns.writer else "who" if word in pronouns.relative else "it"
        yield f"pronoun: {kind}"
    yield f"{mention.type} rivals: {_rivals(view, mention, member_id, gender)}"


def _rivals(view: QuoteView, mention: Mention, member_id: MemberId, gender: str) -> int:
    """How many others of the same kind are named shortly before the mention, up to three."""
    article = view.article
    members = article.cast.members
    means_body = members[member_id].is_body
    low = bisect_left(article.mention_starts, mention.first - _RIVAL_REACH)
    high = bisect_left(article.mention_starts, mention.first)
    near = {other.member for other in article.mentions[low:high] if other.member is not None}
    rivals = [
        each
        for each in map(members.__getitem__, near - {member_id})
        if each.is_body == means_body and not each.is_place and (not gender or each.gender in {"", gender})
    ]
    return min(len(rivals), _MOST_RIVALS)
