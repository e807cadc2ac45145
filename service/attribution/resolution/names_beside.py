"""Finds the names that stand beside a mention: those that say whom it means, and those that it cannot mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId, MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.language.word_classes import PREDICATE, Sort

_NEAR, _PHRASE, _MOST = 3, 7, 8
_LONGEST_CLAUSE = 60  # tokens
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL


class NamesBeside:
    """Looks at the names behind a mention, in its sentence."""

    def __init__(self, article: ArticleView) -> None:
        self._article = article

    def named_behind(self, mention_id: MentionId) -> MemberId | None:
        """The name in "another critic, state Rep. Ann Lee, said": behind the comma that ends the noun phrase, with
        nothing but titles between. None in "According to a critic, Lee was late": that comma ends the whole phrase.
        """
        mentions, narration = self._article.mentions, self._article.narration
        last = mentions[mention_id].last
        for at in range(last, min(last + _PHRASE, len(narration))):
            if narration.words[at] == ",":
                name = self._past_titles(at + 1)
                near = mentions[mention_id + 1 : mention_id + 1 + _NEAR]
                behind = [other for other in near if at < other.first <= name]
                is_subject = behind and self._is_subject_behind_phrase(mentions[mention_id], behind[0])
                return behind[0].member if behind and not is_subject else None
            is_noun = at > last and narration.sorts[at - 1] & Sort.PREPOSITION  # "the secretary of state"
            if (narration.sorts[at] & PREDICATE and not is_noun) or not narration.words[at][0].isalnum():
                break
        return None

    def _is_subject_behind_phrase(self, mention: Mention, name: Mention) -> bool:
        """Whether a verb follows the name, and a preposition opens the sentence in front of the mention."""
        narration = self._article.narration
        opening = narration.sentence_starts[mention.sentence]
        is_phrase = mention.first > opening and narration.sorts[mention.first - 1] & Sort.PREPOSITION
        return bool(is_phrase) and name.last < len(narration) and bool(narration.sorts[name.last] & _VERBS)

    def _past_titles(self, at: int) -> int:
        """Where the name begins that the words from `at` on introduce."""
        narration = self._article.narration
        end = min(at + _NEAR, len(narration))
        before_titles = narration.language.naming.before_titles
        while at < end and (narration.sorts[at] & Sort.TITLE or narration.lowers[at] in before_titles):
            at += 1
        return at

    def is_named_with_another(self, member_id: MemberId, token: int) -> bool:
        """Whether the last mention of the member's name before `token` is joined to another: "Lee and Roe run it"."""
        tokens = self._article.cast.members[member_id].tokens
        at = bisect_left(tokens, token) - 1
        if at < 0:
            return False
        number = bisect_right(self._article.mention_starts, tokens[at]) - 1
        mention, joins = self._article.mentions[number], self._article.narration.joins_names
        return joins(mention.last) or joins(mention.first - 1)

    def titled_behind(self, mention_id: MentionId) -> MemberId | None:
        """The member named; the person with the title for the place of "Avon police Chief Ann Lee"."""
        mentions, narration = self._article.mentions, self._article.narration
        mention = mentions[mention_id]
        behind = mentions[mention_id + 1] if mention_id + 1 < len(mentions) else mention
        between = range(mention.last, behind.first)
        is_titled = behind.type is MentionType.NAME and behind.first < behind.head
        if is_titled and len(between) == 1 and narration.sorts[between[0]] & (Sort.PERSON | Sort.BODY | Sort.BODY_WORD):
            return behind.member if narration.words[between[0]].islower() else mention.member
        return mention.member

    def cannot_be(self, mention_id: MentionId) -> frozenset[MemberId]:
        """The members that the mention does not mean: its sentence goes on to name them ("She told Lee that"), compares
        it with them ("Unlike Lee, she"), or is what they say of somebody else ("Lee said the mayor").

        The first only for the subject of a reporting verb, and not in a clause that may stand in front of its own
        name: "As she said, Lee".
        """
        mentions, narration = self._article.mentions, self._article.narration
        mention = mentions[mention_id]
        before = mention.first - 1
        compared = self._compared_with(mention) | self._telling_of(mention)
        is_first = mention.first == narration.sentence_starts[mention.sentence]
        opens_clause = narration.lower_at(before) in narration.language.grammar.clause_openers
        if mention_id not in self._article.cues_of or (
            not is_first and (opens_clause or narration.sorts[before] & Sort.PREPOSITION)
        ):
            return compared
        end = self._clause_end(mention)
        behind = mentions[mention_id + 1 : mention_id + 1 + _MOST]
        named = (other for other in behind if other.type is MentionType.NAME and other.first < end)
        return compared.union(other.member for other in named if other.member is not None)

    def _compared_with(self, mention: Mention) -> frozenset[MemberId]:
        """Whom the sentence compares the mention with in front of its comma: Lee in "Unlike Lee, he"."""
        mentions, narration = self._article.mentions, self._article.narration
        opening = narration.sentence_starts[mention.sentence]
        first = self._article.first_mention_from(opening + 1)
        if narration.lowers[opening] not in narration.language.grammar.comparing or first is None:
            return frozenset()
        other = mentions[first]
        is_compared = other.first == opening + 1 and other.last == mention.first - 1
        is_set_off = is_compared and narration.words[other.last] == "," and other.member is not None
        return frozenset({other.member} if is_set_off and other.member is not None else ())

    def _telling_of(self, mention: Mention) -> frozenset[MemberId]:
        """Whoever says right in front of a noun what that does: Lee in "Lee said that the mayor had called"."""
        narration, article = self._article.narration, self._article
        before = mention.first - 1
        before -= before > 0 and narration.lowers[before] in narration.language.grammar.complementisers
        cue = article.cue_at(before) if mention.type is MentionType.NOUN else None
        if cue is None or cue.subject is None or not cue.is_strong or cue.link != "direct":
            return frozenset()
        member_id = article.mentions[cue.subject].member
        return frozenset() if member_id is None else frozenset({member_id})

    def _clause_end(self, mention: Mention) -> int:
        """Where the mention's clause ends: at a comma with a conjunction (", but Lee"), or with its sentence."""
        narration = self._article.narration
        last = narration.sentence_starts[mention.sentence + 1]
        for at in range(mention.last, min(last - 1, mention.last + _LONGEST_CLAUSE)):
            if narration.words[at] == "," and narration.sorts[at + 1] & Sort.CONJUNCTION:
                return at
        return min(last, mention.last + _LONGEST_CLAUSE)
