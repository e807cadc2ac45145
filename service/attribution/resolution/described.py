"""Collects in its own words what an article says that somebody is: "the mayor of Avon", "Avon's prime minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention
from service.attribution.narration.narration import Narration
from service.attribution.narration.noun_phrases import phrase_start
from service.domain import CastMember
from service.language.word_classes import Sort
from service.text.name_folding import fold_name

_MOST_ROLES, _MOST_MENTIONS = 8, 24
_LONGEST, _LONGEST_ROLE = 14, 100  # tokens; code points
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_ROLE = Sort.PERSON | Sort.TITLE
_ENDS = frozenset(",.;:()—–")


class Descriptions:
    """For each member of the cast the roles that the article gives them, found when they are asked for."""

    def __init__(self, article: ArticleView) -> None:
        self._article = article
        self._narration = article.narration
        self._mentions_of: dict[MemberId, list[Mention]] = {}
        for mention in article.mentions:
            if mention.member is not None:
                self._mentions_of.setdefault(mention.member, []).append(mention)
        self._described: dict[MemberId, CastMember] = {}

    def described(self, member_id: MemberId) -> CastMember:
        """The member with every name, and with what the article says that they are, each once, as it is written: titles
        in front of the name, what explains it behind a comma or in brackets, "is a lawyer from Avon", "the mayor of
        Avon, Ann Lee"."""
        if member_id not in self._described:
            member = self._article.cast.members[member_id].as_cast_member
            self._described[member_id] = replace(member, roles=self._roles(member_id))
        return self._described[member_id]

    def together(self, member_ids: Sequence[MemberId]) -> list[CastMember]:
        """The members, who speak together; the first may share the surname of the next: "Ann and Bo Lee"."""
        described = [self.described(member_id) for member_id in member_ids]
        for number, (member_id, next_id) in enumerate(pairwise(member_ids)):
            parsed, behind = (self._article.cast.members[id].parsed for id in (member_id, next_id))
            given = self._narration.language.given_names.genders
            if not parsed.given and behind.given and {parsed.folded_surname, behind.folded_given} <= given.keys():
                full = f"{described[number].name} {behind.surname}"
                described[number] = replace(described[number], name=full, aliases=(described[number].name,))
        return described

    def _roles(self, member_id: MemberId) -> tuple[str, ...]:
        roles: dict[str, str] = {}
        for mention in self._mentions_of.get(member_id, ())[:_MOST_MENTIONS]:
            for place in self._places(mention):
                role = self._text(*place)
                if 0 < len(role) <= _LONGEST_ROLE:
                    roles.setdefault(fold_name(role), role)
        return tuple(islice(roles.values(), _MOST_ROLES))

    def _places(self, mention: Mention) -> Iterator[tuple[int, int]]:
        """The tokens `[start, end)` of each role beside the mention."""
        narration = self._narration
        sentence_first, sentence_last = narration.sentence_range(mention.sentence)
        is_body = self._article.cast.members[mention.member].is_body if mention.member is not None else False
        if not is_body:
            yield phrase_start(narration, mention.first, sentence_first), mention.head
            yield self._before_comma(mention, sentence_first)
        yield self._behind(mention.last, sentence_last, is_body=is_body)

    def _before_comma(self, mention: Mention, first: int) -> tuple[int, int]:
        """The noun phrase in front of the name's comma: "the mayor of Avon, Ann Lee"."""
        comma = mention.first - 1
        nothing = (comma, comma)
        if comma <= first or self._narration.words[comma] != ",":
            return nothing
        start = phrase_start(self._narration, comma - 1, first)
        if self._is_owned(start, comma) and not (start and self._narration.sorts[start - 1] & Sort.PREPOSITION):
            return start, comma  # "Avon's harbour master, Ann Lee"
        for at in range(comma - 1, max(first, comma - _LONGEST) - 1, -1):
            if self._narration.words[at] in _ENDS or self._is_verb(at) or self._narration.quotes[at] is not None:
                return nothing
            if self._narration.sorts[at] & _ROLE and self._narration.words[at].islower():
                return phrase_start(self._narration, at, first), comma
        return nothing

    def _is_owned(self, start: int, end: int) -> bool:
        """Whether the noun phrase says whose it is, and is in lower case at its end."""
        words = self._narration.words[start:end]
        return bool(words) and words[-1].islower() and not _possessives(self._narration).isdisjoint(words)

    def _behind(self, at: int, last: int, *, is_body: bool) -> tuple[int, int]:
        """What explains the name that ends before `at`: behind a comma or "is", or in brackets."""
        narration, grammar = self._narration, self._narration.language.grammar
        opening = narration.lower_at(at)
        start = at + 1
        if opening not in {",", "("} and opening not in grammar.being:
            return at, at
        if opening in grammar.being and narration.lower_at(start) not in grammar.definite_article | grammar.indefinite:
            return at, at
        end = start
        while end < min(start + _LONGEST, last) and narration.words[end] not in _ENDS and not self._ends_role(end):
            end += 1
        closes = opening in grammar.being or narration.lower_at(end) in _ENDS
        is_role = opening == "(" or (not is_body and any(narration.sorts[token] & _ROLE for token in range(start, end)))
        return (start, end) if closes and is_role else (at, at)

    def _ends_role(self, at: int) -> bool:
        narration = self._narration
        return bool(self._is_verb(at) or narration.sorts[at] & Sort.RELATIVE or narration.quotes[at] is not None)

    def _is_verb(self, at: int) -> bool:
        """Whether the word is a verb: not "state" in "secretary of state"."""
        sorts = self._narration.sorts
        is_noun = sorts[at] & _ROLE or (at > 0 and sorts[at - 1] & Sort.PREPOSITION)
        return bool(sorts[at] & _VERBS) and not is_noun

    def _text(self, start: int, end: int) -> str:
        narration = self._narration
        if start >= end:
            return ""
        return " ".join(narration.text[narration.starts[start] : narration.ends[end - 1]].split())


def _possessives(narration: Narration) -> frozenset[str]:
    return narration.language.grammar.possessives
