"""Finds who without a name acts in the sentence just before a pronoun: "Then the accused rose. “…,” he said"."""

from __future__ import annotations

from collections.abc import Mapping

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId, MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.verb_groups import may_be_verb
from service.language.word_classes import Sort

_MOST = 12  # mentions to look back
_LONGEST_LEAD = 3  # words in front of the subject: "At that"


class NewSubjects:
    """Looks at the subject of the sentence before; `resolved` is what mentions stand for, as far as that is known."""

    def __init__(self, article: ArticleView, resolved: Mapping[MentionId, MemberId | None]) -> None:
        self._article = article
        self._resolved = resolved
        self._language = article.narration.language

    def parts_from(self, mention_id: MentionId, gender: str, member_id: MemberId) -> bool:
        """Whether somebody without a name, who may be of that gender, comes between the pronoun and the member, who was
        named earlier: as the subject of the sentence before.

        A noun with "the" may mean the member, too, where the gender fits them ("the winner"); not "the accused".
        """
        subject = self._subject_before(mention_id)
        if subject is None:
            return False
        mention, member = self._article.mentions[subject], self._article.cast.members[member_id]
        first, last = self._article.narration.sentence_range(mention.sentence)
        if any(first <= token < last for token in member.tokens):
            return False
        noun = self._article.narration.lowers[mention.last - 1]
        is_other = noun in self._language.person_nouns.nominalised or not member.gender
        return is_other and self._language.person_nouns.gender(noun) in {"", gender}

    def _subject_before(self, mention_id: MentionId) -> MentionId | None:
        """The noun for one person that is the subject of the sentence before, and stands for nobody named."""
        mentions = self._article.mentions
        sentence = mentions[mention_id].sentence - 1
        before = range(max(0, mention_id - _MOST), mention_id)
        first = next((MentionId(at) for at in before if mentions[at].sentence == sentence), None)
        return first if first is not None and self._is_new(first) else None

    def _is_new(self, mention_id: MentionId) -> bool:
        mention, narration = self._article.mentions[mention_id], self._article.narration
        is_noun = mention.type is MentionType.NOUN and mention.host is None and _is_one_person(mention)
        if not is_noun or self._resolved.get(mention_id) is not None:
            return False
        start = narration.sentence_starts[mention.sentence]
        has_article = narration.lowers[mention.first] in self._language.grammar.definite_article
        if not has_article or mention.first - start > _LONGEST_LEAD:
            return False
        is_oblique = mention.first > start and narration.sorts[mention.first - 1] & Sort.PREPOSITION
        return not is_oblique and mention.last < len(narration) and may_be_verb(narration, mention.last)


def _is_one_person(mention: Mention) -> bool:
    return bool(mention.sorts & Sort.PERSON) and not mention.sorts & Sort.PLURAL
