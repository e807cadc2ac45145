"""What of two persons' names agrees: given and middle names, suffixes, the order; surnames are compared in `names`."""

from __future__ import annotations

from functools import lru_cache

from service.language.language import Language
from service.people.given_names import is_short_form, may_be_one
from service.people.parsing import PersonName, parse_name
from service.text.kept import LONGEST_NAME, kept
from service.text.name_folding import fold_name

_LONGEST_INITIALS = 2
_MOST_MIDDLE_NAMES = 3  # that anyone is looked for under: a name of sixty words must not cost sixty times as much


@kept(1 << 14, LONGEST_NAME)
def person_name(name: str, language: Language) -> PersonName:
    """The name taken apart; an article, a short title, a particle or initials before it are put in their place."""
    words = name.split()
    if words and words[0].casefold() in language.names.articles:
        name = " ".join(words[1:])
    person = parse_name(name, language)
    title, given, middle, surname = person.title, person.given, person.middle, person.surname
    if given.endswith(".") and len(person.folded_given) > _LONGEST_INITIALS:
        title, given, middle = given, "".join(middle[:1]), middle[1:]
    elif person.folded_given in language.names.particles:
        given, surname, middle = "", " ".join((given, *middle, surname)), ()
    elif given.isalpha() and given.isupper() and len(given) == _LONGEST_INITIALS and not name.isupper():  # JD Vance
        given, middle = given[0], (given[1], *middle)
    elif "." in given[:-1]:
        given, *more = given.rstrip(".").split(".")
        middle = (*more, *middle)
    while len(fold_name(surname.partition(" ")[0])) == 1 and " " in surname:  # a middle initial, not the particle "e"
        initial, _, surname = surname.partition(" ")
        middle = (*middle, initial)
    return PersonName(title, given, middle, surname, person.suffix)


@lru_cache(maxsize=1 << 14)
def words_of(person: PersonName) -> tuple[str, ...]:
    """The folded words of the name in order, without title and suffix; a double surname in two."""
    return (person.folded_given, *person.folded_middle, *bare_surname(person).split())


def bare_surname(person: PersonName) -> str:
    """The folded surname, a hyphen written as a space."""
    return person.folded_surname.replace("-", " ")


def givens_agree(one: PersonName, other: PersonName, language: Language) -> bool:
    """The given names agree, or one is called by a middle name: "J. Robert" and "Robert"."""
    left, right = one.folded_given, other.folded_given
    if not may_be_one(left, right, language):
        return goes_by_middle_name(one, other, language) or goes_by_middle_name(other, one, language)
    if not one.middle or not other.middle:
        return True
    return [part[:1] for part in one.folded_middle] == [part[:1] for part in other.folded_middle]


def goes_by_middle_name(full: PersonName, short: PersonName, language: Language) -> bool:
    """Whether `short` has for a given name the middle name of `full`, or its short form: J. Robert, Bob."""
    given = short.folded_given
    called = [part for part in full.folded_middle[:_MOST_MIDDLE_NAMES] if len(part) > 1]
    return not short.middle and any(given == part or is_short_form(given, part, language) for part in called)


def endings_agree(one: PersonName, other: PersonName, language: Language) -> bool:
    """No two different suffixes; a suffix on one side only when the rest shows that it is the same person.

    That is a whole middle name that both have (Martin Luther King), or everyday and formal names of one given name
    (Joe Biden, Joseph R. Biden Jr.). An initial both have is not enough: father and son share it. Who was named
    for a grandfather or an uncle often leaves the number out (Robert Mueller, Robert S. Mueller III).
    """
    if same_generation(one, other, language) or _is_later_generation_left_out(one, other, language):
        return True
    generations = language.names.generations
    junior, plain = (one, other) if one.folded_suffix in generations else (other, one)
    if plain.folded_suffix in generations:
        return False
    if plain.middle:
        return plain.folded_middle == junior.folded_middle and len(plain.folded_middle[0]) > 1
    return bool(junior.middle) and is_short_form(plain.folded_given, junior.folded_given, language)


def same_generation(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether no suffix tells the two apart as father and son, the same suffix on both included."""
    return (
        one.folded_suffix == other.folded_suffix
        or not {one.folded_suffix, other.folded_suffix} & language.names.generations
    )


def _is_later_generation_left_out(one: PersonName, other: PersonName, language: Language) -> bool:
    suffixes = {one.folded_suffix, other.folded_suffix}
    return "" in suffixes and suffixes - {""} <= language.names.later_generations


def is_turned_round(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether one of two names is surname first; where both words are given names only capitals tell (LEE Jordan)."""
    turned = one.folded_given == bare_surname(other) and bare_surname(one) == other.folded_given
    if not turned or not one.folded_given:
        return False
    is_told = any(word.isupper() for word in (one.given, other.given))
    return is_told or not language.given_names.genders.keys() >= {one.folded_given, bare_surname(one)}
