"""Names of bodies: told from persons' names, and compared: with or without "the", in full or by their first letters."""

from __future__ import annotations

from service.language.language import Language
from service.people.acronyms import is_acronym
from service.people.parsing import parse_name
from service.text.kept import LONGEST_NAME, kept
from service.text.name_folding import fold_name

_TWO = 2
_LEAST_CUT_SHORT = 3
"""Words that say something: a "Department of Health" need not be that of Health and Human Services."""


@kept(1 << 14, LONGEST_NAME)
def is_body(name: str, language: Language) -> bool:
    """Whether a name is a body's: a word for a body in it, behind any title, or one word of capitals only."""
    plain = name.replace(".", "")
    if plain.isupper() and " " not in plain and len(plain) > 1:
        return True
    person = parse_name(name, language)
    is_joined = not language.grammar.name_conjunctions.isdisjoint(name.split())  # "Trade and Industry Ministry"
    words = [fold_name(word) for word in (name if is_joined else person.full or name).split()]
    if language.names.words_of_bodies.isdisjoint(words):
        return False
    is_surname = person.folded_surname in language.names.body_words_and_surnames  # Frank Church
    return not (is_surname and person.folded_given in language.given_names.genders)


def is_same_body(one: str, other: str, language: Language) -> bool:
    """Whether two names of bodies are one body's."""
    left, right = (_without_sort(_words(name, language), language) for name in (one, other))
    if left == right or _is_cut_short(left, right, language) or _is_cut_short(right, left, language):
        return True
    if _as_ministry(left, language) == _as_ministry(right, language):
        return True
    return is_acronym("".join(left), other, language) or is_acronym("".join(right), one, language)


def _without_sort(words: list[str], language: Language) -> list[str]:
    """Without the legal form or the sort of body, where the words before it name a body already: Fox News Channel."""
    names = language.names
    while len(words) > _TWO and words[-2] in names.words_of_bodies and words[-1] in names.left_out_of_bodies:
        words = words[:-1]
    return words


def _is_cut_short(short: list[str], full: list[str], language: Language) -> bool:
    """Whether a body's name that says much by itself is the other up to an "and"."""
    names = language.names
    joints = language.grammar.name_conjunctions
    weighty = [word for word in short if word not in names.binding_words]
    is_begun = full[: len(short)] == short and full[len(short) : len(short) + 1] != [] and full[len(short)] in joints
    return is_begun and len(weighty) >= _LEAST_CUT_SHORT and weighty[-1] not in names.words_of_bodies


def _words(name: str, language: Language) -> list[str]:
    """The words of `name` folded and in one spelling (defense for defence), without an article before them."""
    words = [_in_one_spelling(word, language) for word in map(fold_name, name.split())]
    return words[1:] if words and words[0] in language.names.articles else words


def _in_one_spelling(word: str, language: Language) -> str:
    spoken = language.spelling.read_word(word)
    return spoken[0] if len(spoken) == 1 else word


def _as_ministry(words: list[str], language: Language) -> list[str]:
    """The words of a ministry's name in one order: Department of Defense, Defense Department. Others as they are."""
    if language.names.ministries.isdisjoint(words):
        return words
    return sorted(word for word in words if word not in language.names.binding_words)
