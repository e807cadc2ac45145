"""Finds the noun that a noun phrase is about: "a spokesman" of "a spokesman for Lee and Roe"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.attribution.ids import MentionId
from service.attribution.narration.link import Link
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.narration.qualifiers import qualified
from service.language.word_classes import Sort

_MOST_STEPS = 3
_LONGEST_NOUN = 5  # tokens
_NO_NOUN = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.PRONOUN | Sort.RELATIVE | Sort.CONJUNCTION


class PhraseHeads:
    """Steps from the last mention of a noun phrase to its first, on which the others hang; `ending` has the mention
    that ends in front of each token."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention], ending: Mapping[int, MentionId]) -> None:
        self._narration = narration
        self._mentions = mentions
        self._ending = ending

    def of_phrase(self, mention_id: MentionId, first: int) -> tuple[MentionId, Link]:
        """Step from "Avon" in "the mayor of Avon said" to "the mayor"."""
        steps = 0
        while steps < _MOST_STEPS:
            mention_id = self._first_in_phrase(mention_id, first)
            outer = self._outer_of_phrase(self._mentions[mention_id].first - 1, first)
            if outer is None:
                break
            mention_id, steps = outer, steps + 1
        mention_id = self._first_of_pair(mention_id, first)
        host = self._mentions[mention_id].host
        return (mention_id if host is None else host), "phrase" if steps else "direct"

    def _outer_of_phrase(self, before: int, first: int) -> MentionId | None:
        """The mention on which the preposition at or near token `before` hangs what follows; past nouns that are no
        mention: "a spokesman" of "a spokesman at Avon headquarters in Lund"."""
        narration = self._narration
        before -= before > first and bool(narration.sorts[before] & Sort.DETERMINER)
        if before < first or not narration.sorts[before] & Sort.PREPOSITION:
            return None
        if before in self._ending:
            outer = self._ending[before]
            is_agents = narration.lowers[before] in self._narration.language.passives.agent_prepositions
            is_receivers = is_agents and self._mentions[outer].type is MentionType.NAME
            return self._sent_to(outer, first) if is_receivers else outer
        for at in range(before - 1, max(first, before - _LONGEST_NOUN), -1):
            if narration.sorts[at] & Sort.PREPOSITION and at in self._ending:
                outer = self._ending[at]
                is_named = any(narration.words[token][0].isupper() for token in range(at + 1, before))
                return outer if is_named and self._mentions[outer].sorts & Sort.PERSON else None
            if not narration.words[at][0].isalpha() or narration.sorts[at] & _NO_NOUN:
                return None
        return None

    def _sent_to(self, receiver: MentionId, first: int) -> MentionId | None:
        """What was sent to the mention by whoever is named behind it: "A letter mailed to Avon by Lee"."""
        return qualified(self._narration, self._ending, self._mentions[receiver].first - 1, first)

    def of_subject(self, mention_id: MentionId, first: int) -> tuple[MentionId, Link]:
        """Step from "talks" in "a source familiar with the talks said" to "a source". Only in front of a verb: what
        stands there belongs to the noun that is its subject, since that has no other."""
        link: Link = "direct"
        for _ in range(_MOST_STEPS):
            mention_id, joined = self.of_phrase(mention_id, first)
            link = "phrase" if joined == "phrase" else link
            outer = qualified(self._narration, self._ending, self._mentions[mention_id].first - 1, first)
            if outer is None or self._mentions[outer].type is MentionType.PRONOUN:
                break
            mention_id, link = outer, "phrase"
        return mention_id, link

    def _first_in_phrase(self, mention_id: MentionId, first: int) -> MentionId:
        """Step from "Roe" in "a spokesman for Lee and Roe" to "Lee"."""
        other = self._other_of_pair(mention_id, first)
        if other is None:
            return mention_id
        before = self._mentions[other].first - 1
        is_in_phrase = before > first and self._narration.sorts[before] & Sort.PREPOSITION and before in self._ending
        return other if is_in_phrase else mention_id

    def _first_of_pair(self, mention_id: MentionId, first: int) -> MentionId:
        """Step from "Roe" in "Lee and Roe said" to "Lee"."""
        other = self._other_of_pair(mention_id, first)
        if other is None:
            return mention_id
        start = self._mentions[other].first
        return other if start == first or self._narration.words[start - 1] in {",", QUOTE} else mention_id

    def _other_of_pair(self, mention_id: MentionId, first: int) -> MentionId | None:
        """The name that is joined to the mention, a name, in front of it: "Lee" for "Roe" in "Lee and Roe"."""
        conjunction = self._mentions[mention_id].first - 1
        other = self._ending.get(conjunction)
        if conjunction <= first or other is None or not self._narration.joins_names(conjunction):
            return None
        is_pair = self._mentions[mention_id].type is self._mentions[other].type is MentionType.NAME
        return other if is_pair else None
