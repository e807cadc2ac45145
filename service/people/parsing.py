"""A person's name taken apart: titles and roles set aside, given name, middle names, surname, suffix, folded forms.

Nothing here knows any particular person: titles and particles are plain lists of the language, the rest is the
order of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from service.language.language import Language
from service.language.names import Names
from service.text.kept import LONGEST_NAME, kept
from service.text.name_folding import fold_name

_MOST_SURNAMES, _MOST_GIVEN_NAMES = 2, 3  # of a name written surname first
_BRACKETED = re.compile(r"[(\[{][^()\[\]{}]{0,80}[)\]}]")
_NICKNAME = re.compile(r"[\"“”][^\"“”]{1,40}[\"“”]")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class PersonName:
    """A name in parts, as written. A single word that is no title counts as the surname."""

    title: str
    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def full(self) -> str:
        """The name without titles: "Antony J. Blinken"."""
        return " ".join(part for part in (self.given, *self.middle, self.surname, self.suffix) if part)

    @cached_property
    def folded_given(self) -> str:
        """The given name in lower case without accents or dots; one letter when it is an initial."""
        return fold_name(self.given)

    @cached_property
    def folded_middle(self) -> tuple[str, ...]:
        """The middle names, folded."""
        return tuple(fold_name(part) for part in self.middle)

    @cached_property
    def folded_surname(self) -> str:
        """The surname, folded, with its particles."""
        return fold_name(self.surname)

    @cached_property
    def folded_suffix(self) -> str:
        """The suffix, folded: "jr", "iii"."""
        return fold_name(self.suffix)


@kept(16384, LONGEST_NAME)
def parse_name(name: str, language: Language) -> PersonName:
    """Take `name` apart: "US Secretary of State Antony J. Blinken", "Rep. Ann Lee (D-N.Y.)", "Lee, Ann", "Mr. Lee's".

    Never fails: what holds no name at all comes back with an empty surname.
    """
    plain = _POSSESSIVE.sub("", " ".join(_NICKNAME.sub(" ", _BRACKETED.sub(" ", name[:400])).split()))
    words, suffix = _without_suffix(_uninverted(plain, language), language.names)
    start = _title_end(words, language, is_cased=not plain.islower())
    title, rest = words[:start], _without_tail(words[start:], language.names)
    if not rest or (language.titles.is_title(rest[-1]) and rest[-1].islower()):
        return PersonName(" ".join(words), "", (), "", suffix)
    split = _surname_start(rest, language.names)
    given = rest[0] if split else ""
    return PersonName(" ".join(title), given, tuple(rest[1:split]), " ".join(rest[split:]), suffix)


def _uninverted(name: str, language: Language) -> list[str]:
    """The words of `name`, "Lee, Ann" turned round, anything else after a comma cut off."""
    head, comma, tail = name.partition(",")
    names = language.names
    words, after = head.split(), tail.split()
    if not comma or not after:
        return words
    if fold_name(after[0]) in names.suffixes:
        return [*words, after[0].strip(",")]
    surnames = [word for word in words if fold_name(word) not in names.particles_in_names]
    turnable = (
        len(surnames) <= _MOST_SURNAMES
        and len(after) <= _MOST_GIVEN_NAMES
        and all(_is_name_word(word, names) for word in [*words, *after])
    )
    return [*after, *words] if turnable and fold_name(after[0]) not in language.titles.words else words


def _is_name_word(word: str, names: Names) -> bool:
    return word[:1].isupper() or fold_name(word) in names.particles_in_names


def _without_suffix(words: list[str], names: Names) -> tuple[list[str], str]:
    end = len(words)
    while end > 1 and fold_name(words[end - 1]) in names.suffixes:
        end -= 1
    return words[:end], " ".join(word.strip(",") for word in words[end:])


def _title_end(words: list[str], language: Language, *, is_cased: bool) -> int:
    """How many leading words are title: all up to the last title word (and its "of State") that leaves a name."""
    names = language.names
    end = 0
    for at, word in enumerate(words[:-1]):
        if language.titles.is_title(word) and not _is_middle_of_name(words, at, end, names):
            end = _complement_end(words, at + 1, names)
    while is_cased and end < len(words) and _is_no_name(words, end, names):
        end += 1
    return end


def _is_middle_of_name(words: list[str], at: int, start: int, names: Names) -> bool:
    before = [word for word in words[start:at] if fold_name(word) not in names.qualifiers]
    is_namelike = fold_name(words[at]) in names.namelike_titles and len(before) == 1
    return is_namelike and before[0][:1].isupper() and not _is_origin(before[0], names)


def _is_origin(word: str, names: Names) -> bool:
    return word.isupper() or fold_name(word).endswith(names.origin_endings)


def _complement_end(words: list[str], at: int, names: Names) -> int:
    """Past "of State", "of Defense", "-elect" after the title word before `at`, leaving at least one word."""
    end = at
    while end < len(words) - 1 and fold_name(words[end]) in names.complements:
        end += 1
    return end if end == at or fold_name(words[end - 1]) not in names.complement_links else at


def _is_no_name(words: list[str], at: int, names: Names) -> bool:
    word = words[at]
    if fold_name(word) in names.particles_in_names and at + 1 < len(words) and words[at + 1][:1].isupper():
        return False
    return not any(char.isalpha() for char in word) or (word[:1].islower() and not word[1:2].isupper())


def _without_tail(words: list[str], names: Names) -> list[str]:
    """`words` up to the first that starts something else: "Ann Lee of Maine" -> "Ann Lee"."""
    for at, word in enumerate(words):
        if at and word in names.tail_openers:
            return words[:at]
    return [word.strip(",;:") for word in words]


def _surname_start(words: list[str], names: Names) -> int:
    """Where the surname starts: at the first lower-case or capital particle of the last run, or at the last word."""
    at = len(words) - 1
    while at > 1 and fold_name(words[at - 1]) in names.particles_in_names:
        at -= 1
    if at == 1 and len(words) > 1 and words[0] in names.particles_in_names:
        return 0
    return at
