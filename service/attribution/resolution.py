"""From the words that name the speaker (a name, "he", "the NATO leader") to a member of the article's cast."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.cast import Cast
from service.attribution.features import Reading
from service.attribution.lexicon import Sort
from service.attribution.mentions import Mention, MentionType
from service.attribution.roles import Roles

_GENDERS = {"he": "m", "she": "f", "his": "m", "her": "f"}
_DEFINITE = frozenset(["the", "this", "that"])
_PHRASE = 7
_REACH = 400
_SUBJECT = int(Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB)


class Resolver:
    """Finds the cast member a mention stands for."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._roles = Roles(reading.narration, reading.mentions, cast)
        self._cast = cast
        self._resolved: dict[int, int] = {}

    def member(self, number: int) -> int:
        """Number of the cast member that mention `number` stands for, or -1."""
        if number not in self._resolved:
            self._resolved[number] = self._resolve(number)
        return self._resolved[number]

    def _resolve(self, number: int) -> int:
        mention = self._reading.mentions[number]
        if mention.type is MentionType.NAME:
            return mention.member
        word = self._reading.narration.lowers[mention.first]
        if mention.type is MentionType.PRONOUN:
            if word in _GENDERS:
                return self._antecedent(number, _GENDERS[word])
            return self._relative(number) if word == "who" else -1
        return self._role(number)

    def _antecedent(self, number: int, gender: str) -> int:
        """The person of that gender who is most to the fore before mention `number`."""
        mentions = self._reading.mentions
        token = mentions[number].first
        scores: dict[int, float] = {}
        for at in range(number - 1, -1, -1):
            other = mentions[at]
            if token - other.first > _REACH:
                break
            member = self._person(at)
            if member < 0 or self._cast.members[member].gender not in {"", gender}:
                continue
            scores[member] = scores.get(member, 0.0) + self._weight(other, mentions[number])
        if not scores:
            return -1
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        return ranked[0][0]

    def _person(self, number: int) -> int:
        mention = self._reading.mentions[number]
        if mention.type is MentionType.NAME:
            member = mention.member
        elif mention.type is MentionType.PRONOUN:
            member = self._resolved.get(number, -1)
        else:
            return -1
        if member >= 0 and (self._cast.members[member].is_body or self._cast.members[member].is_place):
            return -1
        return member

    def _weight(self, other: Mention, pronoun: Mention) -> float:
        narration = self._reading.narration
        distance = pronoun.sentence - other.sentence
        after = narration.sorts[other.last] if other.last < len(narration) else 0
        before = narration.sorts[other.first - 1] if other.first > 0 else 0
        weight = 2.0 if after & _SUBJECT else 1.0
        if other.first == narration.sentence_starts[other.sentence]:
            weight += 1.0
        if before & Sort.PREPOSITION:
            weight *= 0.5
        if other.last < len(narration) and narration.words[other.last] in {"’s", "'s", "’"}:
            weight *= 0.5
        return float(weight * 0.5**distance)

    def _relative(self, number: int) -> int:
        return self.member(number - 1) if number else -1

    def _role(self, number: int) -> int:
        """The member whom the definite noun phrase describes: by the roles the article gives, else for a body the last."""
        mention = self._reading.mentions[number]
        narration = self._reading.narration
        named = self._named_behind(number)
        if named >= 0:
            return named
        if narration.lowers[mention.first] not in _DEFINITE or mention.sorts & Sort.PLURAL:
            return -1
        if mention.sorts & Sort.PERSON:
            return self._described(number, mention)
        return self._last_body(number) if mention.sorts & Sort.BODY else -1

    def _named_behind(self, number: int) -> int:
        """The name in "another critic, Ann Lee, said": right behind the comma that ends the noun phrase."""
        mentions, narration = self._reading.mentions, self._reading.narration
        for at in range(mentions[number].last, min(mentions[number].last + _PHRASE, len(narration) - 1)):
            if narration.words[at] == ",":
                return next(
                    (
                        one.member
                        for one in mentions[number + 1 : number + 4]
                        if one.first == at + 1 and one.member >= 0
                    ),
                    -1,
                )
            if narration.sorts[at] & _SUBJECT or not narration.words[at][0].isalnum():
                return -1
        return -1

    def _described(self, number: int, mention: Mention) -> int:
        scores: dict[int, float] = {}
        for at in range(len(self._reading.mentions)):
            member = self._reading.mentions[at].member
            if member < 0 or member in scores or self._cast.members[member].is_body:
                continue
            fit = self._roles.fit(member, mention)
            if fit:
                scores[member] = fit
        if not scores:
            return -1
        best = max(scores.values())
        leading = [member for member, score in scores.items() if score == best]
        if len(leading) == 1:
            return leading[0]
        before = [(self._last_named(member, mention.first), member) for member in leading]
        return max(before)[1] if max(before)[0] >= 0 else -1

    def _last_named(self, member: int, token: int) -> int:
        tokens = self._cast.members[member].tokens
        at = bisect_left(tokens, token)
        return tokens[at - 1] if at else -1

    def _last_body(self, number: int) -> int:
        mentions = self._reading.mentions
        token = mentions[number].first
        for at in range(number - 1, -1, -1):
            if token - mentions[at].first > _REACH:
                break
            member = mentions[at].member
            if member >= 0 and self._cast.members[member].is_body:
                return member
        return -1
