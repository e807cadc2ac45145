"""Says who the label of a turn is: by its own words, the other labels, the header, the title and the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from service import deadline
from service.domain import CastMember
from service.language.language import Language
from service.people.parsing import parse_name
from service.reading.turns.labels import Label
from service.reading.turns.turns import is_nobody
from service.text.name_folding import fold_name

_LONGEST_TEXT = 200_000
"""Code points in which names are looked for."""
_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_PARTS = re.compile(r"([-'’. ])")
_LONGEST_INITIALS = 6
_RUN = re.compile(r"\w+")
_ROMAN = frozenset({"II", "III", "IV"})
_SMALL_PREFIX = re.compile(r"[A-Z][a-z]{1,2}(?=[A-Z]{2})")


class Names:
    """The persons that the labels of one text name; `header` is what stands before the first turn, with the title."""

    def __init__(self, text: str, header: str, labels: Sequence[Label], language: Language) -> None:
        self._text, self._header, self._language = text[:_LONGEST_TEXT], header, language
        self._labels = list(dict.fromkeys(label.text for label in labels if not is_nobody(label, language)))
        self._members: dict[str, CastMember | None] = {}

    def member(self, label: Label) -> CastMember | None:
        """Who speaks under `label`; None for nobody by name, and where two persons may be meant."""
        if is_nobody(label, self._language):
            return None
        key = fold_name(label.text)
        if key not in self._members:
            self._members[key] = self._named(label.text)
        return self._members[key]

    def _named(self, label: str) -> CastMember | None:
        words = label.split()
        office = fold_name(" ".join(words[1:] if fold_name(words[0]) in self._language.names.articles else words))
        if office in self._language.speech.offices:
            return self._in_office(office)
        if "," in label and not self._is_suffix(label.partition(",")[2]):
            label = label.partition(",")[0]  # "JANE ROE, MAYOR OF AVON"
        person = parse_name(self._as_written(label), self._language)
        if not person.surname:
            return None
        written = person.full
        if person.given and not self._language.titles.is_title(person.given):
            return CastMember(written)
        full = self._full_names(person.surname, person.title)
        is_name = bool(person.title) or not self._language.vocabulary.is_common_word(person.folded_surname)
        if len(full) > 1 or not (full or is_name):
            return None
        return CastMember(full[0], (written,)) if full else CastMember(written)

    def _is_suffix(self, behind: str) -> bool:
        return fold_name(behind.strip()) in self._language.names.suffixes

    def _as_written(self, label: str) -> str:
        """The label as names are written in running text: as the text itself has it, or with capitals at the head of
        each word."""
        if not label.isupper() and not _SMALL_PREFIX.search(label) and label != label.upper():
            return " ".join(map(self._cased, label.split()))
        for written in self._in_small_letters(label):
            if written != label and all(self._is_cased(word) for word in written.split()):
                return written
        return " ".join(map(self._cased, label.split()))

    def _is_cased(self, word: str) -> bool:
        return word[0].isupper() or fold_name(word) in self._language.names.particles_in_names

    def _cased(self, word: str) -> str:
        if not any(letter.isupper() for letter in word[1:]):
            return word
        if word.strip(".,") in _ROMAN or (word.count(".") > 1 and len(word) <= _LONGEST_INITIALS):
            return word
        if not word.isupper():
            return _small_prefixed(word)
        if fold_name(word) in self._language.names.particles_in_names:
            return word.lower()
        return self._surname_in_text(word) or "".join(part.capitalize() for part in _PARTS.split(word))

    def _surname_in_text(self, word: str) -> str | None:
        """The word as the text writes it where it is not in capitals: "O'Reilly", "McWatters"."""
        return next((written for written in self._in_small_letters(word) if written[0].isupper()), None)

    def _in_small_letters(self, words: str) -> Iterator[str]:
        """The places of header and text that hold `words` and are not all in capitals, as they are written there."""
        runs = {run.lower() for run in _RUN.findall(words)}
        if not runs <= self._runs or runs.isdisjoint(self._small_runs):
            return  # most labels stand in capitals only: the text is gone through once for all of them
        expression = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        for where in (self._header, self._text):
            deadline.check()
            yield from (match.group() for match in expression.finditer(where) if not match.group().isupper())

    @cached_property
    def _runs(self) -> frozenset[str]:
        """The runs of letters and digits that header and text hold, in small letters."""
        return frozenset(run.lower() for run in self._written_runs)

    @cached_property
    def _small_runs(self) -> frozenset[str]:
        """Those that are written otherwise than in capitals somewhere."""
        return frozenset(run.lower() for run in self._written_runs if not run.isupper())

    @cached_property
    def _written_runs(self) -> frozenset[str]:
        """The same as they are written, once each."""
        return frozenset(_RUN.findall(self._header)).union(_RUN.findall(self._text))

    def _full_names(self, surname: str, title: str) -> list[str]:
        """The full names with this surname that the labels and the header have; where none does, those of the text."""
        labels = self._labels_by_surname.get(fold_name(surname), ())
        near = [*labels, *self._written_before(surname, self._header)]
        full = self._distinct(near, surname, title, is_list=True)
        return full or self._distinct(self._written_before(surname, self._text), surname, title)

    @cached_property
    def _labels_by_surname(self) -> dict[str, list[str]]:
        """The labels as names are written in running text, by their folded surnames."""
        by_surname: dict[str, list[str]] = {}
        for label in self._labels:
            written = self._as_written(label)
            by_surname.setdefault(parse_name(written, self._language).folded_surname, []).append(written)
        return by_surname

    def _written_before(self, surname: str, where: str) -> list[str]:
        """The full names that end with the surname: what stands in front of it, from a given name on."""
        if not self._runs.issuperset(run.lower() for run in _RUN.findall(surname)):
            return []
        deadline.check()
        pattern = rf"((?:{_NAME_WORD}[ \t]+){{1,4}})((?i:{re.escape(surname)}))(?![\w-])"
        names = []
        for match in re.finditer(pattern, where):
            before = match.group(1).split()
            known = [at for at, word in enumerate(before) if fold_name(word) in self._language.given_names.genders]
            names.append(self._as_written(" ".join([*before[known[0] if known else -1 :], match.group(2)])))
        return names

    def _distinct(self, written: Iterable[str], surname: str, title: str, *, is_list: bool = False) -> list[str]:
        """Full names with this surname, one for each given name, and of the sex that the title says. In a list of
        names any word is a given name; in running text it may be the last one of the sentence before."""
        by_given: dict[str, str] = {}
        sex = self._language.titles.gender(fold_name(title.split(maxsplit=1)[0])) if title else ""
        for name in written:
            person = parse_name(name, self._language)
            if person.folded_surname != fold_name(surname) or not self._is_given_name(person.given, is_list):
                continue
            of_given = self._language.given_names.genders.get(person.folded_given, "")
            if sex and of_given in {"m", "f"} and of_given != sex:
                continue
            by_given.setdefault(person.folded_given, person.full)
        return list(by_given.values())

    def _is_given_name(self, word: str, is_list: bool) -> bool:
        if not word or self._language.titles.is_title(word) or (word.isupper() and len(word) > 1):
            return False
        folded = fold_name(word)
        is_known = folded in self._language.given_names.genders
        return is_list or is_known or not self._language.vocabulary.is_common_word(folded)

    def _in_office(self, office: str) -> CastMember | None:
        """The one person whom header or text name with this office in front."""
        pattern = rf"(?i:\b{re.escape(office)})\s+((?:{_NAME_WORD}[ \t]+){{0,3}}{_NAME_WORD})"
        for where in (self._header, self._text):
            names: dict[str, str] = {}
            for match in re.finditer(pattern, where):
                person = parse_name(self._as_written(match.group(1).rstrip(".'’")), self._language)
                if person.surname and self._may_name(person.surname):
                    names[person.folded_surname] = max(names.get(person.folded_surname, ""), person.full, key=len)
            if len(names) == 1:
                return CastMember(next(iter(names.values())))
            if names:
                return None
        return None

    def _may_name(self, surname: str) -> bool:
        return not self._language.vocabulary.is_common_word(fold_name(surname)) or surname in self._capitalised

    @cached_property
    def _capitalised(self) -> frozenset[str]:
        """Words with a capital that the text has inside sentences."""
        return frozenset(re.findall(rf"(?<=[a-z,] ){_NAME_WORD}", self._text))


def _small_prefixed(word: str) -> str:
    """ "McCAIN" as "McCain"."""
    prefix = _SMALL_PREFIX.match(word)
    if prefix is None or not word[prefix.end() :].isupper():
        return word if not word[1:].isupper() else word.capitalize()
    return prefix.group() + word[prefix.end() :].capitalize()
