"""Tells persons from things by how the article writes of them, where no list has their names."""

from __future__ import annotations

from collections.abc import Sequence

from service.attribution.cast.genders import kin_before
from service.attribution.cast.member import Member
from service.attribution.narration.mention import Mention
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort


def learn_persons(narration: Narration, mentions: Sequence[Mention], members: Sequence[Member]) -> None:
    """Set `is_person` and `is_thing` of members that are no body and no place by their words.

    A person is given an age or a noun ("Ann Lee, 54", "Ann Lee, a lawyer"), is called by the last name alone, or bears
    two names that are no words of the language. What stands behind "in" or "at", and has nothing of this, is a thing.
    """
    for number, mention in enumerate(mentions):
        member = None if mention.member is None else members[mention.member]
        if member is not None and _may_be_person(member) and _is_explained(narration, mentions, number):
            member.is_person = True
        if member is not None and _may_be_person(member) and not member.is_person and _is_in_state(narration, mention):
            member.is_place = True
    for member in members:
        if _may_be_person(member) and not member.is_person:
            member.is_person = _has_persons_name(narration, member)
            member.is_thing = not member.is_person and not member.gender and _is_where(narration, member)


def _is_in_state(narration: Narration, mention: Mention) -> bool:
    """Whether a state or country behind a comma says that the name is a place's: "in Avon, Ohio"."""
    comma, grammar = mention.last, narration.language.grammar
    before = narration.lower_at(mention.head - 1)
    is_where = before in grammar.where_prepositions or before in narration.language.naming.name_joints
    is_state = narration.lower_at(comma) == "," and comma + 1 < len(narration)
    return bool(
        is_where and is_state and narration.sorts[comma + 1] & Sort.PLACE and narration.words[comma + 1].istitle()
    )


def _may_be_person(member: Member) -> bool:
    return not (member.is_body or member.is_place)


def _is_explained(narration: Narration, mentions: Sequence[Mention], number: int) -> bool:
    """Whether an age, or a noun for a person, explains the name of that mention."""
    name = mentions[number]
    is_full = name.last - name.head > 1 and narration.lower_at(name.last) == ","
    if is_full and narration.lower_at(name.last + 1).isdigit():
        return True
    if any(noun.host == number and noun.sorts & Sort.PERSON for noun in mentions[number + 1 : number + 2]):
        return True
    return kin_before(narration, name) is not None


def _has_persons_name(narration: Narration, member: Member) -> bool:
    """Whether the last of several names is used alone, or none of them is a word of the language."""
    names = member.name.split()
    vocabulary = narration.language.vocabulary
    if len(names) < 2:  # noqa: PLR2004  # one name may be anything's
        return False
    if names[-1] in member.aliases:
        return True
    if _has_article(narration, member):
        return False
    words = [name.lower() for name in names if name.isalpha()]
    return bool(vocabulary.common_words) and not any(map(vocabulary.is_common_word, words))


def _has_article(narration: Narration, member: Member) -> bool:
    """Whether "the" stands right before the name, as before a building's or an orchestra's."""
    articles = narration.language.grammar.definite_article
    return any(narration.lower_at(token - 1) in articles for token in member.tokens)


def _is_where(narration: Narration, member: Member) -> bool:
    """Whether the name stands behind "in", "at" or the like."""
    grammar = narration.language.grammar
    for token in member.tokens:
        before = token - 1 - (narration.lower_at(token - 1) in grammar.definite_article)
        if narration.lower_at(before) in grammar.where_prepositions:
            return True
    return False
