"""Who is to the fore where "he", "it" or "the senator" stands: speakers and subjects near by, and of that gender."""

from __future__ import annotations

from collections import defaultdict

from service.attribution.cast.cast import Cast
from service.attribution.cast.genders import gender_of_noun
from service.attribution.cast.mention import Mention, MentionType
from service.attribution.choice.article_view import Reading
from service.attribution.narration.cues import is_strong
from service.language.lexicon import PREDICATE, Sort, lexicon, words

BODY = "body"
"""Asked for in place of a gender: a body, not a person."""

_REACH = 400  # tokens
_FADING = 0.4  # what a sentence in between leaves
_SPOKE, _SPEAKS, _ACTS, _OPENS = 1.0, 2.5, 1.8, 2.2
_INTRODUCED = 3.0
_FIRST, _OBLIQUE, _OWNER, _QUALIFIER, _REPORTED = 1.3, 0.5, 0.7, 0.5, 0.4
_KNOWN_GENDER, _PERSON, _UNNAMED, _UNKNOWN = 1.1, 1.0, 0.6, 0.4
"""Weights tried on PolNeAR's dev part; only their order matters much."""

_CLEARLY = 1.5
_LAST_SPEAKERS = 3
_POSSESSIVES = words("’s 's ’")
_INTRODUCING = words("a an another one my our your his her their")
"""What stands before a noun for somebody whom the article need not name: "a neighbor", "my mother"."""


class Salience:
    """Weighs the members named before a mention; `resolved` maps mentions to members as far as they are known."""

    def __init__(self, reading: Reading, cast: Cast, resolved: dict[int, int], author: int = -1) -> None:
        self._reading = reading
        self._members = cast.members
        self._resolved = resolved
        self._author = author
        self._speakers: list[tuple[int, int]] = []

    def note_speaker(self, token: int, member: int) -> None:
        """The quote at `token` was given to `member` (-1: to nobody)."""
        self._speakers = [*self._speakers[1 - _LAST_SPEAKERS :], (token, member)]

    def foremost(self, number: int, gender: str, *, is_open: bool = False, without: int = -1) -> int:
        """The member most to the fore before mention `number`: of that gender, a body, or, for "", any person.

        It is never the member `without`, and nobody (-1) when somebody without a name is most to the fore. When the
        words leave it open who is meant, the first must be well ahead of the second, else nobody is named.
        """
        fitting = {
            member: score * self._fit(member, gender)
            for member, score in self._scores(number).items()
            if member != without and self._may_be(member, gender)
        }
        ranked = sorted(fitting, key=lambda member: -fitting[member])
        if is_open and len(ranked) > 1 and fitting[ranked[0]] < _CLEARLY * fitting[ranked[1]]:
            return -1
        return max(ranked[0], -1) if ranked else -1

    def last_body(self, number: int) -> int:
        """The body named last before mention `number`, or -1."""
        mentions = self._reading.mentions
        start = self._from(mentions[number].first)
        for at in range(number - 1, -1, -1):
            if mentions[at].first < start:
                break
            member = mentions[at].member
            if member >= 0 and self._members[member].is_body:
                return member
        return -1

    def _scores(self, number: int) -> dict[int, float]:
        """How much each member is to the fore; somebody unnamed ("a neighbor") by the number below -1 of a mention."""
        mentions = self._reading.mentions
        token, sentence = mentions[number].first, mentions[number].sentence
        scores: dict[int, float] = defaultdict(float)
        start = self._from(token)
        for at in range(number - 1, -1, -1):
            if mentions[at].first < start:
                break
            member = mentions[at].member if mentions[at].type is MentionType.NAME else self._resolved.get(at, -1)
            if member < 0 and self._is_unnamed(at):
                member = -2 - at
            if member != -1:
                scores[member] += self._weight(at) * _FADING ** (sentence - mentions[at].sentence)
        for quote, member in self._speakers:
            if member >= 0 and start <= quote < token:
                scores[member] += _SPOKE * _FADING ** (sentence - self._reading.narration.sentence[quote])
        return scores

    def _from(self, token: int) -> int:
        """Where to look back to from `token`: not far, and no further than its item of the article."""
        return max(token - _REACH, self._reading.section_start(token))

    def _weight(self, number: int) -> float:
        """How much a mention puts its bearer to the fore: speakers and subjects most, possessors and objects less."""
        narration, mention = self._reading.narration, self._reading.mentions[number]
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        weight = _SPEAKS if number in self._reading.links else _ACTS if after & PREDICATE else 1.0
        if mention.first == narration.sentence_starts[mention.sentence]:
            weight = max(_FIRST * weight, _OPENS)
        elif self._reading.mentions[number - 1].sentence != mention.sentence:
            weight = max(weight, _OPENS)  # the first that a sentence names is its subject, more often than not
        if self._is_introduced(number):
            weight = max(weight, _INTRODUCED)
        elif mention.first and narration.sorts[mention.first - 1] & Sort.PREPOSITION:
            weight *= _OBLIQUE
        elif self._is_reported(mention):
            weight *= _REPORTED
        if mention.last < len(narration) and narration.words[mention.last] in _POSSESSIVES:
            weight *= _OWNER
        elif mention.host >= 0:
            weight *= _QUALIFIER
        return weight

    def _is_reported(self, mention: Mention) -> bool:
        """Whether the mention is the subject of what somebody else says: "Lee" in "Roe said Lee has left"."""
        narration = self._reading.narration
        before = mention.first - 1
        before -= before > 0 and narration.lowers[before] == "that"
        return (
            before > 0
            and bool(narration.sorts[before] & Sort.CUE)
            and is_strong(lexicon().lemmas[narration.lowers[before]])
        )

    def _is_introduced(self, number: int) -> bool:
        """Whether the mention names somebody for the first time and says who it is: "Ann Lee, president of Avon"."""
        mentions = self._reading.mentions
        mention = mentions[number]
        if mention.member < 0 or self._members[mention.member].tokens[:1] != [mention.head]:
            return False
        return any(other.host == number and other.first > mention.last for other in mentions[number + 1 : number + 2])

    def _is_unnamed(self, number: int) -> bool:
        """Whether the mention is a noun for one person whom no name stands beside, and the subject of a verb."""
        mention = self._reading.mentions[number]
        if mention.type is not MentionType.NOUN or mention.host >= 0 or not is_one_person(mention):
            return False
        is_introduced = self._reading.narration.lowers[mention.first] in _INTRODUCING
        return is_introduced and self._reading.is_subject(number)

    def _gender(self, member: int) -> str:
        if member >= 0:
            return self._members[member].gender
        return gender_of_noun(self._reading.narration.lowers[self._reading.mentions[-2 - member].last - 1])

    def _fit(self, member: int, gender: str) -> float:
        """How far a member is known to be a person, and of that gender."""
        if gender == BODY or (gender and self._gender(member) == gender):
            return _KNOWN_GENDER
        if member < 0:
            return _UNNAMED
        return _PERSON if self._members[member].is_person else _UNKNOWN

    def _may_be(self, member: int, gender: str) -> bool:
        if member == self._author:
            return False  # who writes is "I"
        known = self._members[member] if member >= 0 else None
        if gender == BODY:
            return known is not None and known.is_body
        is_person = known is None or not (known.is_body or known.is_place)
        return is_person and (not gender or self._gender(member) in {"", gender})


def is_one_person(mention: Mention) -> bool:
    """Whether the noun is a person's, in the singular."""
    return bool(mention.sorts & Sort.PERSON) and not mention.sorts & Sort.PLURAL
