"""Gathers the names of an article into its cast: mentions of one person or body, under the fullest name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from service import deadline
from service.attribution.cast.cast import Cast
from service.attribution.cast.genders import explained_gender, learn_genders
from service.attribution.cast.member import Member
from service.attribution.cast.persons import learn_persons
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.frequencies import zipf
from service.language.word_classes import Sort
from service.people.parsing import parse_name
from service.text.name_folding import fold_name

_LONG_BEFORE, _JUST_NAMED = 300, 60  # tokens
_LONGEST_TITLE = 3
_PAIR = re.compile(r"(?=\b([^\W\d_a-z][\w’'-]{1,20}) ([\"“‘][^\W\d_]{1,20}[\"”’] )?([^\W\d_a-z][\w-]{1,24}))")


def gather_cast(narration: Narration, mentions: Sequence[Mention], more: str = "") -> Cast:
    """The cast of the article, with the `member` of each name among `mentions` set; `more` is text beside the article's
    own whose names complete those of the article."""
    gatherer = _Gatherer(narration)
    gatherer.gather([mention for mention in mentions if mention.type is MentionType.NAME], more)
    learn_persons(narration, mentions, gatherer.cast.members)
    learn_genders(narration, mentions, gatherer.cast.members)
    return gatherer.cast


class _Gatherer:
    """Places each name with a member: names of several words first, then single words with a title, then the rest."""

    def __init__(self, narration: Narration) -> None:
        self.cast = Cast(narration.language)
        self._narration = narration
        self._language = narration.language
        self._members = self.cast.members

    def gather(self, names: Sequence[Mention], more: str) -> None:
        """Place all `names`, the longest first, so that the shorter find whom they stand for."""
        for mention in sorted(names, key=lambda mention: mention.head - mention.last):
            deadline.check()
            if mention.last - mention.head > 1:
                member_id = self._place_full_name(mention)
                self._members[member_id].full_mentions += 1
                self._note(mention, member_id)
        self._complete(names, f"{self._narration.text}\n{more}")
        single_words = [mention for mention in names if mention.member is None]
        self._place_single_words([mention for mention in single_words if self._titled_gender(mention)])
        for member in self._members:
            member.tokens.sort()
            member.unambiguous_tokens = len(member.tokens)
        self._place_single_words([mention for mention in single_words if not self._titled_gender(mention)])
        for member in self._members:
            member.tokens.sort()

    def _text_of(self, mention: Mention) -> str:
        """The name as written, without titles, its words joined by single spaces."""
        narration = self._narration
        return " ".join(narration.text[narration.starts[mention.head] : narration.ends[mention.last - 1]].split())

    def _place_single_words(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            self._note(mention, self._place_single_word(mention))

    def _complete(self, names: Sequence[Mention], text: str) -> None:
        """Add the names that stand in full only in quotes or headlines: "Ann Lee" there completes "Lee" elsewhere."""
        incomplete = self._incomplete_surnames(names)
        sorts = self._language.word_classes.sorts
        full_names: dict[str, set[str]] = defaultdict(set)
        for pair in _PAIR.finditer(text):
            surname = pair[3].rstrip("-")
            if fold_name(surname) in incomplete and sorts.get(pair[1].lower(), 0) & (Sort.MAN | Sort.WOMAN):
                full_names[fold_name(surname)].add(f"{pair[1]} {pair[2] or ''}{surname}")
        for same_surname in full_names.values():
            new = [name for name in same_surname if self.cast.bearer(name) is None]
            if len(new) == 1:
                member_id = self.cast.add(new[0])
                self.cast.set_bearer(new[0], member_id)
                self._members[member_id].gender = self._given_gender(self._members[member_id])

    def _incomplete_surnames(self, names: Sequence[Mention]) -> set[str]:
        """The folded single words that name nobody in full yet, nor anybody of the gender that their title tells."""
        genders: dict[str, str] = {}
        for mention in names:
            if mention.last - mention.head == 1:
                word = fold_name(self._narration.words[mention.head])
                genders[word] = self._titled_gender(mention) or genders.get(word, "")
        return {word for word, gender in genders.items() if not self._has_full_name(word, gender)}

    def _place_full_name(self, mention: Mention) -> MemberId:
        text = self._text_of(mention)
        member_id = self.cast.bearer(text)
        if member_id is None:
            is_body = bool(mention.sorts & Sort.BODY)
            longer = self.cast.by_last_words(text) or self.cast.by_last_words(text[0].lower() + text[1:])  # "De Blasio"
            alike = [other for other in longer if self._members[other].is_body == is_body]
            if len(alike) == 1:
                member_id = alike[0]
            elif not is_body:
                member_id = self.cast.only_compatible(parse_name(text, self._language))
            if member_id is None:
                member_id = self.cast.add(text, mention.sorts)
            self.cast.set_bearer(text, member_id)
        return member_id

    def _note(self, mention: Mention, member_id: MemberId) -> None:
        """Record that the name stands for the member, and what it tells of them."""
        mention.member = member_id
        member, text = self._members[member_id], self._text_of(mention)
        member.aliases[text] = member.aliases.get(text, 0) + 1
        member.tokens.append(mention.head)
        if member.is_body:
            member.name = self._body_name(member)
        elif len(text.split()) > len(member.name.split()):
            member.name, member.parsed = text, parse_name(text, self._language)
        member.is_person = member.is_person or bool(mention.sorts & Sort.PERSON)
        if not member.gender:
            member.gender = self._gender(mention, member)

    def _body_name(self, member: Member) -> str:
        """The fullest name of a body; a short form that is known ("NATO": once in a million words) where it
        is used more, and the fullest only once, to spell it out."""
        fullest = max(member.aliases, key=len)
        if member.aliases[fullest] > 1:
            return fullest
        short = (alias for alias in member.aliases if alias.isupper())
        known = [alias for alias in short if zipf(alias, self._language.code)]
        best = max(known, key=lambda alias: member.aliases[alias], default=fullest)
        return best if member.aliases[best] > member.aliases[fullest] else fullest

    def _gender(self, mention: Mention, member: Member) -> str:
        narration = self._narration
        for token in range(mention.first, mention.head):
            title = fold_name(narration.words[token])
            if gender := self._language.titles.gender(title) or self._language.person_nouns.gender(title):
                return gender
        return self._given_gender(member) or ("" if member.is_body else explained_gender(narration, mention))

    def _given_gender(self, member: Member) -> str:
        if member.is_body or not member.parsed.given:
            return ""
        given = member.parsed.given.lower()
        sort = self._language.word_classes.sorts.get(given, 0)
        if sort & Sort.PARTICLE:
            return ""  # "Al Basri": the particle of a surname
        sort &= Sort.MAN | Sort.WOMAN
        return {Sort.MAN: "m", Sort.WOMAN: "f", 0: self._language.given_names.genders.get(given, "")}.get(sort, "")

    def _titled_gender(self, mention: Mention) -> str:
        titles = [fold_name(self._narration.words[token]) for token in range(mention.first, mention.head)]
        genders = set(map(self._language.titles.gender, titles))
        return "m" if "m" in genders else "f" if "f" in genders else ""

    def _place_single_word(self, mention: Mention) -> MemberId:
        text = self._text_of(mention)
        member_id = self._titled_body(mention)
        if member_id is None:
            member_id = self._fuller_named(text, mention)
        if member_id is None:
            member_id = self.cast.bearer(text)
        if member_id is None:
            member_id = self.cast.add(text, mention.sorts)
            self.cast.set_bearer(text, member_id)
        return member_id

    def _titled_body(self, mention: Mention) -> MemberId | None:
        """The body whose name begins with what reads as a title: "General Looms" of a General Looms Inc."""
        if mention.first == mention.head:
            return None
        member_id = self.cast.bearer(" ".join(self._narration.words[mention.first : mention.last]))
        return member_id if member_id is not None and self._members[member_id].is_body else None

    def _fuller_named(self, text: str, mention: Mention) -> MemberId | None:
        """Who among the members with a fuller name the single word stands for."""
        word = fold_name(text)
        bodies = self.cast.by_acronym(text) if text.isupper() else ()
        full_names = [other for other in self.cast.by_surname(word) if self._members[other].has_own_name]
        longer = self.cast.by_last_words(text)
        if len(longer) == 1 and not full_names:
            return longer[0]
        bearers = bodies or full_names or self.cast.by_given_name(word)
        called_short = self.cast.by_first_word(text)
        if not bearers and len(called_short) == 1:
            return called_short[0]
        if mention.sorts & Sort.BODY and not bodies and not full_names:
            return None
        bearers = bearers or self.cast.by_misspelling(word)
        gender = self._titled_gender(mention)
        if not gender:
            return self._most_present(bearers, mention.head) if bearers else None
        bearers = [other for other in bearers if self._members[other].gender == gender] or [
            other for other in bearers if not self._members[other].gender
        ]
        member_id = self._most_present(bearers, mention.head) if bearers else self._namesake(text, gender)
        self._members[member_id].full_mentions += 1
        return member_id

    def _has_full_name(self, word: str, gender: str) -> bool:
        """Whether somebody of that surname, and of that gender where a title tells it, is named in full."""
        namesakes = [self._members[member_id] for member_id in self.cast.by_surname(word)]
        return any(member.parsed.given and (not gender or member.gender in {"", gender}) for member in namesakes)

    def _namesake(self, text: str, gender: str) -> MemberId:
        """Another person of that name: "Mr. Lee" where only an Ann Lee has a full name."""
        member_id = self._bearer_of(f"{gender} {text}", text)
        self._members[member_id].gender = gender
        return member_id

    def _bearer_of(self, key: str, text: str) -> MemberId:
        """Who is known by `key`; a new member called `text` where nobody is yet."""
        member_id = self.cast.bearer(key)
        if member_id is None:
            member_id = self.cast.add(text)
            self.cast.set_bearer(key, member_id)
        return member_id

    def _most_present(self, bearers: Sequence[MemberId], token: int) -> MemberId:
        """Of several with one surname, the one whom the article names first, for writers tell later ones apart; or
        another just named, when the first was last named long before `token`.

        Who opens the sentence just before by a full name is meant, if the first was never called by the surname alone;
        if so, it is open who is meant.
        """
        named = [member_id for member_id in bearers if self._members[member_id].tokens]
        if not named:
            return bearers[0]
        first = min(named, key=lambda member_id: self._members[member_id].tokens[0])
        latest = max(named, key=lambda member_id: _last_before(self._members[member_id], token))
        if latest != first and self._opens_sentence_before(latest, token):
            is_called_so = len(self._members[first].tokens) > self._members[first].unambiguous_tokens
            return self._ambiguous(self._narration.words[token]) if is_called_so else latest
        if latest != first and self._are_just_introduced(first, latest, token):
            return self._ambiguous(self._narration.words[token])
        is_gone = token - _last_before(self._members[first], token) > _LONG_BEFORE
        is_near = token - _last_before(self._members[latest], token) < _JUST_NAMED
        return latest if is_gone and is_near else first

    def _are_just_introduced(self, first: MemberId, latest: MemberId, token: int) -> bool:
        """Whether each of the two is named once before `token`, in full, and in one sentence of its paragraph."""
        starts = [self._members[each].tokens for each in (first, latest)]
        before = [[at for at in tokens if at < token] for tokens in starts]
        if any(len(tokens) != 1 for tokens in before):
            return False
        sentences = {self._narration.sentence[tokens[0]] for tokens in before}
        paragraphs = {self._narration.paragraph[sentence] for sentence in sentences}
        return len(sentences) == 1 and paragraphs == {self._narration.paragraph[self._narration.sentence[token]]}

    def _opens_sentence_before(self, member_id: MemberId, token: int) -> bool:
        """Whether the member's full name opens the sentence of `token`, or the one before it."""
        sentence, starts = self._narration.sentence[token], self._narration.sentence_starts
        last = _last_before(self._members[member_id], token)
        is_near = last >= 0 and sentence - self._narration.sentence[last] <= 1
        return is_near and last - starts[self._narration.sentence[last]] <= _LONGEST_TITLE

    def _ambiguous(self, text: str) -> MemberId:
        """The member that stands for a name of which it is open whose it is."""
        member_id = self._bearer_of(f"? {text}", text)
        self._members[member_id].is_ambiguous = True
        return member_id


def _last_before(member: Member, token: int) -> int:
    """The last token before `token` where the member is named; far off the text when it is not."""
    tokens, unambiguous = member.tokens, member.unambiguous_tokens
    at = bisect_left(tokens, token, 0, unambiguous)
    last = tokens[at - 1] if at else -_LONG_BEFORE
    return max(last, tokens[-1] if len(tokens) > unambiguous else -_LONG_BEFORE)
