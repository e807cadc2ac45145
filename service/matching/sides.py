"""One of the two texts that are compared: the words that count, and where it has ellipses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from service.domain import TextSpan
from service.language.language import Language
from service.language.rarity import Rarity, rarity_among
from service.language.reader import Readings
from service.matching.runs import Searched
from service.text.normalise import Gap, Word, Wording

LEAST_INITIALS, MOST_INITIALS = 2, 7
"""Letters of initials."""
INITIALS = re.compile(rf"\b[A-Z]{{{LEAST_INITIALS},{MOST_INITIALS}}}\b")
Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Side:
    """The words of a wording with or without those in editorial brackets, which are then `left_out`; its ellipses.

    Both sides of a comparison are of one language.
    """

    text: str
    words: Sequence[Word]
    language: Language
    gaps: Sequence[Gap] = ()
    left_out: Sequence[Word] = ()
    is_speech: bool = False
    """Whether it was said, and written down as it was said."""

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The compared forms of the words."""
        return tuple([word.norm for word in self.words])

    @cached_property
    def content(self) -> list[str]:
        """The words that carry content."""
        return self.language.vocabulary.content_words(self.norms)

    @cached_property
    def first_letters(self) -> str:
        """The first letters of the words."""
        return "".join([norm[0] for norm in self.norms])

    @cached_property
    def first_letters_of_content(self) -> str:
        """The first letters of the words that carry content."""
        return "".join([norm[0] for norm in self.content])

    @cached_property
    def rarity(self) -> Rarity:
        """How rare words are in the language that the words are likely to be in."""
        return rarity_among(self.norms)

    @cached_property
    def rarities(self) -> Sequence[float]:
        """How rare the words before each word are together, in bits; the last is of all of them."""
        return list(accumulate(map(self.rarity.bits, self.norms), initial=0.0))

    @cached_property
    def reads(self) -> Readings:
        """How the words are read."""
        return self.language.reader.readings(self.words, self.text)

    @cached_property
    def searched(self) -> Searched:
        """The words as runs are looked for among them."""
        return Searched(self.norms)

    @cached_property
    def places(self) -> Places:
        """Where each of what is read stands among the others."""
        return places_of(self.reads.read)

    @cached_property
    def has_initials(self) -> bool:
        """Whether it has a word that may be initials, such as "DNC"."""
        return INITIALS.search(self.text) is not None

    @cached_property
    def breaks(self) -> dict[int, Gap]:
        """The ellipses by the number of the word that each stands before."""
        if not self.gaps:
            return {}
        return {bisect_left(self._starts, gap.start): gap for gap in self.gaps}

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def brackets(self) -> dict[int, TextSpan]:
        """The brackets that were left out, by the number of the word that each stands before."""
        groups: dict[int, list[Word]] = {}
        for word in self.left_out:
            groups.setdefault(bisect_left(self._starts, word.start), []).append(word)
        return {before: self._bracket(group[0].start, group[-1].end) for before, group in groups.items()}

    @cached_property
    def bracketed(self) -> frozenset[tuple[str, str]]:
        """What tells the brackets that were left out: the words around each, and the words within."""
        norms = ("", *self.norms, "")
        within = ((span.text.strip("[]").casefold(), "[]") for span in self.brackets.values())
        return frozenset((norms[at], norms[at + 1]) for at in self.brackets).union(within)

    def _bracket(self, start: int, end: int) -> TextSpan:
        start -= self.text[:start].endswith("[")
        end += self.text[end : end + 1] == "]"
        return TextSpan(self.text[start:end], start, end)

    def span(self, first: int, last: int) -> TextSpan:
        """The text of words `[first, last)`; for none, the point before word `first`."""
        if first < last:
            start, end = self.words[first].start, self.words[last - 1].end
        elif first < len(self.words):
            start = end = self.words[first].start
        else:
            start = end = self.words[-1].end if self.words else 0
        return TextSpan(self.text[start:end], start, end)

    def is_in_parentheses(self, first: int, last: int) -> bool:
        """Whether words `[first, last)`, and no others, stand in round brackets."""
        start, end = self.words[first].start, self.words[last - 1].end
        return self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")"

    def with_parentheses(self, span: TextSpan) -> TextSpan:
        """The span with the round brackets around it, where it has them."""
        start, end = span.start, span.end
        if start < end and self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")":
            return TextSpan(self.text[start - 1 : end + 1], start - 1, end + 1)
        return span

    def gap_span(self, gap: Gap) -> TextSpan:
        """The text of an ellipsis."""
        return TextSpan(self.text[gap.start : gap.end], gap.start, gap.end)


def places_of(reads: Sequence[str]) -> Places:
    """Where each of `reads` stands among them."""
    places: dict[str, list[int]] = {}
    for at, read in enumerate(reads):
        places.setdefault(read, []).append(at)
    return places


def sides(wording: Wording, language: Language, *, is_speech: bool = False) -> tuple[Side, ...]:
    """The wording with the words in brackets, and without them where there are any."""
    whole = Side(wording.original, wording.words, language, wording.gaps, is_speech=is_speech)
    left_out = [word for word in wording.words if word.optional]
    if not left_out:
        return (whole,)
    kept = [word for word in wording.words if not word.optional]
    return whole, Side(wording.original, tuple(kept), language, wording.gaps, tuple(left_out), is_speech)
