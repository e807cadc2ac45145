"""From the words that name the speaker (a name, "he", "the NATO leader") to a member of the article's cast."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.cast.cast import Cast
from service.attribution.cast.genders import gender_of_noun
from service.attribution.cast.mention import Mention, MentionType
from service.attribution.cast.roles import Roles
from service.attribution.choice.article_view import Reading
from service.attribution.narration.cues import is_strong
from service.attribution.resolution.authors import find_author
from service.attribution.resolution.authorship import Authorship, is_document
from service.attribution.resolution.salience import BODY, Salience, is_one_person
from service.language.lexicon import PREDICATE, Sort, words

_GENDERS = {"he": "m", "she": "f", "his": "m", "her": "f"}
_SUBJECT_PRONOUNS = words("he she")
_PAST = words("former onetime one-time longtime")
_DEFINITE = words("the this that")
_STANDINGS = words(
    """actor actress author billionaire businessman businesswoman candidate chairman chairwoman challenger comedian
    congressman congresswoman contender developer diplomat doctor executive front-runner frontrunner governor hopeful
    incumbent king lady lawmaker leader magnate man mayor minister mogul neurosurgeon nominee pontiff pope premier
    president queen secretary senator singer star surgeon tycoon veteran woman"""
)
"""What a writer calls the person spoken of, for variety; not "spokesman" or "wife", who are somebody else's."""

_INTERVIEW_LABELS = frozenset("QA")
_POSSESSIVES = words("’s 's ’ '")
_BEFORE_TITLES = words("state former")
_NEAR, _BEFORE = 3, 12
_PHRASE = 7


class Resolver:
    """Finds the cast member a mention stands for; told after each quote who spoke it."""

    def __init__(self, reading: Reading, cast: Cast, byline: str | None = None) -> None:
        self._reading = reading
        self._cast = cast
        self._roles = Roles(reading.narration, reading.mentions, cast)
        self._authorship = Authorship(reading.narration, reading.mentions, cast)
        self._resolved: dict[int, int] = {}
        self._read = 0
        self._author = find_author(reading, cast, byline)
        self._salience = Salience(reading, cast, self._resolved, self._author)
        self._learn_persons()

    def member(self, number: int) -> int:
        """Number of the cast member that mention `number` stands for, or -1.

        The subjects before it are resolved first, in order: "she" is more likely whom "the mayor" was before her.
        """
        for at in range(self._read, number):
            if at not in self._resolved and self._is_antecedent(at):
                self._resolved[at] = self._resolve(at)
        self._read = max(self._read, number)
        if number not in self._resolved:
            self._resolved[number] = self._resolve(number)
        return self._resolved[number]

    def _is_antecedent(self, number: int) -> bool:
        """Whether the mention is "he", "she" or a noun for a person with "the", and the subject of its verb."""
        mention = self._reading.mentions[number]
        if mention.type is MentionType.NAME or not self._reading.is_subject(number):
            return False
        first = self._reading.narration.lowers[mention.first]
        if mention.type is MentionType.PRONOUN:
            return first in _SUBJECT_PRONOUNS
        return first == "the" and is_one_person(mention)

    def note_speaker(self, token: int, member: int) -> None:
        """Remember that the quote at `token` was given to `member`: who spoke last is most to the fore."""
        self._salience.note_speaker(token, member)

    def _learn_persons(self) -> None:
        """A name of two words that speaks is a person's, though no list has its given name."""
        for number, cues in self._reading.links.items():
            mention = self._reading.mentions[number]
            member = self._cast.members[mention.member] if mention.member >= 0 else None
            if member and member.parsed.given and not member.is_body and any(is_strong(one.lemma) for one in cues):
                member.is_person = True

    def _resolve(self, number: int) -> int:
        mention = self._reading.mentions[number]
        if mention.type is MentionType.NAME:
            named = self._titled_behind(number)
            return -1 if self._cast.members[named].name in _INTERVIEW_LABELS else named
        return self._pronoun(number) if mention.type is MentionType.PRONOUN else self._role(number)

    def _pronoun(self, number: int) -> int:
        word = self._reading.narration.lowers[self._reading.mentions[number].first]
        if word in _GENDERS:
            return self._salience.foremost(number, _GENDERS[word])
        if word == "it" and any(is_strong(cue.lemma) for cue in self._reading.few_cues(number)):
            return self._salience.foremost(number, BODY)
        if word in {"it", "they"}:
            is_open = word == "it" or not self._follows_plural(number)
            return self._salience.foremost(number, BODY, is_open=True) if is_open else -1
        if word == "i":
            return self._author
        return self._antecedent(number) if number and word in {"who", "which"} else -1

    def _antecedent(self, number: int) -> int:
        """The member in front of "who", past what only explains them: "Ann Lee, the former mayor, who …"."""
        mentions = self._reading.mentions
        before = mentions[number - 1]
        return mentions[before.host].member if before.member < 0 <= before.host else before.member

    def _follows_plural(self, number: int) -> bool:
        """Whether people ("critics", "Lee and Park") stand before mention `number`, in its sentence or the last."""
        mentions, narration = self._reading.mentions, self._reading.narration
        sentence = mentions[number].sentence
        for other in mentions[max(0, number - _BEFORE) : number]:
            is_joined = narration.lowers[other.first - 1 : other.first] == ["and"]
            if other.sentence >= sentence - 1 and (other.sorts & Sort.PLURAL or is_joined):
                return True
        return False

    def _role(self, number: int) -> int:
        """The member whom a noun phrase means: named beside it, described by it, or, for a body, named last."""
        mention = self._reading.mentions[number]
        named = self._named_behind(number)
        if named >= 0:
            return named
        owner = self._owner(number)
        if owner >= 0:
            is_owned_text = mention.sorts & Sort.DOCUMENT and not mention.sorts & Sort.PERSON
            return owner if is_owned_text else self._owned(number, owner)
        if is_document(mention):
            return self._authorship.author(number)
        if not self._is_definite(mention) or mention.sorts & Sort.PLURAL:
            return -1
        if mention.sorts & Sort.BODY and not mention.sorts & Sort.PERSON:
            return self._salience.last_body(number)
        return self._spoken_of(number)

    def _spoken_of(self, number: int) -> int:
        """Whom "the mayor" means: the one it describes, else the one spoken of."""
        mention = self._reading.mentions[number]
        gender = self._gender(mention)
        described = self._described(mention, -1, gender)
        if described >= 0 or not self._is_standing(mention):
            return described
        return self._salience.foremost(number, gender, is_open=True)

    def _owned(self, number: int, owner: int) -> int:
        """Whom "Lee's lawyer" means: the one it describes; "Lee's former lawyer" also the one spoken of, not Lee."""
        mention = self._reading.mentions[number]
        described = self._described(mention, owner)
        is_past = not _PAST.isdisjoint(self._reading.narration.lowers[mention.first : mention.last])
        if described >= 0 or not is_past or mention.sorts & Sort.PLURAL or not mention.sorts & Sort.PERSON:
            return described
        return self._salience.foremost(number, self._gender(mention), is_open=True, without=owner)

    def _is_standing(self, mention: Mention) -> bool:
        """Whether a writer calls the person spoken of so: by an office, or by their age ("the 34-year-old mother")."""
        phrase = self._reading.narration.lowers[mention.first : mention.last]
        return phrase[-1] in _STANDINGS or any(word.endswith("-year-old") for word in phrase)

    def _gender(self, mention: Mention) -> str:
        """What the noun tells, or the one it is joined to: "the former first lady and senator"."""
        lowers = self._reading.narration.lowers
        gender = gender_of_noun(lowers[mention.last - 1])
        if gender or lowers[mention.first - 1 : mention.first] != ["and"]:
            return gender
        return gender_of_noun(lowers[mention.first - 2]) if mention.first > 1 else ""

    def _is_definite(self, mention: Mention) -> bool:
        """Whether the noun phrase, or the one it is joined to ("the former mayor and current nominee"), has "the"."""
        lowers = self._reading.narration.lowers
        if lowers[mention.first] in _DEFINITE:
            return True
        if mention.first < 1 or lowers[mention.first - 1] != "and":
            return False
        before = lowers[max(0, mention.first - _PHRASE) : mention.first - 1]
        return "the" in before and "," not in before

    def _named_behind(self, number: int) -> int:
        """The name in "another critic, state Rep. Ann Lee, said": behind the comma that ends the noun phrase, with
        nothing but titles between.
        """
        mentions, narration = self._reading.mentions, self._reading.narration
        last = mentions[number].last
        for at in range(last, min(last + _PHRASE, len(narration))):
            if narration.words[at] == ",":
                name = self._past_titles(at + 1)
                near = mentions[number + 1 : number + 1 + _NEAR]
                behind = [one.member for one in near if at < one.first <= name]
                return behind[0] if behind else -1
            if narration.sorts[at] & PREDICATE or not narration.words[at][0].isalnum():
                break
        return -1

    def _past_titles(self, at: int) -> int:
        """Where the name begins that the words from `at` on introduce."""
        narration = self._reading.narration
        end = min(at + _NEAR, len(narration))
        while at < end and (narration.sorts[at] & Sort.TITLE or narration.lowers[at] in _BEFORE_TITLES):
            at += 1
        return at

    def _titled_behind(self, number: int) -> int:
        """The member named; the person with the title for the place of "Avon police Chief Ann Lee"."""
        mentions, narration = self._reading.mentions, self._reading.narration
        mention = mentions[number]
        behind = mentions[number + 1] if number + 1 < len(mentions) else mention
        between = range(mention.last, behind.first)
        is_titled = behind.type is MentionType.NAME and behind.first < behind.head
        if is_titled and len(between) == 1 and narration.sorts[between[0]] & (Sort.PERSON | Sort.BODY | Sort.BODY_WORD):
            return behind.member if narration.words[between[0]].islower() else mention.member
        return mention.member

    def _owner(self, number: int) -> int:
        """The member whose the noun phrase says it is: "Lee" of "Lee's lawyer"; of a document also "the FBI memo"."""
        mentions = self._reading.mentions
        mention = mentions[number]
        for other in mentions[max(0, number - 2) : number + 2]:
            if other.member < 0 or other.first < mention.first or mention.head < other.last:
                continue
            is_owner = self._reading.narration.words[other.last] in _POSSESSIVES
            is_place = self._cast.members[other.member].is_place
            if is_owner or (mention.sorts & Sort.DOCUMENT and not is_place):
                return other.member
        return -1

    def _described(self, mention: Mention, owner: int, gender: str = "") -> int:
        """The member whose roles the noun phrase repeats; of several the one named last before it. Never its owner."""
        fitting = [
            member
            for member in self._roles.described_by(mention, self._reading.section_start(mention.first))
            if member != owner and (not gender or self._cast.members[member].gender in {"", gender})
        ]
        if len(fitting) == 1:
            return fitting[0]
        last, member = max(((self._last_named(one, mention.first), one) for one in fitting), default=(-1, -1))
        return member if last >= 0 else -1

    def _last_named(self, member: int, token: int) -> int:
        tokens = self._cast.members[member].tokens
        at = bisect_left(tokens, token)
        return tokens[at - 1] if at else -1
