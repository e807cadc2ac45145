"""A question to the service whose answer is known, and the text that such questions are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import NamedTuple

from evaluation.verification.corpus import Recorded
from service.domain import AttributionVerdict, ChangeKind, Severity, Verdict
from service.language.language import DEFAULT, language
from service.text.normalise import Word, normalise

VOCABULARY = language(DEFAULT).vocabulary
Runs = tuple[tuple[str, ...], ...]


class Reading(NamedTuple):
    """What the service is to read in a text that was pasted: the words of the quote, and the name of who said them."""

    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Query:
    """A candidate quote made from recorded ones, and what is right to answer.

    A recorded quote is a true answer when it holds all the runs of words of one of `answers`; where `is_near`, also
    when it is as few words away from the candidate as `origin` is. No answers: nothing recorded says this.
    `verdicts` are right, and of `kinds` (unless empty) one must be among the changes, of which there are `changes`.
    Of `severities` one must be the answer's, None where nothing differs; where they are empty it is not looked at.
    `is_joined`: the text joins what different quotes say, and the answer must name a quote for each of `answers`.
    """

    kind: str
    text: str
    origin: Recorded
    verdicts: frozenset[Verdict]
    kinds: frozenset[ChangeKind] = frozenset()
    answers: tuple[Runs, ...] = ()
    is_near: bool = False
    changes: int = 1
    is_joined: bool = False
    claimed: str | None = None
    attribution: AttributionVerdict | None = None
    severities: frozenset[Severity | None] = frozenset()
    reading: Reading | None = None


@dataclass(frozen=True)
class Passage:
    """A recorded quote, or a part of a long one, in the making of a query."""

    text: str
    quote: Recorded
    words: tuple[Word, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", normalise(self.text).words)

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The words as compared."""
        return tuple(word.norm for word in self.words)

    @property
    def is_whole(self) -> bool:
        """Whether this is the whole quote."""
        return self.text == self.quote.text

    @cached_property
    def content(self) -> int:
        """How many words of content it has."""
        return len(VOCABULARY.content_words(self.norms))

    def written(self, at: int) -> str:
        """Word `at` as it is written."""
        return self.text[self.words[at].start : self.words[at].end]

    def part(self, first: int, last: int) -> str:
        """The text of words `[first, last)`."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def replaced(self, at: int, written: str, last: int | None = None) -> str:
        """The text with `written` in the place of word `at`, or of words `[at, last)`."""
        start, end = self.words[at].start, self.words[(last or at + 1) - 1].end
        return self.text[:start] + written + self.text[end:]

    def without(self, at: int) -> str:
        """The text without word `at`, which is not the first."""
        return self.text[: self.words[at - 1].end] + self.text[self.words[at].end :]

    def with_before(self, at: int, written: str) -> str:
        """The text with `written` before word `at`."""
        start = self.words[at].start
        return f"{self.text[:start]}{written} {self.text[start:]}"

    def is_plain(self, at: int) -> bool:
        """Whether word `at` is an ordinary word of content: of letters, in lower case, English, not in brackets."""
        word, written = self.words[at], self.written(at)
        is_word = written.isalpha() and written.isascii() and written.islower() and not word.optional
        return is_word and word.norm not in VOCABULARY.function_words and VOCABULARY.is_common_word(word.norm)

    def is_name(self, at: int) -> bool:
        """Whether word `at` is a proper name: a capital inside a sentence, and no English word in lower case."""
        written, before = self.written(at), self.text[: self.words[at].start].rstrip(" \n\"'“‘")
        inside = bool(before) and before[-1] not in ".!?:…;—-"
        is_word = written.isalpha() and written.istitle() and not self.words[at].optional
        return is_word and inside and not VOCABULARY.is_common_word(self.words[at].norm)


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit made of a passage, by so many changes. `runs` are the recorded words in it; None for all."""

    text: str
    verdicts: frozenset[Verdict]
    kinds: frozenset[ChangeKind] = frozenset()
    runs: Runs | None = None
    changes: int = 1


LONGEST = 40
"""Words. Of longer quotes a part is asked about, as people do."""
_PARTED = 24
_SHORTEST_PART = 12


def passage_of(quote: Recorded, rng: Random) -> Passage:
    """The quote, or a random part of it of 12 to 40 words: always of one over 40, and of every third over 24."""
    whole = Passage(quote.text, quote)
    if len(whole.words) <= _PARTED or (len(whole.words) <= LONGEST and rng.randrange(3)):
        return whole
    length = rng.randint(_SHORTEST_PART, min(LONGEST, len(whole.words) - 1))
    first = rng.randint(0, len(whole.words) - length)
    return Passage(whole.part(first, first + length), quote)
