"""Finds the cast member whom the words for the speaker mean: a name, "he", "the NATO leader"."""

from __future__ import annotations

from bisect import bisect_left
from typing import assert_never

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId, MentionId, TokenIndex
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.resolution.authors import find_author
from service.attribution.resolution.authorship import Authorship, is_document
from service.attribution.resolution.names_beside import NamesBeside
from service.attribution.resolution.roles import Roles
from service.attribution.resolution.salience import BODY, Salience, is_one_person
from service.attribution.resolution.standing import Standing
from service.attribution.tuning import DEFAULT_TUNING, SalienceWeights
from service.language.word_classes import Sort

_NEAR, _BEFORE = 3, 12
_PHRASE = 7
_SOON = 300  # tokens: who is named later than that is somebody else than "the executive"


class Resolver:
    """Finds the cast members that mentions stand for, in the order of the quotes.

    After each quote `note_speaker` must say who its speaker is: "he" is likely whoever spoke last.
    """

    def __init__(
        self, article: ArticleView, byline: str | None = None, weights: SalienceWeights = DEFAULT_TUNING.salience
    ) -> None:
        self._article = article
        self._language = article.narration.language
        self._members = article.cast.members
        self._roles = Roles(article.narration, article.mentions, article.cast)
        self._beside = NamesBeside(article)
        self._authorship = Authorship(article, self._resolve)
        self._resolved: dict[MentionId, MemberId | None] = {}
        self._next_antecedent = 0
        self._author = find_author(article, byline)
        self._learn_persons()
        self._standing = Standing(article)
        self._salience = Salience(article, self._standing, self._resolved, self._author, weights)

    def resolve(self, mention_id: MentionId) -> MemberId | None:
        """The cast member that the mention stands for.

        The subjects before it are resolved first, in order: "she" is likely to be whom "the mayor" before her means.
        """
        for at in map(MentionId, range(self._next_antecedent, mention_id)):
            if at not in self._resolved and self._is_antecedent(at):
                self._resolved[at] = self._resolve(at)
        self._next_antecedent = max(self._next_antecedent, mention_id)
        if mention_id not in self._resolved:
            self._resolved[mention_id] = self._resolve(mention_id)
        return self._resolved[mention_id]

    def _is_antecedent(self, mention_id: MentionId) -> bool:
        """Whether the mention is "he", "she" or a noun for a person with "the", and the subject of its verb."""
        mention = self._article.mentions[mention_id]
        if mention.type is MentionType.NAME or not self._article.is_subject(mention_id):
            return False
        first = self._article.narration.lowers[mention.first]
        if mention.type is MentionType.PRONOUN:
            return first in self._language.pronouns.person_subjects
        return first in self._language.grammar.definite_article and is_one_person(mention)

    def note_speaker(self, token: TokenIndex, member_id: MemberId | None) -> None:
        """Remember that the quote at `token` was given to that member, or to nobody."""
        self._salience.note_speaker(token, member_id)

    def _learn_persons(self) -> None:
        """A name of two words that speaks is a person's, though no list has its given name."""
        for mention_id, cues in self._article.cues_of.items():
            member_id = self._article.mentions[mention_id].member
            member = None if member_id is None else self._members[member_id]
            if member and member.parsed.given and not member.is_body and any(cue.is_strong for cue in cues):
                member.is_person = True

    def _resolve(self, mention_id: MentionId) -> MemberId | None:
        match self._article.mentions[mention_id].type:
            case MentionType.NAME:
                return self._resolve_name(mention_id)
            case MentionType.PRONOUN:
                return self._resolve_pronoun(mention_id)
            case MentionType.NOUN:
                return self._resolve_noun(mention_id)
            case unlisted:
                assert_never(unlisted)

    def _resolve_name(self, mention_id: MentionId) -> MemberId | None:
        """The member named, or behind "Avon police" in "Avon police Chief Ann Lee"; nobody for "Q" and "A"."""
        member_id = self._beside.titled_behind(mention_id)
        if member_id is None or self._members[member_id].name in self._language.naming.interview_labels:
            return None
        mention = self._article.mentions[mention_id]
        if self._standing.is_role(member_id):
            is_plural = self._article.narration.sorts[mention.last - 1] & Sort.PLURAL
            return self._resolve_role(mention_id) if self._standing.has_article(mention) and not is_plural else None
        return member_id if self._standing.is_named(member_id, mention_id) else None

    def _resolve_role(self, mention_id: MentionId) -> MemberId | None:
        """Whom "the Kentucky Republican" means: the one whom the article calls so, else the one spoken of."""
        mention = self._article.mentions[mention_id]
        described = self._described(mention_id, None)
        member_id = self._salience.most_salient(mention_id, "", is_open=True) if described is None else described
        return None if member_id is None or self._roles.contradicts(member_id, mention) else member_id

    def _resolve_pronoun(self, mention_id: MentionId) -> MemberId | None:
        word = self._article.narration.lowers[self._article.mentions[mention_id].first]
        pronouns = self._language.pronouns
        if gender := pronouns.gender(word):
            return self._salience.most_salient(mention_id, gender)
        if word in pronouns.neuter:
            is_open = not self._article.speaks_strongly(mention_id)
            return self._salience.most_salient(mention_id, BODY, is_open=is_open)
        if word in pronouns.group:
            means_body = not self._follows_plural(mention_id)
            return self._salience.most_salient(mention_id, BODY, is_open=True) if means_body else None
        if word in pronouns.writer:
            return self._author
        return self._antecedent(mention_id) if mention_id and word in pronouns.relative else None

    def _antecedent(self, mention_id: MentionId) -> MemberId | None:
        """The member in front of "who", past what explains them or says where: "Ann Lee, the mayor of Avon, who …"."""
        mentions, narration = self._article.mentions, self._article.narration
        is_person = narration.lowers[mentions[mention_id].first] in self._language.pronouns.relative_of_persons
        for at in range(mention_id - 1, max(-1, mention_id - 1 - _NEAR), -1):
            before = mentions[at]
            is_owner = narration.words[before.last] in self._language.grammar.possessives
            if before.sentence != mentions[mention_id].sentence:
                break
            if is_owner and at < mention_id - 1:
                continue
            member_id = (
                mentions[before.host].member if before.member is None and before.host is not None else before.member
            )
            if not is_person or member_id is None or self._standing.can_be_called_who(member_id):
                return member_id
            if not narration.sorts[before.first - 1] & Sort.PREPOSITION and not is_owner:
                break
        return None

    def _follows_plural(self, mention_id: MentionId) -> bool:
        """Whether people ("critics", "Lee and Park") stand before the mention, in its sentence or the last."""
        mentions, narration = self._article.mentions, self._article.narration
        sentence = mentions[mention_id].sentence
        for other in mentions[max(0, mention_id - _BEFORE) : mention_id]:
            is_joined = narration.joins_names(other.first - 1)
            if other.sentence >= sentence - 1 and (other.sorts & Sort.PLURAL or is_joined):
                return True
        return False

    def _resolve_noun(self, mention_id: MentionId) -> MemberId | None:
        """The member whom a noun phrase means: named beside it, described by it, or, for a body, named last."""
        mention = self._article.mentions[mention_id]
        member_id = self._beside.named_behind(mention_id)
        if member_id is not None:
            return member_id
        owner = self._owner(mention_id)
        if owner is not None:
            is_owned_text = mention.sorts & Sort.DOCUMENT and not mention.sorts & Sort.PERSON
            return owner if is_owned_text else self._resolve_owned(mention_id, owner)
        if is_document(mention):
            return self._authorship.author(mention_id)
        noun, nouns = self._article.narration.lowers[mention.last - 1], self._language.body_nouns
        is_of_kind = nouns.is_of_kind(noun)
        if not self._is_definite(mention) or (mention.sorts & Sort.PLURAL and not is_of_kind):
            return None
        is_body = mention.sorts & Sort.BODY or noun in nouns.companies
        if is_of_kind or (is_body and not mention.sorts & Sort.PERSON):
            return self._salience.body_called(mention_id)
        return self._resolve_definite(mention_id)

    def _resolve_definite(self, mention_id: MentionId) -> MemberId | None:
        """Whom "the mayor" means: the one it describes, else the one spoken of."""
        mention = self._article.mentions[mention_id]
        gender = self._gender(mention)
        described = self._described(mention_id, None, gender)
        is_painted = self._is_painted(mention)
        if described is not None or not (is_painted or self._can_vary_name(mention)):
            return described
        member_id = self._salience.most_salient(mention_id, gender, is_open=True)
        if is_painted and member_id is not None and self._beside.is_named_with_another(member_id, mention.first):
            return None
        return None if member_id is None or self._roles.contradicts(member_id, mention) else member_id

    def _resolve_owned(self, mention_id: MentionId, owner: MemberId) -> MemberId | None:
        """Whom "Lee's lawyer" means: the one it describes; "Lee's former lawyer" also the one spoken of, not Lee."""
        mention = self._article.mentions[mention_id]
        described = self._described(mention_id, owner)
        former = self._language.person_nouns.former
        is_past = not former.isdisjoint(self._article.narration.lowers[mention.first : mention.last])
        if described is not None or not is_past or mention.sorts & Sort.PLURAL or not mention.sorts & Sort.PERSON:
            return described
        return self._salience.most_salient(mention_id, self._gender(mention), is_open=True, without=owner)

    def _can_vary_name(self, mention: Mention) -> bool:
        """Whether a writer calls the person spoken of so, for variety: by an office, or by their age ("the 34-year-old
        mother")."""
        phrase = self._article.narration.lowers[mention.first : mention.last]
        is_age = self._language.grammar.ends_like_age
        return phrase[-1] in self._language.person_nouns.in_place_of_name or any(map(is_age, phrase))

    def _is_painted(self, mention: Mention) -> bool:
        """Whether the noun phrase says how somebody looks or is, as writers say of whom the reader knows: "the bow-tied
        host", "the lean, cheerful host"."""
        adjectives = self._article.narration.lowers[mention.first + 1 : mention.last - 1]
        return "," in adjectives or any(map(self._language.grammar.paints_person, adjectives))

    def _gender(self, mention: Mention) -> str:
        """The gender that the noun tells, or the noun it is joined to: "the former first lady and senator"."""
        narration, gender_of = self._article.narration, self._language.person_nouns.gender
        gender = gender_of(narration.lowers[mention.last - 1])
        if gender or not narration.joins_names(mention.first - 1):
            return gender
        return gender_of(narration.lower_at(mention.first - 2))

    def _is_definite(self, mention: Mention) -> bool:
        """Whether the noun phrase, or the one it is joined to ("the former mayor and current nominee"), has "the"."""
        narration, grammar = self._article.narration, self._language.grammar
        if narration.lowers[mention.first] in grammar.definite:
            return True
        if not narration.joins_names(mention.first - 1):
            return False
        before = narration.lowers[max(0, mention.first - _PHRASE) : mention.first - 1]
        return not grammar.definite_article.isdisjoint(before) and "," not in before

    def _owner(self, mention_id: MentionId) -> MemberId | None:
        """The member whose the noun phrase says it is: "Lee" of "Lee's lawyer"; of a document also "the FBI memo"."""
        mentions = self._article.mentions
        mention = mentions[mention_id]
        for other in mentions[max(0, mention_id - 2) : mention_id + 2]:
            if other.member is None or other.first < mention.first or mention.head < other.last:
                continue
            is_owner = self._article.narration.words[other.last] in self._language.grammar.doubtful_possessives
            is_place = self._members[other.member].is_place
            if is_owner or (mention.sorts & Sort.DOCUMENT and not is_place):
                return other.member
        return None

    def _may_have(self, member_id: MemberId, gender: str) -> bool:
        """Whether nothing says that the member is of another gender."""
        return not gender or self._members[member_id].gender in {"", gender}

    def _described(self, mention_id: MentionId, owner: MemberId | None, gender: str = "") -> MemberId | None:
        """The member whose roles the noun phrase repeats; of several the one named last before it. Never its owner."""
        mention, others = self._article.mentions[mention_id], self._beside.cannot_be(mention_id)
        described = [
            member_id
            for member_id in self._roles.described_by(mention, self._article.section_start(mention.first))
            if member_id != owner and member_id not in others and self._may_have(member_id, gender)
            if self._members[member_id].tokens[0] < mention.first + _SOON
        ]
        if len(described) == 1:
            return described[0]
        named_before = [
            (tokens[at - 1], member_id)
            for member_id in described
            for tokens in [self._members[member_id].tokens]
            if (at := bisect_left(tokens, mention.first))
        ]
        return max(named_before)[1] if named_before else None
