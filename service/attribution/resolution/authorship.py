"""Finds whose a document is, where the article says so: "a report by the FBI", "the council issued a statement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId, MentionId, TokenIndex
from service.attribution.narration.cues import Cue
from service.attribution.narration.mention import Mention, MentionType
from service.language.word_classes import Sort

_NEAR = 3
_FAR = 300  # tokens
_LONGEST_PARTICIPLE = 8  # tokens from a document to the "by" of its participle
_NO_PARTICIPLE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE | Sort.CONJUNCTION


class Authorship:
    """Finds, for "the statement" or "the ad", the member whom an earlier mention of a document gives as its author."""

    def __init__(self, article: ArticleView, resolve: Callable[[MentionId], MemberId | None]) -> None:
        """`resolve` says whom a mention means that is no name: "the council" that issued a statement."""
        self._article = article
        self._narration = article.narration
        self._language = article.narration.language
        self._mentions = article.mentions
        self._cast = article.cast
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
        """The author named right beside the document: "X's ad", "an ad by X", "X issued a statement", "X said in a
        statement"."""
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
        author = self._author_behind(mention_id)
        return self._author_saying_in(mention) if author is None else author

    def _author_behind(self, mention_id: MentionId) -> MemberId | None:
        """Whoever "by" or "from" names behind the document, also past a participle: "a letter sent to Roe by X"."""
        grammar, lower_at = self._language.grammar, self._narration.lower_at
        at = self._mentions[mention_id].last
        by = at if lower_at(at) in grammar.author_prepositions else self._agent_preposition(at)
        if by is None:
            return None
        start = by + 1 + (lower_at(by + 1) in grammar.definite_article)
        for other in self._mentions[mention_id + 1 : mention_id + 1 + 2 * _NEAR]:
            if other.type is MentionType.NAME and start in {other.first, other.head}:
                return self._unless_place(other.member)
        return None

    def _agent_preposition(self, at: int) -> int | None:
        """The "by" of the participle that begins at `at`: of "released on Monday by"."""
        narration, language = self._narration, self._language
        if narration.lower_at(at) not in language.cues.making:
            return None
        for by in range(at + 1, min(at + _LONGEST_PARTICIPLE, len(narration))):
            if narration.lowers[by] in language.passives.agent_prepositions:
                return by
            if not narration.words[by][0].isalnum() or narration.sorts[by] & _NO_PARTICIPLE:
                return None
        return None

    def _author_saying_in(self, mention: Mention) -> MemberId | None:
        """Whoever says something in the document: "X said in a statement", "In a letter to parents, X wrote"."""
        article, narration = self._article, self._narration
        within = mention.first - 1
        if within < 0 or narration.lowers[within] not in self._language.noun_cues.within:
            return None
        opens = within == narration.sentence_starts[mention.sentence]
        number = bisect_left(article.cue_tokens, within)
        number -= not opens
        if not 0 <= number < len(article.cues):
            return None
        cue: Cue = article.cues[number]
        is_beside = opens or cue.at + cue.length == within
        says = cue.sentence == mention.sentence and cue.is_strong and is_beside
        return self._unless_place(self._issuer(cue.subject)) if says and cue.subject is not None else None

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
