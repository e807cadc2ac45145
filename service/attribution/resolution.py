"""From the words that name the speaker (a name, "he", "the NATO leader") to a member of the article's cast."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.cast import Cast, Member
from service.attribution.cues import is_strong
from service.attribution.lexicon import Sort
from service.attribution.mention import Mention, MentionType
from service.attribution.reading import Reading
from service.attribution.roles import Roles

_GENDERS = {"he": "m", "she": "f", "his": "m", "her": "f"}
_DEFINITE = frozenset(["the", "this", "that"])
_BODY = "body"
_CLEARLY = 1.5
_FADING = 0.55
_SPOKE = 2.0
_PHRASE = 7
_REACH = 400
_SUBJECT = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB


class Resolver:
    """Finds the cast member a mention stands for."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._roles = Roles(reading.narration, reading.mentions, cast)
        self._cast = cast
        self._resolved: dict[int, int] = {}
        self._speakers: list[tuple[int, int]] = []

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
            if word == "it" and any(is_strong(cue.lemma) for cue in self._reading.links.get(number, ())):
                return self._antecedent(number, _BODY)
            return self._relative(number) if word == "who" else -1
        return self._role(number)

    def note_speaker(self, token: int, member: int) -> None:
        """Remember that the quote at `token` was given to `member`: who spoke last is most to the fore."""
        self._speakers.append((token, member))

    def _antecedent(self, number: int, gender: str) -> int:
        """The person of that gender who is most to the fore before mention `number`."""
        mentions = self._reading.mentions
        token, sentence = mentions[number].first, mentions[number].sentence
        scores: dict[int, float] = {}
        for at in range(number - 1, -1, -1):
            other = mentions[at]
            if token - other.first > _REACH:
                break
            member = self._person(at)
            if member >= 0:
                scores[member] = scores.get(member, 0.0) + self._weight(at) * _FADING ** (sentence - other.sentence)
        for quote, member in self._speakers[-3:]:
            if member >= 0 and quote < token and token - quote < _REACH:
                distance = sentence - self._reading.narration.sentence[quote]
                scores[member] = scores.get(member, 0.0) + _SPOKE * _FADING**distance
        return self._foremost(scores, gender)

    def _foremost(self, scores: dict[int, float], gender: str) -> int:
        members = self._cast.members
        if gender == _BODY:
            scores = {member: score for member, score in scores.items() if members[member].is_body}
            return max(scores, key=lambda member: scores[member], default=-1)
        fitting = {
            member: score * self._fit(members[member], gender)
            for member, score in scores.items()
            if members[member].gender in {"", gender or members[member].gender}
            and not members[member].is_body
            and not members[member].is_place
        }
        ranked = sorted(fitting, key=lambda member: -fitting[member])
        if not gender and len(ranked) > 1 and fitting[ranked[0]] < _CLEARLY * fitting[ranked[1]]:
            return -1
        return ranked[0] if ranked else -1

    def _fit(self, member: Member, gender: str) -> float:
        """How far a member is known to be a person, and of that gender."""
        if member.gender == gender:
            return 1.5
        return 1.0 if member.is_person else 0.4

    def _person(self, number: int) -> int:
        mention = self._reading.mentions[number]
        if mention.type is MentionType.NAME:
            return mention.member
        return self._resolved.get(number, -1)

    def _weight(self, number: int) -> float:
        """How much a mention puts its bearer to the fore: speakers and subjects most, possessors and objects less."""
        narration = self._reading.narration
        mention = self._reading.mentions[number]
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        before = narration.sorts[mention.first - 1] if mention.first > 0 else 0
        is_first = mention.first == narration.sentence_starts[mention.sentence]
        weight = 2.5 if number in self._reading.links else 1.8 if after & _SUBJECT else 1.0
        if is_first:
            weight = max(1.3 * weight, 2.2)
        if before & Sort.PREPOSITION:
            weight *= 0.6
        if mention.last < len(narration) and narration.words[mention.last] in {"’s", "'s", "’"}:
            weight *= 0.7
        return weight

    def _relative(self, number: int) -> int:
        return self.member(number - 1) if number else -1

    def _role(self, number: int) -> int:
        """The member whom the definite noun phrase describes: by the roles the article gives, else for a body the last."""
        mention = self._reading.mentions[number]
        narration = self._reading.narration
        named = self._named_behind(number)
        if named >= 0:
            return named
        owner = self._owner(number)
        if owner >= 0 and mention.sorts & Sort.DOCUMENT and not mention.sorts & Sort.PERSON:
            return owner
        if (narration.lowers[mention.first] not in _DEFINITE and owner < 0) or mention.sorts & Sort.PLURAL:
            return -1
        if mention.sorts & Sort.PERSON:
            described = self._described(mention)
            return described if described >= 0 else self._antecedent(number, "")
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

    def _owner(self, number: int) -> int:
        """The member named in the noun phrase: "Lee" of "Lee's statement"."""
        mentions = self._reading.mentions
        mention = mentions[number]
        for other in mentions[max(0, number - 2) : number + 2]:
            if other.member >= 0 and mention.first <= other.first and other.last <= mention.head:
                return other.member
        return -1

    def _described(self, mention: Mention) -> int:
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
