"""Makes English-like wordings that are the same on every machine: Zipfian words, favourite neighbours, shared phrases.

Real quotes share phrases ("in the coming days"), their words have few likely followers, and their common words are few:
that is what makes candidates hard to tell apart. About 17 words and 96 characters on average.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from service.language.language import DEFAULT, language

VOCABULARY = 60_000
PHRASES = 8_000
MEAN_WORDS, SPREAD_WORDS = 17, 8
_SHARED = 0.25
FOLLOWERS, _FOLLOWED = 24, 0.6
"""Each word has so many favourite followers, and is followed by one of them this often."""
_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u"]
_ENDS = ["", "", "", "n", "r", "s", "t", "l", "d"]


class Generator:
    """A source of wordings; the same seed gives the same wordings in the same order."""

    def __init__(self, seed: int = 20_220_127) -> None:
        self._random = random.Random(seed)
        self._words = self._vocabulary()
        self._weights = list(accumulate(1.0 / rank for rank in range(3, VOCABULARY + 3)))
        self._followers: dict[str, list[str]] = {}
        self._phrases = [" ".join(self._draw(self._random.randint(2, 5))) for _ in range(PHRASES)]
        self._phrase_weights = list(accumulate(1.0 / rank for rank in range(10, PHRASES + 10)))

    def wordings(self, count: int) -> Iterator[str]:
        """`count` wordings."""
        for _ in range(count):
            length = max(3, round(self._random.gauss(MEAN_WORDS, SPREAD_WORDS)))
            words = self._draw(length)
            if self._random.random() < _SHARED:
                at = self._random.randrange(length)
                words[at:at] = self._random.choices(self._phrases, cum_weights=self._phrase_weights)
            yield " ".join(words).capitalize() + "."

    def word(self) -> str:
        """One word, the common ones more often."""
        return self._draw(1)[0]

    def _draw(self, count: int) -> list[str]:
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=count)
        for at in range(1, count):
            if self._random.random() < _FOLLOWED:
                drawn[at] = self._follower(drawn[at - 1])
        return drawn

    def _follower(self, word: str) -> str:
        favourites = self._followers.get(word)
        if favourites is None:
            favourites = self._random.choices(self._words, cum_weights=self._weights, k=FOLLOWERS)
            self._followers[word] = favourites
        return favourites[int(FOLLOWERS * self._random.random() ** 2)]

    def _vocabulary(self) -> list[str]:
        """The words, the most frequent first: those of every text, then made ones, shorter before longer."""
        common = sorted(language(DEFAULT).vocabulary.function_words, key=lambda word: (len(word), word))
        made: dict[str, None] = {}
        while len(made) < VOCABULARY - len(common):
            syllables = self._random.choices([1, 2, 3, 4], [1, 5, 4, 2])[0]
            made["".join(self._syllable() for _ in range(syllables))] = None
        return [*common, *sorted(made, key=len)]

    def _syllable(self) -> str:
        pick = self._random.choice
        return pick(_ONSETS) + pick(_VOWELS) + pick(_ENDS)
