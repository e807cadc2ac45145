"""What a wording is found by: its words, its pairs of neighbouring words, and the letter trigrams of short wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Final, Literal
from zlib import crc32

from service.text.normalise import Word, Wording, has_brackets, normalise, norms_of

Field = Literal["pairs", "words", "trigrams", "all_words"]
PAIRS: Final = "pairs"
WORDS: Final = "words"
TRIGRAMS: Final = "trigrams"
ALL_WORDS: Final = "all_words"
"""The words of a whole long quote, which WORDS has by passage: for who looks for words that may stand far apart."""
FIELDS: tuple[Field, ...] = (WORDS, PAIRS, TRIGRAMS, ALL_WORDS)
Document = Mapping[Field, Sequence[str]]
"""What an index keeps together: the terms of each field, once each; a field that is not there has none."""

PASSAGE_WORDS = 48
PASSAGE_OVERLAP = 16
"""Long quotes are indexed in passages of so many words, so that a fragment of a long quote counts for as much as a
short quote (BM25 divides by the length). A fragment as long as the overlap always stands whole in one passage."""
LONGEST_TRIGRAM_WORDING = 8
"""Words. Longer wordings are found by the words that a typo left whole; trigrams of all would double the index."""
_LONGEST_TERM = 60
PAIR_BUCKETS = 2**17
"""Pairs are kept by hash. Most pairs stand in one quote only: their own spelling in the term dictionary took 67 bytes
a quote, the buckets take 2 to 10. A pair's bucket holds 130 of a million quotes on average, and ten pairs are asked
for, so that hardly a stranger shares two by chance; ranking reads the words."""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"
_PAIRS_OF_DIGITS = tuple(map("".join, product(_DIGITS, repeat=2)))
_OF_THREE_LETTERS = len(_DIGITS) ** 3


def documents(text: str, buckets: int = PAIR_BUCKETS) -> Iterator[Document]:
    """What an index holds of a quote: a document for each passage and, of a long quote, one with all of its words.

    `buckets` is how many the engine keeps pairs in.
    """
    if has_brackets(text):
        yield from _of_bracketed(normalise(text), buckets)
        return
    norms = [norm[:_LONGEST_TERM] for norm in norms_of(text)]
    letters = _trigrams(norms)
    spelled = _spelled(norms, buckets)  # of all: passages overlap, and what they have in common is made once
    starts = _starts(len(norms)) if norms else ()
    for start in starts:
        end = start + PASSAGE_WORDS
        yield {WORDS: _once(norms[start:end]), PAIRS: _once(spelled[start : end - 1]), TRIGRAMS: letters}
    if len(starts) > 1:
        yield {ALL_WORDS: _once(norms)}


def _of_bracketed(wording: Wording, buckets: int) -> Iterator[Document]:
    pieces = passages(wording)
    letters = trigrams(wording.words)
    for words in pieces:
        yield {WORDS: distinct_words(words), PAIRS: pairs(words, buckets), TRIGRAMS: letters}
    if len(pieces) > 1:
        yield {ALL_WORDS: distinct_words(wording.words)}


def _starts(words: int) -> range:
    """Where the passages of so many words begin."""
    return range(0, max(1, words - PASSAGE_OVERLAP), PASSAGE_WORDS - PASSAGE_OVERLAP)


def passages(wording: Wording, most: int | None = None) -> list[Sequence[Word]]:
    """The words of each passage of a wording; a short wording is one passage, one without words has none.

    With `most`, only so many passages: the first, the last and evenly between.
    """
    words = wording.words
    starts: Sequence[int] = _starts(len(words))
    if most is not None and len(starts) > most:
        starts = [starts[number * (len(starts) - 1) // (most - 1)] for number in range(most)]
    pieces = (words[start : start + PASSAGE_WORDS] for start in starts)
    return [piece for piece in pieces if piece]


def distinct_words(words: Sequence[Word]) -> tuple[str, ...]:
    """The words, once each."""
    return _once(word.norm[:_LONGEST_TERM] for word in words)


def pairs(words: Sequence[Word], buckets: int = PAIR_BUCKETS) -> tuple[str, ...]:
    """The pairs of neighbours, once each; around words in editorial brackets also the pair that leaves them out."""
    norms = [word.norm[:_LONGEST_TERM] for word in words]
    kept = [word.norm[:_LONGEST_TERM] for word in words if not word.optional]
    return _once([*_spelled(norms, buckets), *(_spelled(kept, buckets) if len(kept) < len(norms) else ())])


def trigrams(words: Sequence[Word]) -> tuple[str, ...]:
    """The letter trigrams of a short wording, its ends marked; none for a long one."""
    return _trigrams([word.norm[:_LONGEST_TERM] for word in words])


def _trigrams(norms: Sequence[str]) -> tuple[str, ...]:
    if len(norms) > LONGEST_TRIGRAM_WORDING:
        return ()
    letters = "_".join(["", *norms, ""])
    return _once(letters[start : start + 3] for start in range(len(letters) - 2))


def _once(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))


def _spelled(norms: Sequence[str], buckets: int) -> list[str]:
    """The bucket of each pair of neighbours, in as few letters as tell so many apart."""
    # What is hashed is "left_right", in two steps: most left words are hashed only once in a text.
    written = [norm.encode() for norm in norms]
    lefts = {word: crc32(word + b"_") for word in set(written)}
    numbers = [crc32(right, lefts[left]) % buckets for left, right in pairwise(written)]
    if buckets <= _OF_THREE_LETTERS:
        return [_PAIRS_OF_DIGITS[number >> 6] + _DIGITS[number & 63] for number in numbers]
    return [_PAIRS_OF_DIGITS[number >> 12] + _PAIRS_OF_DIGITS[number & 4095] for number in numbers]
