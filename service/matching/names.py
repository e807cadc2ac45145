"""Compares a speaker's name as people write it with the names on record: titles, initials, order, slips, acronyms.

Two names that could be one person's are the same only when nothing in them conflicts: "Sullivan" is Jake Sullivan, John
Sullivan is not. A wrong confirmation is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from service.matching.given_names import may_be_one
from service.text.names import PersonName, fold, parse_name

_BODY_WORDS = """
organization organisation union party committee ministry department agency council commission office court house
university institute association federation corporation company inc corp ltd group bank times post news press service
government administration parliament congress senate assembly campaign foundation center centre church police army navy
force forces kremlin pentagon embassy treasury bureau board authority league alliance movement coalition club
"""
_BODIES = frozenset(_BODY_WORDS.split())
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de"})
_FAMILY_NAMES = """
xi li wang zhang liu chen yang zhao wu hu wen deng mao kim moon park yoon lee nguyen tran tsai ma qin hua abe
"""
_FAMILY_NAME_FIRST = frozenset(_FAMILY_NAMES.split())
_PARTICLES = frozenset(
    {"van", "von", "de", "del", "della", "der", "den", "di", "da", "du", "la", "le", "el", "al", "bin"}
)
_LONG_SURNAME, _LONG_ENOUGH_SURNAME, _LONG_ENOUGH_ALONE = 7, 4, 6
"""Letters. A surname this long may be two letters off, one letter off, or off at all when it stands alone."""
_SHORTEST_ACRONYM = 2
_LONGEST_INITIALS = 2


def is_same_person(claimed: str, recorded: Iterable[str]) -> bool:
    """Whether `claimed` names the one who is on record under the names `recorded`, as people write names.

    A surname alone, initials, titles, "Surname, Given", one or two letters off, accents left out, an acronym for a
    body's name: all are the same. Given names, middle initials or suffixes that conflict are not.
    """
    names = list(recorded)
    return any(_is_same(claimed, name) for name in names) and not _conflicts_with_all(claimed, names)


def are_one_speaker(name: str, recorded_names: Iterable[str]) -> bool:
    """Whether two articles' speakers are one: stricter, since articles may speak of different people.

    A surname alone or an initial is not enough; full given names must agree, and only one part may be misspelt.
    """
    names = list(recorded_names)
    return any(_is_one(name, other) for other in names) and not _conflicts_with_all(name, names)


def _conflicts_with_all(name: str, names: Iterable[str]) -> bool:
    """Whether the fullest of the recorded names speaks against `name`, whatever its short forms say."""
    fullest = max(names, key=lambda other: len(parse_name(other).full), default="")
    given, other = _person(name), _person(fullest)
    return bool(given.given and other.given) and _surnames_agree(given, other) and not _givens_agree(given, other)


def _is_same(claimed: str, recorded: str) -> bool:
    if _is_body(claimed) or _is_body(recorded):
        return _is_same_body(claimed, recorded)
    one, other = _person(claimed), _person(recorded)
    if not one.surname or not other.surname:
        return False
    if _is_turned_round(one, other):
        return True
    if not (one.given and other.given):
        return _is_surname_alone(one, other)
    return _surnames_agree(one, other) and _givens_agree(one, other) and _endings_agree(one, other)


def _is_one(name: str, recorded: str) -> bool:
    if _is_body(name) or _is_body(recorded):
        return _is_same_body(name, recorded)
    one, other = _person(name), _person(recorded)
    if min(len(one.folded_given), len(other.folded_given)) <= 1:
        return _plain(name) == _plain(recorded) and bool(one.folded_given or name.isupper())
    if not _endings_agree(one, other):
        return False
    if _bare_surname(one) == _bare_surname(other):
        return may_be_one(one.folded_given, other.folded_given, initials=False)
    return one.folded_given == other.folded_given and _surnames_agree(one, other)


@lru_cache(maxsize=1 << 14)
def _person(name: str) -> PersonName:
    """The name taken apart; an article, a short title, a particle or initials before it are put in their place."""
    words = name.split()
    if words and words[0].casefold() == "the":
        name = " ".join(words[1:])
    person = parse_name(name)
    title, given, middle, surname = person.title, person.given, person.middle, person.surname
    if given.endswith(".") and len(person.folded_given) > _LONGEST_INITIALS:
        title, given, middle = given, "".join(middle[:1]), middle[1:]
    elif person.folded_given in _PARTICLES:
        given, surname, middle = "", " ".join((given, *middle, surname)), ()
    elif "." in given[:-1]:
        given, *more = given.rstrip(".").split(".")
        middle = (*more, *middle)
    return PersonName(title, given, middle, surname, person.suffix)


def _is_surname_alone(one: PersonName, other: PersonName) -> bool:
    """One of the two has no given name: the surnames must agree, a misspelt one only when it is long."""
    known, alone = (one, other) if one.given else (other, one)
    single, full = _bare_surname(alone), _bare_surname(known)
    if single == full or single in full.split() or full.endswith(f" {single}") or single.endswith(f" {full}"):
        return True
    if known.folded_given == single and single in _FAMILY_NAME_FIRST:
        return True
    return max(len(single), len(full)) >= _LONG_ENOUGH_ALONE and _is_slip(single, full)


def _surnames_agree(one: PersonName, other: PersonName) -> bool:
    left, right = _bare_surname(one), _bare_surname(other)
    if left == right:
        return True
    short, long = sorted((left.split(), right.split()), key=len)
    if len(short) < len(long):  # a double name cut short, a particle left out
        return long[-len(short) :] == short
    return _is_slip(left, right)


def _bare_surname(person: PersonName) -> str:
    return person.folded_surname.replace("-", " ")


def _is_slip(left: str, right: str) -> bool:
    shortest = min(len(left), len(right))
    if shortest < _LONG_ENOUGH_SURNAME or left[0] != right[0]:
        return False
    most = 2 if shortest >= _LONG_SURNAME else 1
    return OSA.distance(left, right, score_cutoff=most) <= most


def _givens_agree(one: PersonName, other: PersonName) -> bool:
    """The given names agree, or one is called by a middle name: "J. Robert" and "Robert"."""
    left, right = one.folded_given, other.folded_given
    if not may_be_one(left, right):
        return left in _called(other) or right in _called(one)
    if not one.middle or not other.middle:
        return True
    return [part[:1] for part in one.folded_middle] == [part[:1] for part in other.folded_middle]


def _called(person: PersonName) -> list[str]:
    """The middle names that are more than an initial."""
    return [part for part in person.folded_middle if len(part) > 1]


def _endings_agree(one: PersonName, other: PersonName) -> bool:
    """No two different suffixes; a suffix on one side only when a middle name shows that it is the same person."""
    left, right = one.folded_suffix, other.folded_suffix
    if left == right or not {left, right} & {"jr", "sr", "ii", "iii", "iv"}:
        return True
    return not (left and right) and bool(one.middle) and one.folded_middle == other.folded_middle


def _is_turned_round(one: PersonName, other: PersonName) -> bool:
    turned = one.folded_given == _bare_surname(other) and _bare_surname(one) == other.folded_given
    return turned and bool(one.folded_given)


def _is_body(name: str) -> bool:
    """Whether a name is a body's: a word for a body in it, or capitals only."""
    words = [fold(word) for word in name.split()]
    plain = name.replace(".", "")
    return any(word in _BODIES for word in words) or (plain.isupper() and " " not in plain and len(plain) > 1)


def _is_same_body(one: str, other: str) -> bool:
    left, right = _plain(one), _plain(other)
    return left == right or _is_acronym(left, other) or _is_acronym(right, one)


def _plain(name: str) -> str:
    words = [fold(word) for word in name.split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _is_acronym(short: str, name: str) -> bool:
    """Whether `short` is made of the first letters of `name`, small words counted or not."""
    words = [fold(word) for word in name.replace("-", " ").split()]
    letters = "".join(word[:1] for word in words if word not in _SMALL)
    every = "".join(word[:1] for word in words[words[:1] == ["the"] :])
    return len(words) > 1 and len(short) >= _SHORTEST_ACRONYM and short in (letters, every)
