"""Decides which recorded quotes truly answer a query, by plain means that share nothing with the service's matching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from evaluation.verification.corpus import Recorded, ways
from service.domain import Verdict
from service.language.language import DEFAULT, language
from service.text.normalise import normalise

Words = tuple[str, ...]


class Shelf:
    """Recorded quotes, to be asked which of them hold some words in one unbroken run."""

    def __init__(self, quotes: Iterable[Recorded]) -> None:
        self._quotes = tuple(quotes)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, quote in enumerate(self._quotes):
            for word in set(quote.wording.norms):
                self._by_word[word].append(number)

    def holding(self, words: Words) -> Iterator[Recorded]:
        """The quotes in which `words` stand in one unbroken run, words in editorial brackets counted or not."""
        rarest = min((self._by_word.get(word, []) for word in words), key=len, default=[])
        return (self._quotes[number] for number in rarest if holds(self._quotes[number], words))

    def verdict(self, text: str) -> Verdict | None:
        """VERBATIM or FRAGMENT where a quote holds just these words; None where none does, or none of content."""
        verdict: Verdict | None = None
        for words in ways(normalise(text)):
            for quote in self.holding(words):
                if words in quote.ways:
                    return Verdict.VERBATIM
                verdict = Verdict.FRAGMENT if language(DEFAULT).vocabulary.content_words(words) else verdict
        return verdict


def holds(quote: Recorded, words: Words) -> bool:
    """Whether `words` stand in `quote` in one unbroken run."""
    wanted = f" {' '.join(words)} "
    return any(wanted in f" {' '.join(way)} " for way in quote.ways)


def distance(candidate: Sequence[str], quote: Sequence[str]) -> int:
    """The fewest words to put in, leave out or replace to make `candidate` of some passage of `quote`."""
    row = [0] * (len(quote) + 1)
    for number, word in enumerate(candidate, start=1):
        above, row = row, [number]
        for at, other in enumerate(quote, start=1):
            row.append(min(above[at - 1] + (word != other), above[at] + 1, row[at - 1] + 1))
    return min(row)


def least_distance(candidate: str, quote: Recorded) -> int:
    """The same for texts, words in editorial brackets counted or not, whichever is nearer."""
    return min(distance(left, right) for left in ways(normalise(candidate)) for right in quote.ways)
