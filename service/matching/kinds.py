"""Says what sort of difference stands between some words of the candidate and some words of the quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.domain import ChangeKind
from service.language.capitals import language_of_quote, may_be_name
from service.language.language import Language
from service.language.word_classes import Sort
from service.matching.misspelling import is_another_word, is_typo
from service.text.normalise import Word

_MOST_TURNING = 6
_MOST_NUMBERED = 4
"""Words. In longer insertions and omissions a negating word or a number belongs to a clause of its own."""


def kind_of(
    candidate: Sequence[Word], c_text: str, quote: Sequence[Word], q_text: str, language: Language
) -> ChangeKind:
    """The kind of the change that put `candidate` (words of `c_text`) in the place of `quote` (words of `q_text`).

    Either may be empty. The first rule that holds decides: brackets, a number word misspelt, numbers and dates,
    opposites, one word misspelt, words joined or split, negation, names, wording.
    """
    if (not candidate and _are_bracketed(quote)) or (not quote and _are_bracketed(candidate)):
        return ChangeKind.EDITORIAL
    c_norms, q_norms = [word.norm for word in candidate], [word.norm for word in quote]
    is_one_word = len(c_norms) == len(q_norms) == 1
    if is_one_word and _is_number_word_misspelt(c_norms[0], q_norms[0], language):
        return ChangeKind.TYPO
    if _is_of_numbers(_counting(candidate, c_text, language), _counting(quote, q_text, language)) or (
        _is_dated(candidate, c_text, language) and _is_dated(quote, q_text, language)
    ):
        return ChangeKind.NUMBER
    if is_one_word and language.negation.is_plain_opposite(c_norms[0], q_norms[0]):
        return ChangeKind.NEGATION
    if is_one_word and _is_misspelt(candidate[0], c_text, quote[0], q_text, language):
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
    if is_short and _is_of_doubt(
        _plain_reads(candidate, c_text, language), _plain_reads(quote, q_text, language), language
    ):
        return ChangeKind.HEDGE
    if _is_of_names(candidate, c_text, quote, q_text, language):
        return ChangeKind.NAME
    return ChangeKind.WORDING


def _is_number_word_misspelt(candidate: str, quote: str, language: Language) -> bool:
    """Whether a number word became a word that is none, number or other: "milion"; "billion" is another number."""
    is_number = language.numbers.is_number
    if is_number(candidate) or not is_number(quote) or not quote.isalpha():
        return False
    return is_typo(candidate, quote, language)


def _is_misspelt(candidate: Word, c_text: str, quote: Word, q_text: str, language: Language) -> bool:
    """Whether a word is another one misspelt, and no other word of the language that the quote is in."""
    is_name = _is_name(quote, q_text, language)
    if not is_typo(candidate.norm, quote.norm, language, is_name=is_name):
        return False
    code = language_of_quote(q_text)
    if is_name or code == language.code:
        return True
    return not is_another_word(c_text[candidate.start : candidate.end], q_text[quote.start : quote.end], code)


class _Counting(NamedTuple):
    """How many of the words can count something, and those that do; the others are a part of a name ("First")."""

    words: int
    counting: int
    named: int


def _counting(words: Sequence[Word], text: str, language: Language) -> _Counting:
    """The numbers among the words, without the "one" of "no one", which counts nothing."""
    is_number, is_pronoun = language.numbers.is_number, language.numbers.is_pronoun
    left = [word for word in words if not is_pronoun(word.norm, text, word.start)]
    numbers = [word for word in left if is_number(word.norm)]
    named = sum(_is_part_of_name(word, text) for word in numbers)
    return _Counting(len(left), len(numbers) - named, named)


def _is_part_of_name(word: Word, text: str) -> bool:
    """Whether a number word has a capital beside another word with one, as the names of parties and wars have, in a
    text that is not all titles."""
    if not (text[word.start].isupper() and word.norm.isalpha()) or _begins_sentence(word.start, text):
        return False
    capitals = [written[0].isupper() for written in text.split()]
    if 2 * sum(capitals) > len(capitals):
        return False
    before, behind = text[: word.start].split(), text[word.end :].split()
    return any(written[:1].isupper() for written in (*before[-1:], *behind[:1]))


def _is_of_numbers(candidate: _Counting, quote: _Counting) -> bool:
    """Whether numbers differ. "America First" is no number, unless another one stands in its place."""
    if not candidate.words or not quote.words:
        return candidate.counting + quote.counting > 0 and candidate.words + quote.words <= _MOST_NUMBERED
    is_for_number = candidate.named > 0 and quote.counting + quote.named > 0
    return candidate.counting + quote.counting > 0 or is_for_number


def _is_dated(words: Sequence[Word], text: str, language: Language) -> bool:
    """Whether the words name a month or a day of the week; one that is a common word, too ("may", "march"), does where
    it has a capital, or where nothing has one."""
    months, days = language.spelling.months, language.word_classes.lists.days
    named = [word for word in words if word.norm in months or word.norm in days]
    is_common = language.vocabulary.is_common_word
    return any(text[word.start].isupper() or not is_common(word.norm) or text.islower() for word in named)


def _are_bracketed(words: Sequence[Word]) -> bool:
    return bool(words) and all(word.optional for word in words)


def negates(norms: Sequence[str], language: Language) -> bool:
    """Whether a negating word is read among these."""
    negating, read_word = language.negation.words, language.spelling.read_word
    return any(spoken in negating for norm in norms for spoken in read_word(norm))


def _reads(words: Sequence[Word], language: Language) -> list[str]:
    return [spoken for word in words for spoken in language.spelling.read_word(word.norm)]


def _plain_reads(words: Sequence[Word], text: str, language: Language) -> list[str]:
    """The words as they are read, without the names of months: "May" is no verb."""
    months = language.spelling.months
    return _reads(
        [
            word
            for word in words
            if word.norm not in months or text[word.start].islower() or _begins_sentence(word.start, text)
        ],
        language,
    )


def _is_of_doubt(candidate: Sequence[str], quote: Sequence[str], language: Language) -> bool:
    """Whether what one side leaves in doubt, or says may be so, the other one says outright."""
    if not candidate or not quote:
        return False
    framing, sorts = language.framing, language.word_classes.sorts
    doubts = [not framing.hedges.isdisjoint(reads) for reads in (candidate, quote)]
    is_open = [not framing.open.isdisjoint(reads) for reads in (candidate, quote)]
    if doubts[0] != doubts[1]:
        return not is_open[doubts[0]]
    says = [any(sorts.get(read, 0) & (Sort.AUXILIARY | Sort.MODAL) for read in reads) for reads in (candidate, quote)]
    if any(doubts) or is_open[0] == is_open[1] or not all(says):
        return False
    return not framing.unsure.isdisjoint(candidate if is_open[0] else quote)


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
    if _begins_sentence(word.start, text) and language.vocabulary.is_common_word(word.norm):
        return False
    return may_be_name(written, text)


def _begins_sentence(start: int, text: str) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \n\t\r\"'“”‘’([«»")
    return not before or before[-1] in ".!?:…;—"
