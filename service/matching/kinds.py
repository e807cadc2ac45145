"""Says what sort of difference stands between some words of the candidate and some words of the quote."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from service.domain import ChangeKind
from service.language.language import Language
from service.people.slips import differ_in_doubling, is_known_name, sounds_alike
from service.text.normalise import Word

_LONG_WORD = 5
"""Letters. A misspelling of a word this long may be two letters off, of a shorter one only one."""
_SHORTEST_TYPO = 3
_SHORTEST_MISSPELT_NAME, _LONG_NAME = 5, 6
_MOST_TURNING = 6
_MOST_NUMBERED = 4
"""Words. In longer insertions and omissions a negating word or a number belongs to a clause of its own."""


def kind_of(
    candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str, language: Language
) -> ChangeKind:
    """The kind of the change that put `candidate` (words of `c_text`) in the place of `quote` (words of `q_text`).

    Either may be empty. The first rule that holds decides: brackets, a number word misspelt, numbers, opposites, one
    word misspelt, words joined or split, negation, names, wording.
    """
    if (not candidate and _are_bracketed(quote)) or (not quote and _are_bracketed(candidate)):
        return ChangeKind.EDITORIAL
    c_norms, q_norms = [word.norm for word in candidate], [word.norm for word in quote]
    is_one_word = len(c_norms) == len(q_norms) == 1
    if is_one_word and _is_number_word_misspelt(c_norms[0], q_norms[0], language):
        return ChangeKind.TYPO
    c_counted, q_counted = _without_pronouns(candidate, c_text, language), _without_pronouns(quote, q_text, language)
    if _is_of_numbers(c_counted, q_counted, language):
        return ChangeKind.NUMBER
    if is_one_word and language.negation.is_plain_opposite(c_norms[0], q_norms[0]):
        return ChangeKind.NEGATION
    if is_one_word and is_typo(c_norms[0], q_norms[0], language, is_name=_is_name(quote[0], q_text, language)):
        return ChangeKind.TYPO
    return _kind_of_sense(candidate, c_text, quote, q_text, language)


def _kind_of_sense(
    candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str, language: Language
) -> ChangeKind:
    if candidate and "".join(word.norm for word in candidate) == "".join(word.norm for word in quote):
        return ChangeKind.SPELLING
    is_short = len(candidate) <= _MOST_TURNING and len(quote) <= _MOST_TURNING
    if is_short and language.negation.turns_sense(_reads(candidate, language), _reads(quote, language)):
        return ChangeKind.NEGATION
    if _is_of_names(candidate, c_text, quote, q_text, language):
        return ChangeKind.NAME
    return ChangeKind.WORDING


def is_typo(candidate: str, quote: str, language: Language, *, is_name: bool = False) -> bool:
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
    if is_name and _may_be_another_name(candidate, quote, language):
        return False
    if language.vocabulary.is_common_word(candidate):
        return not is_name and not language.vocabulary.is_common_word(quote)
    return True


def _may_be_another_name(candidate: str, quote: str, language: Language) -> bool:
    """Whether a name became one that is known as somebody else's, or a short one that may be.

    A letter left out or put in, and what misspelling does to names (vowels, letters swapped), leave a short one the
    same; another consonant does not. A common word with a capital ("the House") is no name.
    """
    confusable = language.vocabulary.confusable_places
    if candidate in confusable or (is_known_name(candidate, language) and not differ_in_doubling(candidate, quote)):
        return True
    is_easily_another = len(quote) < _LONG_NAME or quote in confusable
    if not is_easily_another or language.vocabulary.is_common_word(quote):
        return False
    if len(quote) < _SHORTEST_MISSPELT_NAME:
        return True
    return len(candidate) == len(quote) and not sounds_alike(candidate, quote, language)


def _is_number_word_misspelt(candidate: str, quote: str, language: Language) -> bool:
    """Whether a number word became a word that is none, number or other: "milion"; "billion" is another number."""
    is_number = language.numbers.is_number
    if is_number(candidate) or not is_number(quote) or not quote.isalpha():
        return False
    return is_typo(candidate, quote, language)


def _without_pronouns(words: Sequence[Word], text: str, language: Language) -> list[str]:
    """The compared forms without the "one" of "no one", which counts nothing."""
    is_pronoun = language.numbers.is_pronoun
    return [word.norm for word in words if not is_pronoun(word.norm, text, word.start)]


def _is_of_numbers(candidate: Sequence[str], quote: Sequence[str], language: Language) -> bool:
    numbers = [norm for norm in (*candidate, *quote) if language.numbers.is_number(norm)]
    if not candidate or not quote:
        return bool(numbers) and len(candidate) + len(quote) <= _MOST_NUMBERED
    return bool(numbers)


def _are_bracketed(words: Sequence[Word]) -> bool:
    return bool(words) and all(word.optional for word in words)


def negates(norms: Sequence[str], language: Language) -> bool:
    """Whether a negating word is read among these."""
    negating, read_word = language.negation.words, language.spelling.read_word
    return any(spoken in negating for norm in norms for spoken in read_word(norm))


def _reads(words: Sequence[Word], language: Language) -> list[str]:
    return [spoken for word in words for spoken in language.spelling.read_word(word.norm)]


def _is_of_names(
    candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str, language: Language
) -> bool:
    """A name stands against a name, or against a word that is no common one (a candidate typed without capitals)."""
    named = any(_is_name(word, q_text, language) for word in quote)
    claimed = any(_is_name(word, c_text, language) for word in candidate)
    return (named and (claimed or any(_is_uncommon(word, language) for word in candidate))) or (
        claimed and any(_is_uncommon(word, language) for word in quote)
    )


def _is_uncommon(word: Word, language: Language) -> bool:
    return word.norm[0].isalpha() and not language.vocabulary.is_common_word(word.norm)


def _is_name(word: Word, text: str, language: Language) -> bool:
    """Whether a word is written as a proper name: a capital inside a sentence, or an uncommon word at its beginning."""
    written = text[word.start : word.end].lstrip("[")
    if not written[:1].isupper() or word.norm in language.vocabulary.never_names:
        return False
    return not (_begins_sentence(word.start, text) and language.vocabulary.is_common_word(word.norm))


def _begins_sentence(start: int, text: str) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \n\t\r\"'“”‘’([«»")
    return not before or before[-1] in ".!?:…;—"
