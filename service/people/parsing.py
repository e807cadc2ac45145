"""A person's name taken apart: titles and roles set aside, given name, middle names, surname, suffix, folded forms.

Nothing here knows any particular person: titles and particles are plain lists, the rest is the order of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from service.language.language import DEFAULT, language
from service.text.name_folding import fold_name

_TITLES = language(DEFAULT).titles.words


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


_COMPLEMENTS = _words(
    """state defense defence treasury interior affairs foreign labor labour commerce energy education health justice
    finance security homeland transportation agriculture veterans war staff representatives the house senate council
    cabinet court party parliament and of for to at elect designate general emeritus"""
)
"""Words that may stand between an office and the name: "Secretary of State Jane Roe"."""

_QUALIFIERS = _words("former ex then late current acting interim outgoing incoming")
_SUFFIXES = _words("jr sr ii iii iv esq phd md jd mp mep qc kc cpa dds rn ret")
_PARTICLES = _words(
    "von van der den ter ten de del della di da dos das du la le el al bin ibn ben bint abu af av zu zur y e san"
)
_CUT = _words("of from for at in on with who whose who's told said says and")
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


@lru_cache(maxsize=16384)
def parse_name(name: str) -> PersonName:
    """Take `name` apart: "US Secretary of State Antony J. Blinken", "Rep. Ann Lee (D-N.Y.)", "Lee, Ann", "Mr. Lee's".

    Never fails: what holds no name at all comes back with an empty surname.
    """
    plain = _POSSESSIVE.sub("", " ".join(_NICKNAME.sub(" ", _BRACKETED.sub(" ", name[:400])).split()))
    words, suffix = _without_suffix(_uninverted(plain))
    start = _title_end(words, is_cased=not plain.islower())
    title, rest = words[:start], _without_tail(words[start:])
    if not rest or (_is_title(rest[-1]) and rest[-1].islower()):
        return PersonName(" ".join(words), "", (), "", suffix)
    split = _surname_start(rest)
    given = rest[0] if split else ""
    return PersonName(" ".join(title), given, tuple(rest[1:split]), " ".join(rest[split:]), suffix)


def _uninverted(name: str) -> list[str]:
    """The words of `name`, "Lee, Ann" turned round, anything else after a comma cut off."""
    head, comma, tail = name.partition(",")
    words, after = head.split(), tail.split()
    if not comma or not after:
        return words
    if fold_name(after[0]) in _SUFFIXES:
        return [*words, after[0].strip(",")]
    turnable = (
        len(words) <= _MOST_SURNAMES
        and len(after) <= _MOST_GIVEN_NAMES
        and all(_is_name_word(word) for word in [*words, *after])
    )
    return [*after, *words] if turnable and fold_name(after[0]) not in _TITLES else words


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or fold_name(word) in _PARTICLES


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    end = len(words)
    while end > 1 and fold_name(words[end - 1]) in _SUFFIXES:
        end -= 1
    return words[:end], " ".join(word.strip(",") for word in words[end:])


def _title_end(words: list[str], is_cased: bool) -> int:
    """How many leading words are title: all up to the last title word (and its "of State") that leaves a name."""
    end = 0
    for at, word in enumerate(words[:-1]):
        if _is_title(word) and not _is_middle_of_name(words, at, end):
            end = _complement_end(words, at + 1)
    while is_cased and end < len(words) and _is_no_name(words, end):
        end += 1
    return end


def _is_title(word: str) -> bool:
    folded = fold_name(word)
    if "-" not in folded:
        return folded in _TITLES
    bare = folded.removeprefix("then-").removeprefix("ex-").removesuffix("-elect").removesuffix("-designate")
    return folded in _TITLES or bare in _TITLES


def _is_middle_of_name(words: list[str], at: int, start: int) -> bool:
    before = [word for word in words[start:at] if fold_name(word) not in _QUALIFIERS]
    is_namelike = fold_name(words[at]) in _NAMELIKE and len(before) == 1
    return is_namelike and before[0][:1].isupper() and not _is_origin(before[0])


_NAMELIKE = _words("king prince pope bishop judge major duke baron marshal head count sheriff chancellor")


def _is_origin(word: str) -> bool:
    return word.isupper() or fold_name(word).endswith(
        ("ian", "ish", "ese", "an", "ic", "i", "state", "house", "senate")
    )


def _complement_end(words: list[str], at: int) -> int:
    """Past "of State", "of Defense", "-elect" after the title word before `at`, leaving at least one word."""
    end = at
    while end < len(words) - 1 and fold_name(words[end]) in _COMPLEMENTS:
        end += 1
    return end if end == at or fold_name(words[end - 1]) not in {"of", "for", "the", "and", "to", "at"} else at


def _is_no_name(words: list[str], at: int) -> bool:
    word = words[at]
    if fold_name(word) in _PARTICLES and at + 1 < len(words) and words[at + 1][:1].isupper():
        return False
    return not any(char.isalpha() for char in word) or (word[:1].islower() and not word[1:2].isupper())


def _without_tail(words: list[str]) -> list[str]:
    """`words` up to the first that starts something else: "Ann Lee of Maine" -> "Ann Lee"."""
    for at, word in enumerate(words):
        if at and word in _CUT:
            return words[:at]
    return [word.strip(",;:") for word in words]


def _surname_start(words: list[str]) -> int:
    """Where the surname starts: at the first lower-case or capital particle of the last run, or at the last word."""
    at = len(words) - 1
    while at > 1 and fold_name(words[at - 1]) in _PARTICLES:
        at -= 1
    if at == 1 and len(words) > 1 and words[0] in _PARTICLES:
        return 0
    return at
