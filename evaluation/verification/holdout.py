"""Chooses what is kept out of the index: quotes that nothing recorded says, and quotes of which only a longer or
shorter wording is recorded.

A held-back quote is a negative only if nothing recorded truly says it: with it goes its family, the quotes that share
a passage with it or are nearly the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz, process

from evaluation.verification.corpus import Corpus, Recorded
from evaluation.verification.truth import Shelf
from service.language.language import DEFAULT, language

_PASSAGE, _CONTENT = 5, 2
"""Words in a row that two quotes share, words of content among them, when they say the same thing in part."""
_IN_A_ROW = 4
"""The same, counting words of content only: a headline leaves the others out."""
_FORMULA = 4
"""What more quotes than this share is a formula ("the president of the United States") and says nothing."""
_PART_WORDS, _PART_CONTENT = 6, 3
"""What a quote needs to be recognised within a longer one."""
_LARGEST_FAMILY = 6
_ALIKE, _SHORT_ALIKE, _SHORT = 75.0, 92.0, 5
"""Shares in percent of letters from which two quotes are one told differently. Short ones of fewer words of content
share a word easily ("wild accusations", "false accusations") and must be alike to a letter."""


_SHARES = (4, 20, 40)
"""Of the quotes of a small corpus one of so many is held back for each purpose."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The most quotes that are held back for each purpose."""

    negatives: int = 1000
    inside: int = 250
    longer: int = 120

    def within(self, quotes: int) -> Sizes:
        """The same for a corpus of so many quotes: of a small one two thirds stay."""
        return Sizes(*(min(size, quotes // share) for size, share in zip(astuple(self), _SHARES, strict=True)))


@dataclass(slots=True)
class Holdout:
    """The quotes kept out of the index, by what they are for; `pairs` of the quote asked about and one that answers."""

    negatives: list[Recorded] = field(default_factory=list)
    inside: list[tuple[Recorded, Recorded]] = field(default_factory=list)
    longer: list[tuple[Recorded, Recorded]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)


def hold_out(corpus: Corpus, seed: int, sizes: Sizes) -> Holdout:
    """Choose what to hold back, the same for the same seed and corpus."""
    quotes = tuple(corpus.quotes.values())
    chosen, kept = Holdout(), set[str]()
    for short, long in _nested(quotes, seed):
        if {short.key, long.key} & (kept | chosen.held):
            continue
        if len(chosen.longer) < sizes.longer and _is_part(short):
            _hold(long, short, chosen.longer, (chosen.held, kept))
        elif len(chosen.inside) < sizes.inside:
            _hold(short, long, chosen.inside, (chosen.held, kept))
    _hold_negatives(chosen, kept, (quotes, seed), sizes.negatives)
    return chosen


def _hold(
    held: Recorded, answer: Recorded, pairs: list[tuple[Recorded, Recorded]], keys: tuple[set[str], set[str]]
) -> None:
    pairs.append((held, answer))
    keys[0].add(held.key)
    keys[1].add(answer.key)


def _is_part(quote: Recorded) -> bool:
    return len(quote.wording.words) >= _PART_WORDS and quote.content >= _PART_CONTENT


def _nested(quotes: Sequence[Recorded], seed: int) -> Iterator[tuple[Recorded, Recorded]]:
    """Quotes that stand whole within a longer quote which another outlet prints, each with one such."""
    shelf = Shelf(quotes)
    for short in sorted(quotes, key=lambda quote: quote.draw(f"{seed} nested")):
        longer = [
            long
            for long in (shelf.holding(short.wording.norms) if short.content else ())
            if len(long.wording.words) > len(short.wording.words) and long.outlets - short.outlets
        ]
        if longer:
            yield short, min(longer, key=lambda quote: quote.draw(f"{seed} longer"))


def _hold_negatives(
    chosen: Holdout, kept: set[str], quotes_and_seed: tuple[Sequence[Recorded], int], most: int
) -> None:
    quotes, seed = quotes_and_seed
    families = _Families(quotes)
    for quote in sorted(quotes, key=lambda quote: quote.draw(f"{seed} negatives")):
        if len(chosen.negatives) >= most:
            return
        if quote.key in chosen.held or quote.key in kept or not quote.content:
            continue
        family = families.of(quote)
        if family and not family.keys() & kept:
            chosen.negatives.append(quote)
            chosen.held |= family.keys()


class _Families:
    """Quotes by what they share."""

    def __init__(self, quotes: Sequence[Recorded]) -> None:
        self._quotes = quotes
        self._shelf = Shelf(quotes)
        self._plain = [" ".join(quote.wording.norms) for quote in quotes]
        self._pieces = [tuple(_pieces(quote)) for quote in quotes]
        self._passages: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, quote in enumerate(quotes):
            for passage in set(_passages(quote)):
                self._passages[passage].append(number)

    def of(self, quote: Recorded) -> dict[str, Recorded] | None:
        """The quote with all that are linked to it, and to those; None for a family that is too large."""
        family, waiting = {quote.key: quote}, [quote]
        while waiting:
            for other in self._linked(waiting.pop()):
                if other.key not in family:
                    family[other.key] = other
                    waiting.append(other)
                    if len(family) > _LARGEST_FAMILY:
                        return None
        return family

    def _linked(self, quote: Recorded) -> Iterator[Recorded]:
        for passage in _passages(quote):
            if len(sharing := self._passages[passage]) <= _FORMULA:
                yield from (self._quotes[number] for number in sharing)
        yield from self._shelf.holding(quote.wording.norms)
        plain = " ".join(quote.wording.norms)
        cutoff = _SHORT_ALIKE if quote.content < _SHORT else _ALIKE
        for _, _, number in process.extract(plain, self._plain, scorer=fuzz.ratio, score_cutoff=cutoff, limit=8):
            yield self._quotes[number]
        spaced = f" {plain} "
        for number, pieces in enumerate(self._pieces):
            if _is_known(self._quotes[number]) and all(piece in spaced for piece in pieces):
                yield self._quotes[number]


def _pieces(quote: Recorded) -> Iterator[str]:
    """The words between its ellipses, with spaces around."""
    cuts = [0, *(gap.before for gap in quote.wording.gaps), len(quote.wording.words)]
    return (f" {' '.join(quote.wording.norms[first:last])} " for first, last in pairwise(cuts) if first < last)


def _is_known(quote: Recorded) -> bool:
    """Whether a quote has words enough to be recognised where they stand."""
    is_long = len(quote.wording.words) >= _PART_WORDS and quote.content >= _CONTENT
    return quote.content >= _PART_CONTENT or is_long


def _passages(quote: Recorded) -> Iterator[tuple[str, ...]]:
    spoken = tuple(language(DEFAULT).reader.readings(quote.wording.words, quote.text).read)
    yield ("", *spoken)
    content = language(DEFAULT).vocabulary.content_words(spoken)
    yield ("…", *content)
    for first in range(len(content) - _IN_A_ROW + 1):
        yield ("…", *content[first : first + _IN_A_ROW])
    for way in (*quote.ways, spoken):
        for first in range(len(way) - _PASSAGE + 1):
            passage = way[first : first + _PASSAGE]
            if len(language(DEFAULT).vocabulary.content_words(passage)) >= _CONTENT:
                yield passage
