"""Reads who is claimed to have said something: one name or several, a role, a handle, or words that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.language.language import Language
from service.people.bodies import is_body
from service.people.comparison import is_same_person
from service.people.given_names import is_short_form
from service.people.parsing import PersonName, parse_name
from service.people.persons import bare_surname, goes_by_middle_name, is_turned_round, person_name
from service.people.roles import is_generic, is_role
from service.people.slips import (
    are_heard_alike,
    are_known_surnames,
    are_read_alike,
    are_short_names,
    differ_in_doubling,
    is_a_letter_off,
    is_slip,
    sounds_alike,
)
from service.text.kept import LONGEST_NAME, kept
from service.text.name_folding import fold_name

_HANDLE = re.compile(r"@(\w{2,40})")
_APART = re.compile(r"\s+[-–—|/]\s+|\s*\|\s*")
_AROUND = ' \t\r\n-–—:;,."“”„«»'
_TWO = 2
_SHORTEST, _LONG_ENOUGH = 3, 5
"""Letters. In a given name that is shorter, any letter but a doubled one, or two that changed places, makes another."""


@kept(1 << 12, LONGEST_NAME)
def claimed_names(claim: str, language: Language) -> tuple[str, ...]:
    """The names of all who are claimed: "Ann Lee, Bo Roe and Cy Park" are three; "the Ministry of Trade and Industry"
    is one, and so is "Ann Lee, mayor and head of Avon's council"."""
    joints = "|".join(map(re.escape, sorted(language.grammar.name_conjunctions)))
    joined = re.compile(rf"\s*,?\s+(?:{joints}|&)\s+|\s*/\s*" if joints else r"\s*/\s*|\s+&\s+")
    first, *rest = joined.split(claim)
    if not rest:
        return _listed(claim, language)
    parts = [part.strip() for part in (*first.split(","), *rest)]
    if not all(parts) or not all(_stands_alone(part, claim, language) for part in parts):
        return (claim,)
    last = person_name(parts[-1], language)
    return tuple(_with_surname(part, last.surname if last.given else "", language) for part in parts)


def _listed(claim: str, language: Language) -> tuple[str, ...]:
    """The names of a claim that only commas part: "Ann Lee, Bo Roe"; not "Lee, Ann", nor "Ann Lee, Avon"."""
    parts = [part.strip() for part in claim.split(",")]
    known = language.given_names.genders
    are_full = all(" " in part for part in parts) and all(
        parse_name(part, language).folded_given in known for part in parts[1:]
    )
    return tuple(parts) if len(parts) > 1 and are_full else (claim,)


def _stands_alone(part: str, claim: str, language: Language) -> bool:
    """Whether a part of a claim is a name of its own."""
    if is_body(claim, language):
        parsed = parse_name(part, language)
        is_person = parsed.folded_given in language.given_names.genders and bool(parsed.surname)
        return is_body(part, language) or is_person
    if "," not in claim and fold_name(part.split(maxsplit=1)[0]) in language.word_classes.lists.determiners:
        return True  # "Ann Lee and her lawyer"
    return not is_generic(part, language) and not is_role(part, language) and bool(parse_name(part, language).surname)


def _with_surname(name: str, surname: str, language: Language) -> str:
    """A given name alone with the surname of the last name: "Ann and Bo Lee"."""
    is_given = " " not in name and fold_name(name) in language.given_names.genders
    return f"{name} {surname}" if is_given and surname and fold_name(name) != fold_name(surname) else name


def names_person(claim: str, recorded: Iterable[str], language: Language) -> bool:
    """Whether `claim`, one name, is the one who is on record under the names `recorded`, as people write names: also
    with an office, a party or a house behind it, as a handle, or with a slip in the given name."""
    names = list(recorded)
    ways = [claim, *_ways(claim, language)]
    if any(is_same_person(way, names, language) for way in ways):
        return True
    handle = _HANDLE.search(claim)
    if handle:
        return any(_is_handle(handle[1], name, language) for name in names)
    return any(
        _has_slip(way, name, language)
        or _has_slip_in_surname(way, name, language)
        or (_holds(way, name, language) and not _is_of_generation(name, language))
        for way in ways
        for name in names
    )


def names_nobody(claim: str, recorded: Iterable[str], language: Language) -> bool:
    """Whether `claim`, which agrees with nobody on record, does not name anybody precisely enough to speak against the
    record: a name that may be the recorded one with a letter wrong, or another's; a given name (and an initial) alone,
    "Government", "a spokesman", somebody's lawyer, an office, a handle."""
    recorded = list(recorded)
    if any(_may_be_slip(claim, name, language) or _holds(claim, name, language) for name in recorded):
        return True  # what holds the name and is not who bears it leaves out "Jr."
    plain = " ".join(fold_name(word) for word in claim.split())
    if not any(char.isalpha() for char in plain) or _HANDLE.search(claim):
        return True
    if is_generic(claim, language) or is_role(claim, language) or _is_of_somebody(claim, language):
        return True
    if " " in plain:
        return len(bare_surname(person_name(claim, language))) == 1  # "Ann L."
    given = {person_name(name, language).folded_given for name in recorded}
    is_given = plain in language.given_names.genders and plain not in language.names.known_surnames
    return is_given or plain in given


def _may_be_slip(claim: str, name: str, language: Language) -> bool:
    """Whether the claim may be the name with a letter wrong, or another's: Berg and Borg behind the same given name, or
    alone; Ola Berg and Ola Berg Jr.; Karl and Carl before the same surname."""
    if is_body(claim, language) or is_body(name, language) or _is_of_somebody(claim, language):
        return False
    one, other = person_name(claim, language), person_name(name, language)
    left, right = bare_surname(one), bare_surname(other)
    if not left or not right:
        return False
    if one.folded_given not in {"", other.folded_given}:
        return left == right and _may_be_slip_in_given(one, other, language)
    if left == right:
        return one.folded_suffix != other.folded_suffix
    return is_a_letter_off(left, right) and not _are_told_apart(left, right, language)


def _are_told_apart(left: str, right: str, language: Language) -> bool:
    """Whether two surnames a letter off are those of two people: both known, and short (Reed, Reid) or with another
    consonant in its place (Larson, Lawson). Of longer ones a letter more, or one that is not heard, may be a slip of
    whoever wrote the claim (Rodgers for Rogers, Peterson for Petersen)."""
    if not are_known_surnames(left, right, language):
        return False
    is_long = min(len(left), len(right)) >= _LONG_ENOUGH
    return not is_long or (len(left) == len(right) and not sounds_alike(left, right, language))


def _may_be_slip_in_given(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether given names before the same surname are read the same (Sofie, Sophie), or are two letters off in a name
    that is long enough, and one of them is no name that is known (Hifary, Hillary)."""
    left, right = one.folded_given, other.folded_given
    if one.folded_suffix != other.folded_suffix or not right:
        return False
    if are_heard_alike(left, right, language):
        return True
    is_long = min(len(left), len(right)) > _LONG_ENOUGH
    return is_long and not language.given_names.genders.keys() >= {left, right} and is_slip(left, right, _TWO, language)


def is_slip_in_name(claim: str, recorded: Iterable[str], language: Language) -> bool:
    """Whether `claim`, which is the person on record, spells the name otherwise than every name on record does."""
    names = list(recorded)
    if _HANDLE.search(claim) or is_role(claim, language) or any(is_body(name, language) for name in (claim, *names)):
        return False
    return bool(names) and not any(
        _is_spelt_alike(way, name, language) for way in (claim, *_ways(claim, language)) for name in names
    )


def _ways(claim: str, language: Language) -> list[str]:
    """The claim without what people write around a name: a party or place behind a comma or dash, a title at its
    end, "by" before it. What is left has two words at least, so that "Lee, Ann" never becomes "Lee"."""
    bare = claim.strip(_AROUND)
    first = bare.split(" ")[0].lower()
    if first in language.grammar.author_prepositions:
        bare = bare[len(first) :].strip()
    ways = [bare, _APART.split(bare)[0], bare.partition(",")[0]]
    for way in list(ways):
        words = way.split()
        while len(words) > _TWO and _is_behind_name(words[-1], language):
            words.pop()
        ways.append(" ".join(words))
    words = bare.replace(".", "").split()
    if len(words) == _TWO and len(words[1]) == 1 < len(words[0]):
        ways.append(f"{words[1]}. {words[0]}")  # "Lee A."
    legal = language.names.legal_forms
    if len(words) > _TWO and fold_name(words[-1]) in legal and fold_name(words[0]) not in language.given_names.genders:
        ways.append(" ".join(words[:-1]))  # "Avon Rail Ltd"
    return [way for way in dict.fromkeys(ways) if way != claim and (" " in way.strip() or way == bare)]


def _is_behind_name(word: str, language: Language) -> bool:
    """Whether a word behind a name is an office or a party's letters; not "III", which tells two bearers apart."""
    is_generation = fold_name(word) in language.names.generations
    return not is_generation and (word.isupper() or language.titles.is_title(word))


def _is_handle(handle: str, name: str, language: Language) -> bool:
    """Whether a handle is the name written as one word: @annlee, @Ann_Lee, @lee_ann."""
    person = person_name(name, language)
    letters = fold_name(handle.replace("_", ""))
    given, surname = person.folded_given, bare_surname(person).replace(" ", "")
    return bool(given and surname) and letters in {given + surname, surname + given}


def _holds(claim: str, name: str, language: Language) -> bool:
    """Whether the full name stands in the claim, word for word, with only what describes it around: "Norway PM Ann
    Lee", "Ann Lee Labour leader". Not with what makes it somebody else's: "Ann Lee's wife", "a friend of Ann Lee"."""
    if is_body(claim, language) or is_body(name, language) or _is_of_somebody(claim, language):
        return False
    person = person_name(name, language)
    wanted = [person.folded_given, *person.folded_middle, *person.folded_surname.split()]
    words = [fold_name(word.strip(_AROUND)) for word in claim.split()]
    if not person.given or len(wanted) < _TWO:
        return False
    for at in range(len(words) - len(wanted) + 1):
        before, behind = words[:at], words[at + len(wanted) :]
        if words[at : at + len(wanted)] == wanted:
            return _describes(before, language) and _describes(behind, language)
    return False


def _is_of_generation(name: str, language: Language) -> bool:
    """Whether a name tells its bearer from a father or a son: Ola Berg Jr. is not who "Ola Berg, the mayor" is."""
    return person_name(name, language).folded_suffix in language.names.generations


def _describes(words: list[str], language: Language) -> bool:
    """Whether words beside a name only describe its bearer, and tell of no other generation."""
    names = language.names
    if not language.grammar.name_conjunctions.isdisjoint(words):
        return False
    if not names.generations.isdisjoint(words) or not names.of_another.isdisjoint(words):
        return False
    known = language.given_names.genders
    return not any(word in known and not language.titles.is_title(word) for word in words)


@kept(1 << 12, LONGEST_NAME)
def _is_of_somebody(claim: str, language: Language) -> bool:
    """Whether the claim names somebody by another: "Lee's lawyer", "a spokesman for Lee", "not Lee"."""
    words = claim.split()
    owners = [at for at, word in enumerate(words[:-1]) if word.endswith(tuple(language.grammar.possessives))]
    if owners and not any(word[:1].isupper() for word in words[owners[-1] + 1 :]):
        return True
    before = [fold_name(word) for word in parse_name(claim, language).title.split()][-2:]
    is_another = bool(before) and before[-1] in language.names.of_another
    return is_another and tuple(before) != language.names.according_to


def _has_slip(claim: str, name: str, language: Language) -> bool:
    """Whether the surname is the same and the given name a letter off, and no other name that is known."""
    one, other = person_name(claim, language), person_name(name, language)
    left, right = one.folded_given, other.folded_given
    if (
        not left
        or left == right
        or not right
        or bare_surname(one) != bare_surname(other)
        or one.folded_suffix != other.folded_suffix
    ):
        return False
    if min(len(left), len(right)) < _SHORTEST or not is_slip(left, right, 1, language):
        return False
    known = language.given_names.genders.keys() & {left, right}
    if differ_in_doubling(left, right) or sorted(left) == sorted(right):
        return len(known) < _TWO
    is_long = min(len(left), len(right)) >= _LONG_ENOUGH
    return is_long and (not known or (len(known) == 1 and sounds_alike(left, right, language)))


def _has_slip_in_surname(claim: str, name: str, language: Language) -> bool:
    """Whether the given name is the same in full and the surname, however short, has a letter doubled or one more that
    is not heard: Aass for Aas, Dahm for Dam; not where both are names (Sund, Sunde) and read otherwise."""
    one, other = person_name(claim, language), person_name(name, language)
    left, right = bare_surname(one), bare_surname(other)
    is_same_given = len(one.folded_given) > 1 and one.folded_given == other.folded_given
    if not is_same_given or left == right or one.folded_suffix != other.folded_suffix:
        return False
    if min(len(left), len(right)) < _SHORTEST or are_known_surnames(left, right, language):
        return False
    if differ_in_doubling(left, right) or are_read_alike(left, right, language):
        return True
    is_one_more = len(left) != len(right) and is_slip(left, right, 1, language)
    return is_one_more and sounds_alike(left, right, language) and not are_short_names(left, right, language)


def _is_spelt_alike(claim: str, name: str, language: Language) -> bool:
    """Whether two names of one person have no word that the other spells otherwise."""
    one, other = person_name(claim, language), person_name(name, language)
    left, right = one.folded_given, other.folded_given
    surnames = bare_surname(one).split(), bare_surname(other).split()
    if is_turned_round(one, other, language) or {*surnames[0], left} == {*surnames[1], right}:
        return True
    if set(surnames[0]).isdisjoint(surnames[1]):
        return False
    is_short = not left or not right or left == right or left[:1] == right or right[:1] == left
    return (
        is_short
        or left.replace("-", " ").split()[0] == right.replace("-", " ").split()[0]
        or is_short_form(left, right, language)
        or goes_by_middle_name(one, other, language)
        or goes_by_middle_name(other, one, language)
    )
