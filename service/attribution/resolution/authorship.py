"""Whose a document is, where the article says so beside it: "a report by the FBI", "the council issued a statement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from service.attribution.cast.cast import Cast
from service.attribution.cast.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.lexicon import Sort, words

_ISSUING = words(
    """issue issued issues issuing release released releases publish published publishes air aired airs post posted
    wrote writes write launched unveiled filed"""
)
_FROM = words("by from")
_INDEFINITE = words("a an another")
_POSSESSIVES = words("’s 's ’ '")
_NEAR = 3
_FAR = 300  # tokens


class Authorship:
    """Finds, for "the statement" or "the ad", the member whom an earlier mention of a document gives as its author."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention], cast: Cast) -> None:
        self._narration = narration
        self._mentions = mentions
        self._cast = cast
        self._written: list[int] = []
        self._authors: list[int] = []
        for number, mention in enumerate(mentions):
            if mention.type is MentionType.NOUN and is_document(mention):
                author = self._author(number)
                if author >= 0:
                    self._written.append(mention.first)
                    self._authors.append(author)

    def author(self, number: int) -> int:
        """The author of the document that mention `number` takes up, or says itself; -1 when the article says none.

        It takes up the documents named before it when those near by have one author only.
        """
        mention = self._mentions[number]
        own = self._author(number)
        at = bisect_left(self._written, mention.first)
        if own >= 0 or not at or self._narration.lowers[mention.first] in _INDEFINITE:
            return own
        first = bisect_left(self._written, mention.first - _FAR)
        near = set(self._authors[first:at])
        return next(iter(near)) if len(near) == 1 else -1

    def _author(self, number: int) -> int:
        """The author named right beside the document: "X's ad", "an ad by X", "X issued a statement"."""
        mentions, narration = self._mentions, self._narration
        mention = mentions[number]
        for other in mentions[max(0, number - _NEAR) : number]:
            if other.member < 0 or other.sentence != mention.sentence:
                continue
            is_owner = narration.words[other.last] in _POSSESSIVES and mention.first <= other.first
            verb = mention.first - 1
            is_issued = narration.lowers[verb] in _ISSUING
            if is_owner or (is_issued and (other.last == verb or self._opens(other))):
                return self._speaking(other.member)
        after = mention.last
        if after < len(narration) and narration.lowers[after] in _FROM:
            start = after + 1 + (narration.lowers[after + 1 : after + 2] == ["the"])
            for other in mentions[number + 1 : number + 1 + _NEAR]:
                if other.type is MentionType.NAME and start in {other.first, other.head}:
                    return self._speaking(other.member)
        return -1

    def _opens(self, mention: Mention) -> bool:
        """Whether the name opens its sentence, and so is what all its verbs are said of."""
        first = self._narration.sentence_starts[mention.sentence]
        return mention.first - first <= _NEAR and mention.type is MentionType.NAME

    def _speaking(self, member: int) -> int:
        return member if member >= 0 and not self._cast.members[member].is_place else -1


def is_document(mention: Mention) -> bool:
    """Whether the noun names something written or filmed, and no person."""
    return bool(mention.sorts & Sort.DOCUMENT) and not mention.sorts & (Sort.PERSON | Sort.BODY)
