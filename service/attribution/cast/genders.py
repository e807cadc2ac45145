"""Whether somebody is a man or a woman: by what they are called ("my mother"), or by the "she" behind their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service.attribution.cast.member import Member
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.lexicon import words

_PRONOUNS = {"he": 0, "his": 0, "she": 1, "her": 1}
_LEAST_VOTES = 2

MEN = words(
    """actor assemblyman boy boyfriend brother brother-in-law businessman chairman congressman councilman dad father
    father-in-law fiance fiancé gentleman grandfather grandson groom guy husband king man nephew newsman policeman
    pontiff pope prince salesman son son-in-law spokesman statesman stepfather stepson uncle waiter widower"""
)
WOMEN = words(
    """actress anchorwoman assemblywoman aunt bride businesswoman chairwoman congresswoman daughter daughter-in-law
    fiancee fiancée girl girlfriend grandmother granddaughter hostess housewife lady mom mother mother-in-law newswoman
    niece nun princess queen saleswoman sister sister-in-law spokeswoman stepdaughter stepmother waitress widow wife
    woman"""
)


def gender_of_noun(noun: str) -> str:
    """ "m" or "f" for a lower-case noun that tells, else ""."""
    return "m" if noun in MEN else "f" if noun in WOMEN else ""


def learn_genders(narration: Narration, mentions: Sequence[Mention], members: Sequence[Member]) -> None:
    """Set the gender of members whose names do not tell it, by "he" or "she" behind the only person of a sentence."""
    votes: dict[MemberId, list[int]] = defaultdict(lambda: [0, 0])
    sentence, persons = -1, set[MemberId]()
    for mention in mentions:
        if mention.sentence != sentence:
            sentence, persons = mention.sentence, set()
        if mention.member is not None and not members[mention.member].is_body:
            persons.add(mention.member)
        word = narration.lowers[mention.first]
        if mention.type is MentionType.PRONOUN and word in _PRONOUNS and len(persons) == 1:
            votes[next(iter(persons))][_PRONOUNS[word]] += 1
    for member_id, (men, women) in votes.items():
        member = members[member_id]
        if not member.gender and max(men, women) >= _LEAST_VOTES and max(men, women) > 3 * min(men, women):
            member.gender = "m" if men > women else "f"
