"""Says which members of the cast may be given as a speaker, and whom "he" or "it" can mean: no roles, no places."""

from __future__ import annotations

import re

from service.attribution.article_view import ArticleView
from service.attribution.cast.member import Member
from service.attribution.ids import MemberId, MentionId
from service.attribution.narration.link import Link
from service.attribution.narration.mention import Mention, MentionType
from service.language.word_classes import Sort

_SPOKEN: frozenset[Link] = frozenset({"direct", "inverted", "appositive", "according", "phrase"})
_GIVEN = Sort.MAN | Sort.WOMAN
_ROLE = Sort.PERSON | Sort.TITLE
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_BODY = Sort.BODY | Sort.BODY_WORD
_LONGEST_ABBREVIATION = 3
_INNER_CAPITAL = re.compile(r"[^\W\d_]{5,}(?<=[^\W\d_A-Z])[A-Z]")
"""Behind five letters and more, which no particle of a surname has: "PaineWebber", not "MacDonald"."""


class Standing:
    """What the article shows of each member: whether the words are a name, and what is said by it or of it."""

    def __init__(self, article: ArticleView) -> None:
        self._article = article
        self._narration = article.narration
        self._language = article.narration.language
        self._members = article.cast.members
        self._speaking: set[MemberId] = set()
        self._named: dict[MemberId, bool] = {}
        self._acting: set[MemberId] = set()
        self._with_article: set[MemberId] = set()
        self._determined: set[MemberId] = set()
        for mention_id, mention in enumerate(article.mentions):
            if mention.type is MentionType.NAME and mention.member is not None:
                if self._speaks(MentionId(mention_id)):
                    self._speaking.add(mention.member)
                if self._is_determined(mention):
                    self._determined.add(mention.member)
                if self._is_before_verb(mention):
                    self._acting.add(mention.member)
                if self.has_article(mention):
                    self._with_article.add(mention.member)
        self._roles = {MemberId(number) for number in range(len(self._members)) if self._is_role(MemberId(number))}

    def is_role(self, member_id: MemberId) -> bool:
        """Whether the words are no name, but say what somebody is: "Illinois Democrat"."""
        return member_id in self._roles

    def is_named(self, member_id: MemberId, mention_id: MentionId) -> bool:
        """Whether the member may be given where the name itself stands, at that mention.

        What may be a place or a common word must speak there; a role, or a headline's capitals, never is a name.
        """
        if not self._has_name(member_id):
            return False
        return self._is_certain(member_id) or not self._is_doubtful(member_id) or self._speaks(mention_id)

    def can_be_person(self, member_id: MemberId) -> bool:
        """Whether "he" or "the senator" can mean the member: somebody who is shown to be a person, or acts."""
        member = self._members[member_id]
        if member.is_body or member.is_place or not self._has_name(member_id):
            return False
        if member.is_person or not (self._is_open(member_id) and self._acts(member_id)):
            return member.is_person
        return not _INNER_CAPITAL.search(member.name)

    def can_be_called_who(self, member_id: MemberId) -> bool:
        """Whether "who" right behind the name can mean the member: that itself says that it is a person."""
        member = self._members[member_id]
        is_other = member.is_body or member.is_place or member.is_thing or member_id in self._with_article
        return member.is_person or (not is_other and self._has_name(member_id))

    def can_be_body(self, member_id: MemberId) -> bool:
        """Whether "it" or "the company" can mean the member: a body that speaks or has several words, or a name that
        speaks and is no person's."""
        member = self._members[member_id]
        if not member.is_body:
            return member_id in self._speaking and self._is_open(member_id) and self._has_name(member_id)
        return self._has_name(member_id) and (
            member_id in self._speaking or any(" " in name for name in member.aliases)
        )

    def may_be_body(self, member_id: MemberId) -> bool:
        """Whether the member is no person, so that "it" may mean it though nothing shows that it can speak."""
        member = self._members[member_id]
        return member.is_body or (self._is_open(member_id) and member_id not in self._roles)

    def is_perhaps_body(self, member_id: MemberId) -> bool:
        """Whether the member speaks, and no list, title or surname used alone says that it is a person."""
        member = self._members[member_id]
        words = member.name.split()
        is_listed = member.gender or member.full_mentions == 0 or any(self._sort(word) & _GIVEN for word in words)
        is_other = member.is_body or member.is_place or member.is_thing or not self._has_name(member_id)
        return member_id in self._speaking and not (is_listed or is_other or words[-1] in member.aliases)

    def is_named_like_firm(self, member_id: MemberId) -> bool:
        """Whether the name ends with a common word that is nobody's name, and nothing says that it is a person's or a
        place's: "Norvald Shipping"."""
        member = self._members[member_id]
        words = member.name.split()
        last = words[-1].lower()
        if not self._language.naming.partnership.isdisjoint(words) and not member.is_place:
            return True  # "Roe & Sons"
        if len(words) == 1 or member.is_person or member.is_place or member.gender or not self._has_name(member_id):
            return False
        is_name = self._sort(last) & (_GIVEN | Sort.PLACE | _ROLE) or last in self._language.names.known_surnames
        return not is_name and self._language.vocabulary.is_common_word(last) and not self._is_word(member)

    def _is_open(self, member_id: MemberId) -> bool:
        """Whether nothing shows whether it is a person, a body or a thing."""
        member = self._members[member_id]
        return not (member.is_person or member.is_place or member.is_thing or self._is_word(member))

    def _acts(self, member_id: MemberId) -> bool:
        is_subject = member_id in self._speaking or member_id in self._acting
        return is_subject and member_id not in self._with_article

    def _is_word(self, member: Member) -> bool:
        """Whether the name is of common words of the language only, and of none that people have for a name."""
        words = member.name.lower().split()
        if len(words) > 1 and member.is_body:
            return False
        if any(self._sort(word) & _GIVEN or word in self._language.names.known_surnames for word in words):
            return False
        return all(map(self._language.vocabulary.is_common_word, words))

    def has_article(self, mention: Mention) -> bool:
        """Whether "the" stands before the name."""
        before = self._narration.lower_at(mention.head - 1)
        return mention.first == mention.head and before in self._language.grammar.definite_article

    def _is_determined(self, mention: Mention) -> bool:
        """Whether "a" or "one senior" stands before the name."""
        before = range(max(0, mention.first - 2), mention.head)
        return any(self._narration.sorts[at] & Sort.DETERMINER for at in before)

    def _speaks(self, mention_id: MentionId) -> bool:
        """Whether the mention is the subject of a reporting verb beside it, or stands behind "according to"."""
        sorts = self._narration.sorts
        return any(
            cue.link in _SPOKEN and (cue.is_strong or not sorts[cue.at - 1] & Sort.AUXILIARY)  # "were published"
            for cue in self._article.few_cues(mention_id)
        )

    def _is_before_verb(self, mention: Mention) -> bool:
        """Whether the first word of its verb follows the name: not in "the road to Avon was shut"."""
        narration, behind = self._narration, mention.last
        if behind >= len(narration) or (mention.first and narration.sorts[mention.first - 1] & Sort.PREPOSITION):
            return False
        return bool(narration.sorts[behind] & _VERBS) or self._is_past_verb(behind)

    def _is_past_verb(self, at: int) -> bool:
        """Whether the word at `at` has the form of a verb in the past: "looked", "lost"."""
        word, language = self._narration.words[at], self._language
        endings = language.grammar.past_endings
        is_past = word.endswith(endings) if endings else False
        return word.islower() and (is_past or word in language.grammar.irregular_pasts)

    def _is_certain(self, member_id: MemberId) -> bool:
        """Whether a title, a given name or the like shows that it is a person."""
        member = self._members[member_id]
        return member.is_person and (" " in member.name or bool(member.full_mentions))

    def _is_doubtful(self, member_id: MemberId) -> bool:
        """Whether the name may be a place's or a thing's, or is a common word."""
        member = self._members[member_id]
        return member.is_place or member.is_thing or self._is_word(member)

    def _has_name(self, member_id: MemberId) -> bool:
        """Whether the words can be a name at all."""
        if member_id not in self._named:
            words = self._members[member_id].name.split()
            is_none = self._is_qualifier(words[-1]) or self._is_shouted(words) or self._is_group(member_id, words)
            is_none = is_none or member_id in self._roles or self._members[member_id].is_ambiguous
            self._named[member_id] = not is_none
        return self._named[member_id]

    def _sort(self, word: str) -> int:
        return self._language.word_classes.sorts.get(word.lower(), 0)

    def _is_role(self, member_id: MemberId) -> bool:
        """Whether the words end with what somebody is, and none of them is a name's: "Nevada Sen", "Texas Democrat",
        "Finance Minister"."""
        words = self._members[member_id].name.split()
        last, sort = words[-1], self._sort(words[-1])
        is_surname = last.lower() in self._language.names.known_surnames
        if not sort & _ROLE or sort & _GIVEN or is_surname:
            return False
        is_office = bool(sort & Sort.TITLE) and last.lower() not in self._language.names.last_body_words
        if len(words) == 1 and member_id not in self._determined:
            return is_office and self._is_word(self._members[member_id])  # "Deputy Secretary Lee" cut short
        if sort & Sort.TITLE and not sort & Sort.PERSON | _BODY:
            named = _GIVEN if is_office else _GIVEN | _BODY  # "Treasury Secretary", not "Avon General"
            return not any(self._sort(word) & named for word in words[:-1])
        return all(self._qualifies_role(word, is_office=is_office) for word in words[:-1])

    def _qualifies_role(self, word: str, *, is_office: bool) -> bool:
        """Whether the word says whose or which the role behind it is: a place, a role.

        Of an office also a body ("Police Chief"), and any common word that is no name.
        """
        sort, lower = self._sort(word), word.lower()
        if sort & _GIVEN and not sort & Sort.PLACE:
            return False
        if sort & (Sort.PLACE | _ROLE) or (is_office and sort & Sort.BODY):
            return True
        is_common = self._language.vocabulary.is_common_word(lower)
        return is_office and is_common and lower not in self._language.names.known_surnames

    def _is_qualifier(self, word: str) -> bool:
        """Whether the word only qualifies another: "Texas-based", "Slovenia-born"."""
        _, hyphen, tail = word.rpartition("-")
        return bool(hyphen) and tail.islower() and self._language.vocabulary.is_common_word(tail)

    def _is_shouted(self, words: list[str]) -> bool:
        """Whether all words are common ones in capitals, as in a headline or a label."""
        is_common = self._language.vocabulary.is_common_word
        is_long = any(len(word) > _LONGEST_ABBREVIATION for word in words)
        return is_long and all(word.isupper() and is_common(word.lower()) for word in words)

    def _is_group(self, member_id: MemberId, words: list[str]) -> bool:
        """Whether the name is a plural of people: "the Clintons", "Georgia Republicans"."""
        last = words[-1]
        is_people = self._sort(last) & Sort.PERSON and self._sort(last) & Sort.PLURAL
        is_people = is_people and self._language.naming.partnership.isdisjoint(words)  # "Roe & Sons"
        if is_people and not any(self._sort(word) & (_GIVEN | _BODY) for word in words[:-1]):
            return not self._members[member_id].is_person or len(words) == 1
        if len(words) > 1 or not last.endswith("s") or last.isupper():
            return False
        singular = last[:-1].lower()
        is_family = member_id in self._with_article and self._article.cast.by_surname(singular)
        return bool(self._sort(singular) & Sort.PLACE or is_family)
