"""Learns whether somebody is a man or a woman by the "he" or "she" behind their name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from service.attribution.cast.member import Member
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_LEAST_VOTES = 2
_LONGEST_EXPLANATION = 7  # tokens
_ENDS_EXPLANATION = Sort.RELATIVE | Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.PREPOSITION


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


def explained_gender(narration: Narration, mention: Mention) -> str:
    """The gender that a noun beside the comma of a name tells: "his wife, Ann Lee", "Ann Lee, a mother of two"; else
    ""."""
    gender_of = narration.language.person_nouns.gender
    if narration.lower_at(mention.first - 1) == "," and (gender := gender_of(narration.lower_at(mention.first - 2))):
        return gender
    kin = kin_before(narration, mention)
    if kin is not None and (gender := gender_of(narration.lowers[kin])):
        return gender
    if narration.lower_at(mention.last) != ",":
        return _owning_gender(narration, mention)
    for at in range(mention.last + 1, min(mention.last + _LONGEST_EXPLANATION, len(narration))):
        if gender := gender_of(narration.lowers[at]):
            is_owner = narration.lower_at(at + 1) in narration.language.grammar.possessives
            return "" if is_owner else gender
        if narration.sorts[at] & _ENDS_EXPLANATION or not narration.words[at][0].isalnum():
            break
    return ""


def kin_before(narration: Narration, mention: Mention) -> int | None:
    """The token of the noun that the name between two commas goes with: "widow" in "The widow of Ann Lee, Bo, said"."""
    comma = mention.first - 1
    if narration.lower_at(comma) != "," or narration.lower_at(mention.last) != ",":
        return None
    for at in range(comma - 1, max(1, comma - _LONGEST_EXPLANATION), -1):
        if narration.sorts[at] & Sort.PREPOSITION:
            is_owned = narration.lowers[at] in narration.language.noun_cues.owning
            is_kin = bool(narration.language.person_nouns.gender(narration.lowers[at - 1]))  # no "mayor of Avon, Lund,"
            return at - 1 if is_owned and is_kin and narration.sorts[at - 2] & Sort.DETERMINER else None
        if not narration.words[at][0].isupper():
            return None
    return None


def _owning_gender(narration: Narration, mention: Mention) -> str:
    """The gender that "his" or "her" tells in front of a noun for a person, where the name opens the sentence and no
    other stands between: "Lee and his sister", "Lee visited her mother"; else ""."""
    if mention.first != narration.sentence_starts[mention.sentence]:
        return ""
    grammar = narration.language.grammar
    for at in range(mention.last, min(mention.last + _LONGEST_EXPLANATION, len(narration) - 1)):
        if narration.lowers[at] in grammar.owning:
            is_person = narration.sorts[at + 1] & Sort.PERSON and narration.words[at + 1].islower()
            return narration.language.pronouns.gender(narration.lowers[at]) if is_person else ""
        is_clause = narration.sorts[at] & (Sort.PRONOUN | Sort.RELATIVE | Sort.PERSON | Sort.TITLE)
        if is_clause or not narration.words[at].islower() or narration.quotes[at] is not None:
            return ""
    return ""
