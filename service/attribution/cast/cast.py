"""The cast of an article: its members, and lookups from a name, or a part of one, to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service.attribution.cast.member import Member, are_compatible
from service.attribution.ids import MemberId
from service.language.language import Language
from service.language.word_classes import Sort
from service.people.misspelling import without_a_letter
from service.people.parsing import PersonName, parse_name

_LEAST_INITIALS = 3
_LEAST_WORDS = 2
_MOST_NAMESAKES = 50
"""Of one name, or part of one. More are not told apart, lest the time grow with their square."""

_Lookup = dict[str, list[MemberId]]


class Cast:
    """The people and bodies that an article names; a `MemberId` is a position in `members`."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.members: list[Member] = []
        self._by_text: dict[str, MemberId] = {}
        self._by_surname: _Lookup = defaultdict(list)
        self._by_given_name: _Lookup = defaultdict(list)
        self._by_acronym: _Lookup = defaultdict(list)
        self._by_last_words: _Lookup = defaultdict(list)
        self._by_first_word: _Lookup = defaultdict(list)
        self._by_misspelling: _Lookup = defaultdict(list)

    def add(self, text: str, sorts: int = 0) -> MemberId:
        """A new member of that name; `sorts` says what the name can be."""
        member = Member(
            text, parse_name(text, self._language), bool(sorts & Sort.BODY), is_place=bool(sorts & Sort.PLACE)
        )
        member_id = MemberId(len(self.members))
        self.members.append(member)
        if member.is_body:
            self._list_body(member_id, text.split())
        else:
            self._list_person(member_id, text.split(), member.parsed)
        return member_id

    def set_bearer(self, text: str, member_id: MemberId) -> None:
        """Remember whom the name, as written, stands for."""
        self._by_text[text] = member_id

    def bearer(self, text: str) -> MemberId | None:
        """Whom the name, as written, is remembered to stand for."""
        return self._by_text.get(text)

    def person(self, name: str) -> MemberId:
        """The person of that full name, who may stand nowhere in the text: the writer."""
        member_id = self._by_text.get(name)
        if member_id is None:
            member_id = self.only_compatible(parse_name(name, self._language))
        return self.add(name) if member_id is None else member_id

    def only_compatible(self, name: PersonName) -> MemberId | None:
        """The person whose name can be the same as `name`, when there is just one."""
        same_surname = self._by_surname.get(name.folded_surname, ())
        compatible = [
            member_id
            for member_id in same_surname
            for member in [self.members[member_id]]
            if not member.is_body and are_compatible(member.parsed, name, self._language)
        ]
        return compatible[0] if len(compatible) == 1 else None

    def by_surname(self, folded: str) -> Sequence[MemberId]:
        """The persons of that folded surname."""
        return self._by_surname.get(folded, ())

    def by_given_name(self, folded: str) -> Sequence[MemberId]:
        """The persons of that folded given name."""
        return self._by_given_name.get(folded, ())

    def by_acronym(self, letters: str) -> Sequence[MemberId]:
        """The bodies whose capitals are `letters`."""
        return self._by_acronym.get(letters, ())

    def by_last_words(self, text: str) -> Sequence[MemberId]:
        """The members whose longer name ends with these words."""
        return self._by_last_words.get(text, ())

    def by_first_word(self, word: str) -> Sequence[MemberId]:
        """The bodies whose longer name starts with the word, which is no common word, no place and no person's name."""
        return self._by_first_word.get(word, ())

    def by_misspelling(self, folded: str) -> Sequence[MemberId]:
        """The only person whose long surname is one letter away from `folded`, or nobody."""
        spelt_alike = {member_id for key in without_a_letter(folded) for member_id in self._by_misspelling.get(key, ())}
        return list(spelt_alike) if len(spelt_alike) == 1 else ()

    def _list_body(self, member_id: MemberId, words: list[str]) -> None:
        for start in range(1, len(words)):
            _append(self._by_last_words[" ".join(words[start:])], member_id)
        if len(words) > _LEAST_WORDS and words[-1].lower() in self._language.names.legal_forms:
            self._by_text.setdefault(" ".join(words[:-1]), member_id)
        if len(words) > 1 and self._stands_alone(words[0]):
            _append(self._by_first_word[words[0]], member_id)
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) >= _LEAST_INITIALS:
            _append(self._by_acronym[initials], member_id)

    def _stands_alone(self, word: str) -> bool:
        """Whether the first word of a body's name can be all of it: "Norvik" of "Norvik Energy", not "Avon"."""
        lower, language = word.lower(), self._language
        is_other = language.word_classes.sorts.get(lower, 0) or lower in language.names.known_surnames
        return not (is_other or language.vocabulary.is_common_word(lower))

    def _list_person(self, member_id: MemberId, words: list[str], name: PersonName) -> None:
        _append(self._by_surname[name.folded_surname], member_id)
        if name.folded_given:
            _append(self._by_given_name[name.folded_given], member_id)
            for misspelt in without_a_letter(name.folded_surname):
                _append(self._by_misspelling[misspelt], member_id)
        for start in range(1, len(words) - 1):
            _append(self._by_last_words[" ".join(words[start:])], member_id)


def _append(namesakes: list[MemberId], member_id: MemberId) -> None:
    if len(namesakes) < _MOST_NAMESAKES:
        namesakes.append(member_id)
