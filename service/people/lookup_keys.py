"""Under which keys a name is looked up, so that a misspelt surname is found by an index and compared afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.domain import CastMember
from service.language.language import Language
from service.people import bodies
from service.people.acronyms import is_acronym, looks_like_acronym
from service.people.parsing import parse_name
from service.text.name_folding import fold_name

LONGEST_NAME = 500
"""Of an outlet or speaker, in code points: PostgreSQL indexes values up to 2,704 bytes, at four bytes a code point."""

_NEAR = 3
"""Letters at each end of a surname. One slip spares the first three or the last three of any surname of six letters or
more; with the first letter of the given name a key is shared by few."""
_LAST_PIECE = re.compile(r"^.*[ -](?=\w)", re.DOTALL)
_DOTTED = re.compile(r"(?:\w\.){2,3} [^ ]+$")
_MOST_MIDDLE_NAMES = 3
_SHORTEST_ACRONYM = 3
"""Letters. Too many bodies share two for them to say anything outside the article that gives the full name."""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The folded surname, and two keys that names with a slip in the surname share."""

    surname: str
    near_head: str
    near_tail: str
    is_full: bool
    """Whether the name has more than a surname, so that it says who is meant outside its article."""

    def is_like(self, other: NameKeys) -> bool:
        """Whether one full name can be the other with a slip in the surname."""
        return self.surname == other.surname or self.near_head == other.near_head or self.near_tail == other.near_tail


def name_keys(name: str, language: Language) -> NameKeys:
    """The keys of `name`; never fails. Of a double surname the last word counts, written with a hyphen or not.

    A particle is no given name: "De Roe" is a surname. A ministry's words count in any order, as the matching part has
    it: "Department of Defense", "Defense Department".
    """
    words = sorted({fold_name(word) for word in name.split()} - language.names.binding_words)
    if not language.names.ministries.isdisjoint(words) and len(words) > 1:
        ministry = " ".join(words)
        return NameKeys(ministry, ministry[:_NEAR], ministry[-_NEAR:], is_full=True)
    parsed = parse_name(name, language)
    given, surname = parsed.folded_given, parsed.folded_surname or _plain(name)
    if _DOTTED.match(name):  # "A.G. Lee" may be an attorney general, or A. G. Lee
        given, surname = given[:1] or fold_name(parsed.title)[:1], fold_name(name.rsplit(maxsplit=1)[-1])
    if given in language.names.particles:
        given, surname = "", " ".join((given, *parsed.folded_middle, surname))
    surname = _LAST_PIECE.sub("", surname)
    is_body = len(words) > 1 and bodies.is_body(name, language)  # "Bureau of Rails" has no given name
    head, tail = given[:1] + " " + surname[:_NEAR], given[:1] + " " + surname[-_NEAR:]
    return NameKeys(surname, head, tail, is_full=bool(given and parsed.surname) or is_body)


def other_surnames(name: str, language: Language) -> set[str]:
    """What else may be the surname in `name`, were it written surname first, or its two surnames swapped."""
    parsed = parse_name(name, language)
    words = (parsed.folded_given, *parsed.folded_middle[:_MOST_MIDDLE_NAMES])
    return {word for word in words if len(word) > 1 and parsed.surname}


def is_usable(name: str) -> bool:
    """Whether `name` can be stored; what is longer than any name is none."""
    return bool(name) and not name.isspace() and len(name) <= LONGEST_NAME


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are written alike, but for case, accents, dots and spacing."""
    return _plain(one) == _plain(other)


def is_of_another_generation(alias: str, name: str, language: Language) -> bool:
    """Whether `alias` says junior, senior or the third and `name` does not: a son's or father's name, whoever took it
    for the same person's."""
    suffix = parse_name(alias, language).folded_suffix
    return suffix in language.names.generations and suffix != parse_name(name, language).folded_suffix


def stands_for(acronym: str, aliases: Iterable[str], language: Language) -> bool:
    """Whether a body with these names is called by `acronym`: one of them is just that, another what it stands for."""
    names = list(aliases)
    return (
        looks_like_acronym(acronym)
        and len(fold_name(acronym)) >= _SHORTEST_ACRONYM
        and any(fold_name(name) == fold_name(acronym) for name in names)
        and any(is_acronym(acronym, name, language) for name in names)
    )


def name_in_full(member: CastMember, language: Language) -> str:
    """The name that says who is meant: what an acronym or a short form stands for, where the article says it."""
    if name_keys(member.name, language).is_full:
        return member.name
    full = [name for name in member.aliases if is_usable(name) and name_keys(name, language).is_full]
    return next((name for name in full if is_acronym(member.name, name, language)), full[0] if full else member.name)


def _plain(name: str) -> str:
    return " ".join(map(fold_name, name.split()))
