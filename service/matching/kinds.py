"""Says what sort of difference stands between some words of the candidate and some words of the quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from service.domain import ChangeKind
from service.language.negation import NEGATING, is_plain_opposite, turns_sense
from service.language.numbers import is_number
from service.language.spelling import read_word
from service.language.words import FUNCTION_WORDS, is_english_word
from service.people.slips import differ_in_doubling, is_known_name, sounds_alike
from service.text.normalise import Word

_LONG_WORD = 5
"""Letters. A misspelling of a word this long may be two letters off, of a shorter one only one."""
_SHORTEST_TYPO = 3
_SHORTEST_MISSPELT_NAME, _LONG_NAME = 5, 6
_MOST_TURNING = 6
_MOST_NUMBERED = 4
"""Words. In longer insertions and omissions a negating word or a number belongs to a clause of its own."""
_CONFUSABLE_NAMES = """
iran iraq iranian iraqi niger nigeria nigerian austria australia austrian australian slovakia slovenia slovak slovene
mali malawi mauritania mauritius dominica dominican zambia gambia korea korean guinea guyana georgia syria syrian
assyria sweden sudan lithuania latvia libya lebanon liberia liberian siberia iberia bolivia colombia columbia taiwan
thailand
"""
_MONTH = "may"
"""A function word, too, unless a capital inside of a sentence makes it a name."""
_PRONOUN = re.compile(r"\b(?:no|any|every|some)[\s-]+\Z", re.IGNORECASE)
_PLACES = frozenset(_CONFUSABLE_NAMES.split())


def kind_of(candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str) -> ChangeKind:
    """The kind of the change that put `candidate` (words of `c_text`) in the place of `quote` (words of `q_text`).

    Either may be empty. The first rule that holds decides: brackets, a number word misspelt, numbers, opposites, one
    word misspelt, words joined or split, negation, names, wording.
    """
    if (not candidate and _are_bracketed(quote)) or (not quote and _are_bracketed(candidate)):
        return ChangeKind.EDITORIAL
    c_norms, q_norms = [word.norm for word in candidate], [word.norm for word in quote]
    is_one_word = len(c_norms) == len(q_norms) == 1
    if is_one_word and _is_number_word_misspelt(c_norms[0], q_norms[0]):
        return ChangeKind.TYPO
    if _is_of_numbers(_without_pronouns(candidate, c_text), _without_pronouns(quote, q_text)):
        return ChangeKind.NUMBER
    if is_one_word and is_plain_opposite(c_norms[0], q_norms[0]):
        return ChangeKind.NEGATION
    if is_one_word and is_typo(c_norms[0], q_norms[0], _is_name(quote[0], q_text)):
        return ChangeKind.TYPO
    return _kind_of_sense(candidate, c_text, quote, q_text)


def _kind_of_sense(candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str) -> ChangeKind:
    if candidate and "".join(word.norm for word in candidate) == "".join(word.norm for word in quote):
        return ChangeKind.SPELLING
    is_short = len(candidate) <= _MOST_TURNING and len(quote) <= _MOST_TURNING
    if is_short and turns_sense(_reads(candidate), _reads(quote)):
        return ChangeKind.NEGATION
    if _is_of_names(candidate, c_text, quote, q_text):
        return ChangeKind.NAME
    return ChangeKind.WORDING


def is_typo(candidate: str, quote: str, is_name: bool = False) -> bool:
    """Whether one word is the other misspelt: one letter off, or two in a word of five or more, and no other word.

    A name must not become another one: see `_may_be_another_name`.
    """
    bare = candidate.replace("'", "")
    if bare == quote.replace("'", ""):
        return True
    if min(len(candidate), len(quote)) < _SHORTEST_TYPO or any(map(str.isdigit, candidate + quote)):
        return False
    most = 2 if max(len(candidate), len(quote)) >= (_LONG_NAME + 2 if is_name else _LONG_WORD) else 1
    if OSA.distance(candidate, quote, score_cutoff=most) > most:
        return False
    if is_name and _may_be_another_name(candidate, quote):
        return False
    if is_english_word(candidate):
        return not is_name and not is_english_word(quote)
    return True


def _may_be_another_name(candidate: str, quote: str) -> bool:
    """Whether a name became one that is known as somebody else's, or a short one that may be.

    A letter left out or put in, and what misspelling does to names (vowels, letters swapped), leave a short one the
    same; another consonant does not. A common word with a capital ("the House") is no name.
    """
    if candidate in _PLACES or (is_known_name(candidate) and not differ_in_doubling(candidate, quote)):
        return True
    is_easily_another = len(quote) < _LONG_NAME or quote in _PLACES
    if not is_easily_another or is_english_word(quote):
        return False
    if len(quote) < _SHORTEST_MISSPELT_NAME:
        return True
    return len(candidate) == len(quote) and not sounds_alike(candidate, quote)


def _is_number_word_misspelt(candidate: str, quote: str) -> bool:
    """Whether a number word became a word that is none, number or other: "milion"; "billion" is another number."""
    if is_number(candidate) or not is_number(quote) or not quote.isalpha():
        return False
    return is_typo(candidate, quote)


def _without_pronouns(words: Sequence[Word], text: str) -> list[str]:
    """The compared forms without the "one" of "no one", which counts nothing."""
    return [word.norm for word in words if word.norm != "one" or not _PRONOUN.search(text, 0, word.start)]


def _is_of_numbers(candidate: Sequence[str], quote: Sequence[str]) -> bool:
    numbers = [norm for norm in (*candidate, *quote) if is_number(norm)]
    if not candidate or not quote:
        return bool(numbers) and len(candidate) + len(quote) <= _MOST_NUMBERED
    return bool(numbers)


def _are_bracketed(words: Sequence[Word]) -> bool:
    return bool(words) and all(word.optional for word in words)


def negates(norms: Sequence[str]) -> bool:
    """Whether a negating word is read among these."""
    return any(read in NEGATING for norm in norms for read in read_word(norm))


def _reads(words: Sequence[Word]) -> list[str]:
    return [read for word in words for read in read_word(word.norm)]


def _is_of_names(candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str) -> bool:
    """A name stands against a name, or against a word that is no common one (a candidate typed without capitals)."""
    named = any(_is_name(word, q_text) for word in quote)
    claimed = any(_is_name(word, c_text) for word in candidate)
    return (named and (claimed or any(_is_uncommon(word) for word in candidate))) or (
        claimed and any(_is_uncommon(word) for word in quote)
    )


def _is_uncommon(word: Word) -> bool:
    return word.norm[0].isalpha() and not is_english_word(word.norm)


def _is_name(word: Word, text: str) -> bool:
    """Whether a word is written as a proper name: a capital inside a sentence, or an uncommon word at its beginning."""
    written = text[word.start : word.end].lstrip("[")
    if not written[:1].isupper() or (word.norm in FUNCTION_WORDS and word.norm != _MONTH):
        return False
    return not (_begins_sentence(word.start, text) and is_english_word(word.norm))


def _begins_sentence(start: int, text: str) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \n\t\r\"'“”‘’([«»")
    return not before or before[-1] in ".!?:…;—"
