"""How rare a word is in a language, in bits, and which language some words are likely to be in.

The lists are wordfreq's: ready made, and the same however many articles are recorded.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import log2
from pathlib import Path

from service.language.frequencies import DEFAULT, word_list
from service.text.folding import fold_word
from service.text.kept import KeptByWord

RAREST = 20.0
"""Bits of a word outside the list: one in a million words, where the lists end."""
RAREST_LETTER = 12.0
"""Bits of a single letter outside the list: of scripts without spaces each sign is a word here, and part of many."""
MOST_FREQUENT = 100
"""Words of each language that it is known by."""
LEAST_FREQUENT, CLEARLY_MORE, LEAST_SHARE = 2, 3, 0.25
"""Frequent words that show a language: so many, so many times those of English, such a share of all words."""
_LIST = "small"
_MOST_LISTS = 6
"""Lists kept in memory, of some 4 MB each."""
_MOST_UNLISTED = 1 << 15
"""Words outside a list that are kept with their rarity: strangers write as many as they like."""
_PARTS = re.compile(r"[^\W_]+")
_FILE = Path(__file__).parent / "most_frequent.toml"


class Rarity:
    """The rarity of words in one language; a word is looked up in its compared form."""

    def __init__(self, code: str) -> None:
        self._bits = _bits_by_norm(code)
        self._unlisted = KeptByWord(self._bits_of_unlisted, _MOST_UNLISTED)

    def bits(self, norm: str) -> float:
        """How rare the word is: n bits are one word in 2 to the n. From 0, for a sign, to RAREST."""
        bits = self._bits.get(norm)
        return self._unlisted[norm] if bits is None else bits

    def sum(self, norms: Iterable[str]) -> float:
        """How rare the words are together, in bits."""
        return sum(map(self.bits, norms))

    def _bits_of_unlisted(self, norm: str) -> float:
        """A number by its digits; "l'ecole" and "u.s." as the rarest of their parts."""
        if not any(map(str.isalnum, norm)):
            return 0.0
        if any(map(str.isdigit, norm)):
            return self._bits_of_number(norm)
        listed = self._bits.get(norm.strip("."))
        if listed is not None:
            return listed
        parts = _PARTS.findall(norm)
        if len(parts) > 1:
            return max(map(self.bits, parts))
        return RAREST if len(norm) > 1 else RAREST_LETTER

    def _bits_of_number(self, norm: str) -> float:
        from wordfreq.numbers import digit_freq, smash_numbers  # noqa: PLC0415  # as in _bits_by_norm

        shape = self._bits.get(smash_numbers(norm))
        return RAREST if shape is None else min(RAREST, shape - log2(digit_freq(norm)))


@lru_cache(maxsize=_MOST_LISTS)
def rarity(code: str) -> Rarity:
    """The rarity of words in the language of `code` (ISO 639-1); without a list every word is as rare as can be.

    The first word of a language loads its list: some 60 ms, and 200 ms for the first list of all.
    """
    return Rarity(code)


def rarity_among(norms: Sequence[str]) -> Rarity:
    """The rarity of words in the language that most of `norms` are frequent in; in English where that is not plain.

    Candidate quotes come without a language, and this costs no model. Some frequent words of another language stand in
    most sentences, so it must have CLEARLY_MORE of them than English, and the words must be less rare in it.
    """
    frequent = _languages_by_word()
    of_default = sum(DEFAULT in frequent.get(norm, ()) for norm in norms)
    if CLEARLY_MORE * of_default > len(norms):  # no other can have so many more: nearly every English sentence
        return rarity(DEFAULT)
    counts = Counter(code for norm in norms for code in frequent.get(norm, ()))
    best = max(counts, key=lambda code: (counts[code], code == DEFAULT, code), default=DEFAULT)
    is_plain = counts[best] >= max(LEAST_FREQUENT, CLEARLY_MORE * of_default, LEAST_SHARE * len(norms))
    if best == DEFAULT or not is_plain:
        return rarity(DEFAULT)
    return min(rarity(DEFAULT), rarity(best), key=lambda each: each.sum(norms))


def most_frequent(code: str) -> list[str]:
    """The MOST_FREQUENT words of a language, in their compared forms; what the file of all languages is made from."""
    from wordfreq import iter_wordlist  # noqa: PLC0415  # as in _bits_by_norm

    words: dict[str, None] = {}
    for word in iter_wordlist(code, _LIST):
        if len(words) == MOST_FREQUENT:
            break
        if not any(map(str.isdigit, word)):
            words[fold_word(word)] = None
    return list(words)


@cache
def _languages_by_word() -> Mapping[str, frozenset[str]]:
    codes: dict[str, set[str]] = {}
    for code, words in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        for word in words.split():
            codes.setdefault(word, set()).add(code)
    return {word: frozenset(of_word) for word, of_word in codes.items()}


def _bits_by_norm(code: str) -> dict[str, float]:
    bits: dict[str, float] = {}
    for centibels, words in enumerate(word_list(code, _LIST)):
        rarity_of_words = centibels / 100 * log2(10)
        for word in words:
            bits.setdefault(fold_word(word), rarity_of_words)
    return bits
