"""Collects what the article says its people are ("NATO Secretary General Jens Stoltenberg"), for "the NATO leader"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from service.attribution.cast.cast import Cast
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_LONGEST_APPOSITION = 14
_MOST_BEARERS = 50
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL


class Roles:
    """For each cast member the words the article uses of what they are, from in front of and behind their names."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention], cast: Cast) -> None:
        self._narration = narration
        self._nouns = narration.language.person_nouns
        self._members = cast.members
        self._words: list[set[str]] = [set() for _ in cast.members]
        self._bearers: dict[str, list[MemberId]] = defaultdict(list)
        for number, mention in enumerate(mentions):
            if mention.member is not None and not cast.members[mention.member].is_body:
                self._learn(mention.member, self._noun_in_front(mentions, number))
                self._learn(mention.member, narration.lowers[mention.first : mention.head])
                self._learn(mention.member, self._apposition(mention.last))
                self._learn(mention.member, self._predicate(mention.last))

    def described_by(self, mention: Mention, start: int) -> list[MemberId]:
        """The members that the noun phrase `mention` describes best; several when they fit equally well.

        Only those count who are named from token `start` on, where the mention's item of the article begins.
        """
        head = self._narration.lowers[mention.last - 1]
        heads = {head} | self._nouns.synonyms_of.get(head, frozenset())
        bearers = {member_id for word in heads for member_id in self._bearers.get(word, ())}
        fits = {
            member_id: self._fit(member_id, mention)
            for member_id in bearers
            if self._is_named_from(member_id, start) and not self.contradicts(member_id, mention)
        }
        best = max(fits.values(), default=0.0)
        return [member_id for member_id, fit in fits.items() if fit == best]

    def contradicts(self, member_id: MemberId, mention: Mention) -> bool:
        """Whether the member has a like office, but another one, or is of a rival party.

        A premier is not "the prime minister", and a Democrat is not "the Republican candidate".
        """
        lowers, words_of_member = self._narration.lowers, self._words[member_id]
        head = lowers[mention.last - 1]
        if self._nouns.parties_differ(lowers[mention.first : mention.last], words_of_member):
            return True
        if words_of_member.isdisjoint({head} | self._nouns.synonyms_of.get(head, frozenset())):
            return False
        return bool((set(lowers[mention.first : mention.last - 1]) ^ words_of_member) & self._nouns.distinguishing)

    def _is_named_from(self, member_id: MemberId, start: int) -> bool:
        """Whether the member is named at token `start` or later."""
        tokens = self._members[member_id].tokens
        return bool(tokens) and tokens[-1] >= start

    def _learn(self, member_id: MemberId, describing: Iterable[str]) -> None:
        for word in describing:
            if word not in self._words[member_id]:
                self._words[member_id].add(word)
                if len(self._bearers[word]) < _MOST_BEARERS:
                    self._bearers[word].append(member_id)

    def _noun_in_front(self, mentions: Sequence[Mention], number: int) -> list[str]:
        """The words of "her finance minister" in "her finance minister, Ann Lee,", where a mark follows the name."""
        name, narration = mentions[number], self._narration
        comma = name.first - 1
        if narration.lower_at(comma) != "," or narration.lower_at(name.last) not in {",", "."}:
            return []
        for noun in mentions[max(0, number - 1) : number]:
            is_oblique = (
                noun.first > 0 and narration.sorts[noun.first - 1] & Sort.PREPOSITION
            )  # "a lawyer for his son, Lee,"
            if noun.last != comma or noun.type is not MentionType.NOUN or not noun.sorts & Sort.PERSON:
                continue
            if not (is_oblique and self._is_in_phrase(mentions, number - 1)):
                return narration.lowers[noun.first : noun.last]
        return []

    def _is_in_phrase(self, mentions: Sequence[Mention], number: int) -> bool:
        """Whether a noun for a person stands in front of the preposition of that mention, so that it may be named."""
        before = mentions[number].first - 1
        return any(
            other.last == before and other.sorts & Sort.PERSON for other in mentions[max(0, number - 2) : number]
        )

    def _apposition(self, at: int) -> list[str]:
        """The words of ", a lawyer from Avon," behind the name that ends before token `at`; no verb stands in it."""
        narration = self._narration
        if narration.words[at : at + 1] != [","]:
            return []
        for end in range(at + 1, min(at + _LONGEST_APPOSITION, len(narration))):
            if narration.words[end] in {",", ".", ")"} or narration.sorts[end] & Sort.RELATIVE:
                return narration.lowers[at + 1 : end]
            if narration.sorts[end] & _VERBS and not narration.sorts[end] & Sort.PERSON:
                return []
        return []

    def _predicate(self, at: int) -> list[str]:
        """The words of "is a lawyer from Avon" behind the name that ends before token `at`, up to the preposition."""
        narration, grammar = self._narration, self._narration.language.grammar
        articles = grammar.definite_article | grammar.indefinite
        if narration.lower_at(at) not in grammar.being or narration.lower_at(at + 1) not in articles:
            return []
        for end in range(at + 2, min(at + _LONGEST_APPOSITION, len(narration))):
            is_over = narration.sorts[end] & (_VERBS | Sort.RELATIVE | Sort.PREPOSITION)
            if is_over or not narration.words[end][0].isalnum():
                return narration.lowers[at + 2 : end]
        return []

    def _fit(self, member_id: MemberId, mention: Mention) -> float:
        """How well the noun phrase describes the member: the same noun, or one that can mean the same, and more."""
        lowers, words_of_member = self._narration.lowers, self._words[member_id]
        qualifiers = set(lowers[mention.first : mention.last - 1]) - self._nouns.not_describing
        return (2.0 if lowers[mention.last - 1] in words_of_member else 1.0) + len(qualifiers & words_of_member)
