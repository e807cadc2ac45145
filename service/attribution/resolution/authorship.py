"""Finds whose a document is, where the article says so: "a report by the FBI", "the council issued a statement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from service.attribution.cast.cast import Cast
from service.attribution.ids import MemberId, MentionId, TokenIndex
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_NEAR = 3
_FAR = 300  # tokens


class Authorship:
    """Finds, for "the statement" or "the ad", the member whom an earlier mention of a document gives as its author."""

    def __init__(
        self,
        narration: Narration,
        mentions: Sequence[Mention],
        cast: Cast,
        resolve: Callable[[MentionId], MemberId | None],
    ) -> None:
        """`resolve` says whom a mention means that is no name: "the council" that issued a statement."""
        self._narration = narration
        self._language = narration.language
        self._mentions = mentions
        self._cast = cast
        self._documents: list[TokenIndex] = []
        self._authors: list[MemberId] = []
        self._resolve = resolve
        self._next = 0

    def author(self, mention_id: MentionId) -> MemberId | None:
        """The author of the document that the mention names; None when the article says none.

        Where none stands beside the mention, the documents named before it are taken to be the same, if those near by
        have one author only.
        """
        mention = self._mentions[mention_id]
        self._read_up_to(mention_id)
        author = self._author_beside(mention_id)
        at = bisect_left(self._documents, mention.first)
        if author is not None or not at or self._narration.lowers[mention.first] in self._language.grammar.indefinite:
            return author
        first = bisect_left(self._documents, mention.first - _FAR)
        near = set(self._authors[first:at])
        return next(iter(near)) if len(near) == 1 else None

    def _read_up_to(self, mention_id: MentionId) -> None:
        """Note the documents before the mention that have an author beside them."""
        for number in map(MentionId, range(self._next, mention_id)):
            mention = self._mentions[number]
            if mention.type is MentionType.NOUN and is_document(mention):
                author = self._author_beside(number)
                if author is not None:
                    self._documents.append(mention.first)
                    self._authors.append(author)
        self._next = max(self._next, mention_id)

    def _author_beside(self, mention_id: MentionId) -> MemberId | None:
        """The author named right beside the document: "X's ad", "an ad by X", "X issued a statement"."""
        mentions, narration = self._mentions, self._narration
        grammar, issuing = self._language.grammar, self._language.cues.issuing
        mention = mentions[mention_id]
        for number in range(max(0, mention_id - _NEAR), mention_id):
            other = mentions[number]
            if other.sentence != mention.sentence:
                continue
            if other.member is None:
                if other.last == mention.first - 1 and self._narration.lowers[other.last] in issuing:
                    return self._unless_place(self._issuer(MentionId(number)))
                continue
            is_owner = narration.words[other.last] in grammar.doubtful_possessives and mention.first <= other.first
            verb = mention.first - 1
            is_issued = narration.lowers[verb] in issuing
            if is_owner or (is_issued and (other.last == verb or self._opens(other))):
                return self._unless_place(other.member)
        after = mention.last
        if narration.lower_at(after) in grammar.author_prepositions:
            start = after + 1 + (narration.lower_at(after + 1) in grammar.definite_article)
            for other in mentions[mention_id + 1 : mention_id + 1 + _NEAR]:
                if other.type is MentionType.NAME and start in {other.first, other.head}:
                    return self._unless_place(other.member)
        return None

    def _issuer(self, mention_id: MentionId) -> MemberId | None:
        """Whom "the council" or "she" means, who issued a document; nobody for what is a document itself."""
        mention = self._mentions[mention_id]
        return None if is_document(mention) or mention.sorts & Sort.RELATIVE else self._resolve(mention_id)

    def _opens(self, mention: Mention) -> bool:
        """Whether the name opens its sentence, and so is what all its verbs are said of."""
        first = self._narration.sentence_starts[mention.sentence]
        return mention.first - first <= _NEAR and mention.type is MentionType.NAME

    def _unless_place(self, member_id: MemberId | None) -> MemberId | None:
        """The member, unless it is a place: that writes nothing."""
        return None if member_id is None or self._cast.members[member_id].is_place else member_id


def is_document(mention: Mention) -> bool:
    """Whether the noun names something written or filmed, and no person."""
    return bool(mention.sorts & Sort.DOCUMENT) and not mention.sorts & (Sort.PERSON | Sort.BODY)
