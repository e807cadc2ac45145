"""Compares a role that stands for a name ("Avon's prime minister") with what an article says that somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.language.language import Language
from service.language.word_classes import Sort
from service.people.bodies import is_body
from service.text.kept import LONGEST_NAME, kept
from service.text.name_folding import fold_name

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*\.?")
_LONGEST_PHRASE = 5
_ALIKE_FROM = 4
"""Letters. A place and what is of it begin alike: Georgia, Georgian; where they do not, a list has them."""
_MOST_ADDED = 4
_LEAST_WORDS = 2
_LEAST_WORDS_OF_BODY = 3
_NOUNS = Sort.PERSON | Sort.TITLE


def fits_role(claim: str, roles: Iterable[str], language: Language) -> bool:
    """Whether `claim` is one of `roles`, or less of one of them, and says enough to mean one person: "the mayor of
    Avon" is "Avon Mayor"; "the mayor" could be anywhere's, and "the former mayor of Avon" is another.

    A name in brackets that the article puts to a body counts as it is.
    """
    if any(_plain(claim, language) == _plain(role, language) and not _is_office(role, language) for role in roles):
        return True
    asked = _words(claim, language)
    return is_precise(claim, language) and any(_covers(_words(role, language), asked, language) for role in roles)


def is_role(claim: str, language: Language) -> bool:
    """Whether `claim` says what somebody is, and no name: its noun is an office or a noun for a person."""
    head = _head(claim, language)
    if head is None or not _sort(head, language) & _NOUNS:
        return False
    words = _plain(claim, language).split()
    if any(word in language.given_names.genders and not _sort(word, language) & _NOUNS for word in words):
        return False
    is_office = head in language.titles.offices and head not in language.names.namelike_titles
    is_written_small = any(word.islower() and fold_name(word) == head for word in claim.split())
    return is_office or is_written_small or len(words) == 1 or bool(_POSSESSIVE.search(claim))


def is_precise(claim: str, language: Language) -> bool:
    """Whether a role says whose or where it is: a place, a body or another name stands in it."""
    return any(not _is_generic(word, language) for word in _words(claim, language)) or _names_body(claim, language)


def _names_body(claim: str, language: Language) -> bool:
    """Whether a role ends with a body's name of three words and more, however common each is by itself: "head of the
    Harbour Safety Board"; not "of the Foreign Ministry"."""
    words = claim.split()
    of = next((at for at, word in enumerate(words) if word in language.word_classes.lists.prepositions), len(words))
    name = [word for word in words[of + 1 :] if word not in language.names.articles]
    is_written_as_name = len(name) >= _LEAST_WORDS_OF_BODY and all(word[:1].isupper() for word in name)
    is_ministry = not language.names.ministries.isdisjoint(map(fold_name, name))
    return is_written_as_name and not is_ministry and is_body(" ".join(name), language)


def is_generic(claim: str, language: Language) -> bool:
    """Whether a claim is only words that name nobody: "Government", "a senior adviser", "the Foreign Ministry"."""
    words = _plain(claim, language).split()
    is_small = claim.islower()
    capitals = {fold_name(word) for word in claim.split() if word[:1].isupper()}
    return bool(words) and all(
        _is_generic(word, language)
        or ((is_small or word not in capitals or len(words) == 1) and _is_common(word, language))
        for word in words
    )


def _is_common(word: str, language: Language) -> bool:
    is_name = word in language.names.known_surnames or word in language.given_names.genders
    return not is_name and language.vocabulary.is_common_word(word)


def _is_generic(word: str, language: Language) -> bool:
    names, sort = language.names, _sort(word, language)
    if sort & Sort.PLACE or (word in names.same_in_role and word not in language.titles.words):
        return False
    kinds = Sort.PERSON | Sort.TITLE | Sort.BODY | Sort.BODY_WORD | Sort.DETERMINER | Sort.PREPOSITION | Sort.PRONOUN
    return bool(sort & kinds) or word in names.complements or word in names.qualifiers


def _sort(word: str, language: Language) -> int:
    sorts = language.word_classes.sorts
    return sorts.get(word, 0) | (sorts.get(word.removesuffix("s"), 0) if word.endswith("s") else 0)


def _head(claim: str, language: Language) -> str | None:
    """The noun: the last word, or the last in front of "of" and the like."""
    words = _plain(claim, language).split()
    for at, word in enumerate(words):
        if at and language.word_classes.sorts.get(word, 0) & Sort.PREPOSITION:
            return words[at - 1]
    return words[-1] if words else None


def _is_office(role: str, language: Language) -> bool:
    head = _head(role, language)
    return head is not None and bool(_sort(head, language) & (_NOUNS | Sort.BODY))


def _covers(role: frozenset[str], asked: frozenset[str], language: Language) -> bool:
    """Whether every word asked for stands in the role, an office among them; who was it once, or is second to it, is
    not who is it."""
    names = language.names
    if len(asked) < _LEAST_WORDS or not any(_is_office_word(word, language) for word in asked):
        return False
    if any(role & words != asked & words for words in (names.qualifiers, names.lower_ranks)):
        return False
    is_held = all(any(_is_alike(word, other, language) for other in role) for word in asked)
    return is_held and len(role - asked) <= _MOST_ADDED


def _is_office_word(word: str, language: Language) -> bool:
    return bool(_sort(word, language) & _NOUNS) or word in language.names.offices_alike


def _is_alike(one: str, other: str, language: Language) -> bool:
    """Whether two words are one, or a place and what is of it: Georgia, Georgian."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    stem = short[: max(_ALIKE_FROM, len(short) - 2)]
    return len(short) >= _ALIKE_FROM and long.startswith(stem) and long.endswith(language.names.origin_endings)


@kept(1 << 12, LONGEST_NAME)
def _words(text: str, language: Language) -> frozenset[str]:
    """The words that tell, each place and office by the first of its names."""
    names = language.names
    words = _plain(text, language).split()
    found, at = [], 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = "-".join(words[at : at + length])
            if phrase in names.same_in_role or length == 1:
                found.append(names.same_in_role.get(phrase, phrase))
                at += length
                break
    left_out = Sort.DETERMINER | Sort.PREPOSITION
    sorts = language.word_classes.sorts
    return frozenset(word for word in found if word not in names.binding_words and not sorts.get(word, 0) & left_out)


@kept(1 << 12, LONGEST_NAME)
def _plain(text: str, language: Language) -> str:
    """The folded words, without an article in front and without "'s"."""
    words = [fold_name(word) for word in _WORD.findall(_POSSESSIVE.sub("", text))]
    skipped = language.grammar.definite_article | language.grammar.indefinite | language.names.articles
    return " ".join(words[1:] if words and words[0] in skipped else words)
