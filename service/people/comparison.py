"""Compares a speaker's name as people write it with the names on record: titles, initials, order, slips, acronyms.

Two names that could be one person's are the same only when nothing in them conflicts: "Sullivan" is Jake Sullivan, John
Sullivan is not. A wrong confirmation is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.language.language import Language
from service.people.bodies import is_body, is_same_body
from service.people.given_names import gender, may_be_one
from service.people.parsing import PersonName, parse_name
from service.people.persons import (
    bare_surname,
    endings_agree,
    givens_agree,
    goes_by_middle_name,
    is_turned_round,
    person_name,
    same_generation,
    words_of,
)
from service.people.slips import (
    are_frequent_names,
    are_known_surnames,
    are_read_alike,
    are_short_names,
    is_common_surname,
    is_slip,
    sounds_alike,
)
from service.text.name_folding import fold_name

_INITIALS = re.compile(r"(?:\w\. ?){2}")
_MARKS_AROUND = re.compile(r"[\"“”„«»](.*)[\"“”„«»]", re.DOTALL)
_VERY_LONG_SURNAME, _LONG_SURNAME, _LONG_ENOUGH_SURNAME, _LONG_ENOUGH_ALONE = 9, 7, 4, 6
"""Letters. A surname this long may be two letters off, two when it still sounds the same, one letter off, or off when
it stands alone; one letter shorter, it may when it still sounds the same."""
_LONG_ENOUGH_ACROSS = 6


def is_same_person(claimed: str, recorded: Iterable[str], language: Language) -> bool:
    """Whether `claimed` names the one who is on record under the names `recorded`, as people write names.

    A surname alone, initials, titles, "Surname, Given", one or two letters off, accents left out, an acronym for a
    body's name: all are the same. Given names, middle initials, suffixes or a title's gender that conflict are not,
    and neither is who is told by somebody else's name ("a spokesman for Sullivan"). The full names decide what
    conflicts: another article may have given the surname alone.
    """
    names = list(recorded)
    claimed = _MARKS_AROUND.sub(r"\1", claimed.strip())
    return any(_is_same(claimed, name, language) for name in names) and not _speaks_against(claimed, names, language)


def are_one_speaker(name: str, recorded_names: Iterable[str], language: Language) -> bool:
    """Whether two articles' speakers are one: stricter, since articles may speak of different people.

    A surname alone or an initial is not enough; full given names must agree, no two names known as different people's
    pass for a misspelling, and only one part may be misspelt. `name` may conflict with none of the recorded names.
    """
    names = list(recorded_names)
    return any(_is_one(name, other, language) for other in names) and not any(
        _conflict(name, other, language) for other in names
    )


def _speaks_against(claimed: str, names: Sequence[str], language: Language) -> bool:
    """Whether something in `claimed` says that it is not the one who is on record under `names`."""
    fullest = max(names, key=lambda name: len(parse_name(name, language).full), default="")
    if is_body(claimed, language) or is_body(fullest, language):
        return False
    one, other = person_name(claimed, language), person_name(fullest, language)
    if _is_of_another(one, other, language) or _conflict(claimed, fullest, language):
        return True
    if not one.given:
        return _differ_in_gender(one, other, language)
    full = [
        person
        for person in (person_name(name, language) for name in names)
        if person.given and _surnames_agree(one, person, language)
    ]
    return bool(full) and not any(endings_agree(one, person, language) for person in full)


def _is_of_another(claimed: PersonName, recorded: PersonName, language: Language) -> bool:
    """Whether the name stands behind a word that makes it somebody else: "the wife of", "a lawyer for", "not"."""
    before = [fold_name(word) for word in claimed.title.split()][-2:]
    is_another = bool(before) and before[-1] in language.names.of_another
    if not is_another or tuple(before) == language.names.according_to:
        return False
    return claimed.folded_given in {"", recorded.folded_given}  # not the "Canada" of "Prime Minister of Canada"


def _conflict(name: str, recorded: str, language: Language) -> bool:
    """Whether two full names speak against each other, whatever their short forms say."""
    one, other = person_name(name, language), person_name(recorded, language)
    if not (one.given and other.given) or is_body(name, language) or is_body(recorded, language):
        return False
    if not _surnames_agree(one, other, language) or _are_same_words(one, other, language):
        return False
    left, right = one.folded_suffix, other.folded_suffix
    return not givens_agree(one, other, language) or (left != right and {left, right} <= language.names.generations)


def _is_same(claimed: str, recorded: str, language: Language) -> bool:
    if is_body(claimed, language) or is_body(recorded, language):
        return is_same_body(claimed, recorded, language)
    one, other = person_name(claimed, language), person_name(recorded, language)
    if not one.surname or not other.surname:
        return False
    if _are_same_words(one, other, language):
        return endings_agree(one, other, language)
    if not (one.given and other.given):
        return _is_surname_alone(one, other, language)
    if _is_double_surname(one, other) or _is_double_surname(other, one):
        return True
    return (
        _surnames_agree(one, other, language)
        and givens_agree(one, other, language)
        and endings_agree(one, other, language)
    )


def _is_one(name: str, recorded: str, language: Language) -> bool:
    if _INITIALS.match(name) and _letters(name) == _letters(recorded):
        return True  # A.G. Lee, A. G. Lee
    if is_body(name, language) or is_body(recorded, language):
        return is_same_body(name, recorded, language)
    one, other = person_name(name, language), person_name(recorded, language)
    if not (one.given and other.given) or not endings_agree(one, other, language):
        return False
    if _are_same_words(one, other, language):
        return True
    if bare_surname(one) != bare_surname(other):
        return (
            one.folded_given == other.folded_given and len(one.folded_given) > 1 and _is_misspelt(one, other, language)
        )
    return _has_one_given_name(one, other, language)


def _letters(name: str) -> str:
    return "".join(map(fold_name, name.split()))


def _are_same_words(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether two names are the same words, joined or not (Kelly Anne), surname first, or with two surnames swapped."""
    left, right = words_of(one), words_of(other)
    if "".join(left).replace("-", "") == "".join(right).replace("-", "") or is_turned_round(one, other, language):
        return True
    return left[0] == right[0] != "" and len(left) == len(right) and sorted(left) == sorted(right)


def _has_one_given_name(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether given names before one surname are one person's: no initials, for a common name nothing shorter."""
    left, right = one.folded_given, other.folded_given
    if left == right or is_common_surname(bare_surname(one), language):
        return left == right and len(left) > 1
    if goes_by_middle_name(one, other, language) or goes_by_middle_name(other, one, language):
        return True
    return may_be_one(left, right, language, initials=False, across_articles=True)


def _is_surname_alone(one: PersonName, other: PersonName, language: Language) -> bool:
    """One of the two has no given name: the surnames must agree, a misspelt one only when it is long."""
    known, alone = (one, other) if one.given else (other, one)
    single, full = bare_surname(alone), bare_surname(known)
    if _differ_in_gender(alone, known, language) or (
        alone.folded_suffix and not same_generation(alone, known, language)
    ):
        return False
    if single == full or single in full.split() or full.endswith(f" {single}") or single.endswith(f" {full}"):
        return True
    if known.folded_given == single and single in language.names.family_names_first:
        return True
    if min(len(single), len(full)) < _LONG_ENOUGH_ALONE and not sounds_alike(single, full, language):
        return False
    return max(len(single), len(full)) >= _LONG_ENOUGH_ALONE - 1 and _is_slip(single, full, language)


def _differ_in_gender(alone: PersonName, full: PersonName, language: Language) -> bool:
    """Whether "Mrs." stands before the surname of a man: Mrs. Clinton is not Bill Clinton."""
    titles = {fold_name(word) for word in alone.title.split()}
    titled = "m" if titles & language.titles.of_men else "f" if titles & language.titles.of_women else ""
    return bool(titled) and gender(full.folded_given, language) not in {"", titled}


def _is_double_surname(alone: PersonName, full: PersonName) -> bool:
    """Whether `alone`, taken for given name and surname, is the two surnames of `known`: Wasserman Schultz."""
    words = words_of(alone)
    return not alone.middle and bool(full.middle) and words_of(full)[-len(words) :] == words


def _surnames_agree(one: PersonName, other: PersonName, language: Language) -> bool:
    left, right = bare_surname(one), bare_surname(other)
    if left == right:
        return True
    short, long = sorted((left.split(), right.split()), key=len)
    if len(short) < len(long):  # a double name cut short, a particle left out
        return long[-len(short) :] == short
    return _is_slip(left, right, language)


def _is_misspelt(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether two surnames are one across articles: a particle or half a double name left out, a slip of spelling."""
    left, right = bare_surname(one), bare_surname(other)
    short, long = sorted((left.split(), right.split()), key=len)
    if len(short) < len(long):
        return long[-len(short) :] == short and not is_common_surname(" ".join(short), language)
    if min(len(left), len(right)) >= _LONG_ENOUGH_ACROSS:
        return _is_slip(left, right, language) and sounds_alike(left, right, language)
    return (
        min(len(left), len(right)) >= _LONG_ENOUGH_SURNAME
        and are_read_alike(left, right, language)
        and not (are_known_surnames(left, right, language) or are_short_names(left, right, language))
    )


def _is_slip(left: str, right: str, language: Language) -> bool:
    shortest = min(len(left), len(right))
    if shortest < _LONG_ENOUGH_SURNAME or are_known_surnames(left, right, language):
        return False
    if are_frequent_names(left, right, language) or are_short_names(left, right, language):
        return False
    if is_slip(left, right, 1, language):
        return True
    # Stanton and Slayton are two letters off as well
    is_likely = shortest >= _VERY_LONG_SURNAME or sounds_alike(left, right, language)
    return shortest >= _LONG_SURNAME and is_likely and is_slip(left, right, 2, language)
