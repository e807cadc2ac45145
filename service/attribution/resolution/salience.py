"""Ranks who is meant where "he", "it" or "the senator" stands: speakers and subjects near by, and of that gender."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId, MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.resolution.names_beside import NamesBeside
from service.attribution.resolution.new_subjects import NewSubjects
from service.attribution.resolution.standing import Standing
from service.attribution.tuning import SalienceWeights
from service.language.word_classes import PREDICATE, Sort

_FEW = 6
BODY = "body"
"""Given in place of a gender: a body is looked for, not a person."""


class Unnamed(NamedTuple):
    """Somebody without a name ("a neighbor"), by the mention."""

    mention: MentionId


Bearer = MemberId | Unnamed
"""Whom a mention is about."""


class Salience:
    """Weighs those named before a mention; `resolved` is what mentions stand for, as far as that is known by then."""

    def __init__(
        self,
        article: ArticleView,
        standing: Standing,
        resolved: Mapping[MentionId, MemberId | None],
        author: MemberId | None,
        weights: SalienceWeights,
    ) -> None:
        self._article = article
        self._standing = standing
        self._beside = NamesBeside(article)
        self._new_subjects = NewSubjects(article, resolved)
        self._language = article.narration.language
        self._members = article.cast.members
        self._resolved = resolved
        self._author = author
        self._weights = weights
        self._speakers: list[tuple[int, MemberId | None]] = []
        self._unnamed: dict[str, Unnamed] = {}
        self._weight_by_mention: dict[MentionId, float] = {}

    def note_speaker(self, token: int, member_id: MemberId | None) -> None:
        """The quote at `token` was given to that member, or to nobody."""
        self._speakers = [*self._speakers[1 - self._weights.last_speakers :], (token, member_id)]

    def most_salient(
        self, mention_id: MentionId, gender: str, *, is_open: bool = False, without: MemberId | None = None
    ) -> MemberId | None:
        """The member most salient before the mention: of that gender, a body, or, for "", any person.

        It is never the member `without`, and nobody when somebody without a name is most salient. When the words leave
        it open who is meant, the first must be well ahead of the second, else nobody is named.
        """
        others = self._beside.cannot_be(mention_id)
        scores = {
            bearer: score * self._fit(bearer, gender)
            for bearer, score in self._scores(mention_id).items()
            if bearer != without and bearer not in others and self._may_be(bearer, gender)
        }
        ranked = sorted(scores, key=lambda bearer: -scores[bearer])
        if not ranked or isinstance(ranked[0], Unnamed) or not self._is_shown(ranked[0], gender):
            return None
        if is_open and len(ranked) > 1 and scores[ranked[0]] < self._weights.clearly * scores[ranked[1]]:
            return None
        is_parted = gender not in {"", BODY} and self._new_subjects.parts_from(mention_id, gender, ranked[0])
        return None if is_parted else ranked[0]

    def body_called(self, mention_id: MentionId) -> MemberId | None:
        """The body that the noun means: of those that it can mean the most salient; nobody when another is close.

        Where no name is known to be a body's, it may be the only one that nothing says to be a person's.
        """
        mention = self._article.mentions[mention_id]
        noun = self._article.narration.lowers[mention.last - 1]
        others = self._beside.cannot_be(mention_id)
        scores = {
            bearer: score
            for bearer, score in self._scores(mention_id).items()
            if not isinstance(bearer, Unnamed) and bearer not in others and not self._members[bearer].is_place
        }
        called = [bearer for bearer in scores if self._is_called(bearer, noun)]
        ranked = sorted(called, key=lambda bearer: -scores[bearer])
        if len(ranked) > 1 and scores[ranked[0]] < self._weights.clearly * scores[ranked[1]]:
            return None
        is_company = noun in self._language.body_nouns.companies
        is_one_of_two = is_company and len(ranked) > 1 and not self._ends_firm(ranked[1])
        if is_one_of_two and self._beside.is_named_with_another(ranked[0], mention.first):
            return None
        if ranked:
            return ranked[0]
        nameless = [bearer for bearer in scores if self._standing.is_perhaps_body(bearer)]
        return nameless[0] if len(nameless) == 1 and is_company else None

    def _ends_firm(self, member_id: MemberId) -> bool:
        """Whether the name may be the end of a firm's, "Tarn Corp" of "Brook Steel and Tarn Corp"."""
        return self._members[member_id].name.split()[-1].lower() in self._language.names.legal_forms

    def _is_called(self, member_id: MemberId, noun: str) -> bool:
        """Whether the noun can mean the member, by one of its names."""
        member, body_nouns = self._members[member_id], self._language.body_nouns
        if member.name.isupper() and " " in member.name:
            return False  # of a headline
        is_firm = noun in body_nouns.companies and self._standing.is_named_like_firm(member_id)
        return (is_firm or self._standing.can_be_body(member_id)) and any(
            body_nouns.can_mean(noun, name) for name in (member.name, *member.aliases)
        )

    def _scores(self, mention_id: MentionId) -> dict[Bearer, float]:
        """How salient each member is, and each person without a name."""
        narration, mentions = self._article.narration, self._article.mentions
        token, sentence = mentions[mention_id].first, mentions[mention_id].sentence
        fading = self._weights.fading
        scores: dict[Bearer, float] = defaultdict(float)
        start = self._start(token)
        for at in map(MentionId, range(mention_id - 1, -1, -1)):
            if mentions[at].first < start:
                break
            bearer = self._bearer(at)
            if bearer is not None:
                scores[bearer] += self._weight_of(at) * fading ** (sentence - mentions[at].sentence)
        for quote, member_id in self._speakers:
            if member_id is not None and start <= quote < token:
                scores[member_id] += self._weights.spoke * fading ** (sentence - narration.sentence[quote])
        return scores

    def _bearer(self, mention_id: MentionId) -> Bearer | None:
        """Whom the mention is about, as far as that is known."""
        mention = self._article.mentions[mention_id]
        member_id = mention.member if mention.type is MentionType.NAME else self._resolved.get(mention_id)
        return self._unnamed_bearer(mention_id) if member_id is None else member_id

    def _unnamed_bearer(self, mention_id: MentionId) -> Unnamed | None:
        """Somebody without a name, by the first mention with the same noun; None when the mention is of no such."""
        if not self._is_unnamed(mention_id):
            return None
        mention = self._article.mentions[mention_id]
        return self._unnamed.setdefault(self._article.narration.lowers[mention.last - 1], Unnamed(mention_id))

    def _start(self, token: int) -> int:
        """Where to look back to from `token`: not far, and no further than its item of the article."""
        return max(token - self._weights.reach, self._article.section_start(token))

    def _weight_of(self, mention_id: MentionId) -> float:
        """The same as `_weight`, kept for the next mention that looks back, and less in a title."""
        weight = self._weight_by_mention.get(mention_id)
        if weight is None:
            in_title = self._article.mentions[mention_id].sentence in self._article.titles
            weight = self._weight(mention_id) * (self._weights.title if in_title else 1.0)
            self._weight_by_mention[mention_id] = weight
        return weight

    def _weight(self, mention_id: MentionId) -> float:
        """How salient a mention makes its bearer: speakers and subjects most, possessors and objects less."""
        narration, mention, weights = self._article.narration, self._article.mentions[mention_id], self._weights
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        weight = 1.0
        if mention_id in self._article.cues_of:
            weight = weights.subject_of_cue
        elif after & PREDICATE:
            weight = weights.subject
        if mention.first == narration.sentence_starts[mention.sentence]:
            weight = max(weights.opens_sentence * weight, weights.first_in_sentence)
        elif self._article.mentions[mention_id - 1].sentence != mention.sentence:
            weight = max(weight, weights.first_in_sentence)
        if self._is_introduced(mention_id):
            weight = max(weight, weights.introduced)
        elif (
            mention.first
            and narration.sorts[mention.first - 1] & Sort.PREPOSITION
            and mention_id not in self._article.cues_of  # "with Lee insisting", "according to Lee"
        ):
            weight *= weights.after_preposition
        elif self._is_reported(mention_id):
            weight *= weights.reported
        if mention.last < len(narration) and narration.words[mention.last] in self._language.grammar.possessives:
            weight *= weights.owner
        elif mention.host is not None:
            weight *= weights.qualifier
        return weight

    def _is_reported(self, mention_id: MentionId) -> bool:
        """Whether the mention is the subject of what somebody else says: "Lee" in "Roe said Lee has left"; not of the
        verb in front of it: "said Lee"."""
        narration, language = self._article.narration, self._language
        before = self._article.mentions[mention_id].first - 1
        before -= before > 0 and narration.lowers[before] in language.grammar.complementisers
        if before <= 0 or not narration.sorts[before] & Sort.CUE:
            return False
        if language.word_classes.lemmas[narration.lowers[before]] not in language.cues.strong:
            return False
        cue = self._article.cue_at(before)
        return cue is None or cue.subject != mention_id

    def _is_introduced(self, mention_id: MentionId) -> bool:
        """Whether the mention names somebody for the first time and says who it is: "Ann Lee, president of Avon", "the
        accountant Ann Lee, 50"."""
        mentions, narration = self._article.mentions, self._article.narration
        mention = mentions[mention_id]
        if mention.member is None:
            return False
        has_age = narration.lower_at(mention.last) == "," and narration.lower_at(mention.last + 1).isdigit()
        has_role = mention.first < mention.head and narration.words[mention.head - 1].islower()
        if (has_age or has_role) and self._is_first_person(mention_id):
            return True
        if self._members[mention.member].tokens[:1] != [mention.head]:
            return False
        return any(
            other.host == mention_id and other.first > mention.last
            for other in mentions[mention_id + 1 : mention_id + 2]
        )

    def _is_first_person(self, mention_id: MentionId) -> bool:
        """Whether nobody is mentioned in front of the name in its sentence, but who belongs to it."""
        mentions = self._article.mentions
        for other in reversed(mentions[max(0, mention_id - _FEW) : mention_id]):
            if other.sentence != mentions[mention_id].sentence:
                return True
            is_other = other.type is MentionType.NAME and other.member is not None and other.host is None
            if is_other and other.member is not None and self._members[other.member].is_person:
                return False
            if other.type is MentionType.PRONOUN and not other.sorts & Sort.RELATIVE:
                return False
        return True

    def _is_unnamed(self, mention_id: MentionId) -> bool:
        """Whether the mention is a noun for one person whom no name stands beside, and the subject of a verb."""
        mention = self._article.mentions[mention_id]
        if mention.type is not MentionType.NOUN or mention.host is not None or not is_one_person(mention):
            return False
        if self._is_named_behind(mention_id):
            return False
        first, grammar = self._article.narration.lowers[mention.first], self._language.grammar
        if first in grammar.definite_article and mention_id in self._resolved:
            return mention_id in self._article.cues_of
        return first in grammar.introducing and self._article.is_subject(mention_id)

    def _is_named_behind(self, mention_id: MentionId) -> bool:
        """Whether a comma and a name stand behind the noun, and a mark behind these: "His coach, Ann Lee, smiled"."""
        mentions, words = self._article.mentions, self._article.narration.words
        comma = mentions[mention_id].last
        for other in mentions[mention_id + 1 : mention_id + 2]:
            is_beside = words[comma] == "," and other.first == comma + 1
            is_name = other.type is MentionType.NAME and not other.sorts & (Sort.PLACE | Sort.BODY)
            return is_beside and is_name and words[other.last : other.last + 1] in ([","], ["."])
        return False

    def _gender(self, bearer: Bearer) -> str:
        if isinstance(bearer, Unnamed):
            mention = self._article.mentions[bearer.mention]
            return self._language.person_nouns.gender(self._article.narration.lowers[mention.last - 1])
        return self._members[bearer].gender

    def _fit(self, bearer: Bearer, gender: str) -> float:
        """How sure it is that the bearer is a person, and of that gender."""
        if gender == BODY:
            return 1.0 if not isinstance(bearer, Unnamed) and self._is_shown(bearer, gender) else self._weights.unknown
        if gender and self._gender(bearer) == gender:
            return self._weights.known_gender
        if isinstance(bearer, Unnamed):
            return self._weights.unnamed
        return self._weights.person if self._members[bearer].is_person else self._weights.unknown

    def _is_shown(self, member_id: MemberId, gender: str) -> bool:
        """Whether something shows that the member can speak; who cannot keeps others from being meant."""
        return gender != BODY or self._standing.can_be_body(member_id)

    def _may_be(self, bearer: Bearer, gender: str) -> bool:
        """Whether the bearer can be meant by a word of that gender; who writes the article is "I", never "he"."""
        if bearer == self._author:
            return False
        if isinstance(bearer, Unnamed):
            return gender != BODY and (not gender or self._gender(bearer) in {"", gender})
        if gender == BODY:
            return self._standing.may_be_body(bearer)
        return self._standing.can_be_person(bearer) and (not gender or self._members[bearer].gender in {"", gender})


def is_one_person(mention: Mention) -> bool:
    """Whether the noun is a person's, in the singular."""
    return bool(mention.sorts & Sort.PERSON) and not mention.sorts & Sort.PLURAL
