"""Learns whether somebody is a man or a woman by the "he" or "she" behind their name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from service.attribution.cast.member import Member
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration

_LEAST_VOTES = 2


def learn_genders(narration: Narration, mentions: Sequence[Mention], members: Sequence[Member]) -> None:
    """Set the gender of members whose names do not tell it, by "he" or "she" behind the only person of a sentence."""
    votes: dict[MemberId, Counter[str]] = defaultdict(Counter)
    pronouns = narration.language.pronouns
    sentence, persons = -1, set[MemberId]()
    for mention in mentions:
        if mention.sentence != sentence:
            sentence, persons = mention.sentence, set()
        if mention.member is not None and not members[mention.member].is_body:
            persons.add(mention.member)
        if mention.type is MentionType.PRONOUN and len(persons) == 1:
            gender = pronouns.gender(narration.lowers[mention.first])
            if gender:
                votes[next(iter(persons))][gender] += 1
    for member_id, genders in votes.items():
        member, men, women = members[member_id], genders["m"], genders["f"]
        if not member.gender and max(men, women) >= _LEAST_VOTES and max(men, women) > 3 * min(men, women):
            member.gender = "m" if men > women else "f"
