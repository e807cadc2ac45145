"""Words to put into queries: what the corpus itself says, and lists of what turns a sense or varies in spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from rapidfuzz.distance import OSA

from evaluation.verification.corpus import Recorded
from evaluation.verification.query import Passage

_LEAST_USES = 3
_LEAST_LETTERS = 4
_LEAST_APART = 4
"""Letters. A word that replaces another is no misspelling of it."""
_TURNING_WORDS = """
not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom unless except
lack lacks lacked lacking fail fails failed failing refuse refuses refused refusing deny denies denied denying
"""
TURNING = frozenset(_TURNING_WORDS.split())
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
_NUMBERS_IN_ORDER = """
two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety
"""
NUMBERS = tuple(_NUMBERS_IN_ORDER.split())
SCALES = ("thousand", "million", "billion", "trillion")
_OTHER_NUMBERS = """
one once twice half third quarter hundred hundreds thousands millions billions trillions dozen dozens first second
double triple percent single couple zero fourth fifth quarters thirds percentage
"""
_NUMERIC = frozenset([*NUMBERS, *SCALES, *_OTHER_NUMBERS.split()])


@dataclass(frozen=True)
class Vocabulary:
    """Ordinary words of content and proper names, each said at least three times in the corpus."""

    plain: tuple[str, ...]
    names: tuple[str, ...]

    def other_word(self, word: str, rng: Random) -> str:
        """A word that is neither `word` misspelt nor its opposite."""
        return _other(word.lower(), self.plain, rng)

    def other_name(self, name: str, rng: Random) -> str:
        """Another name."""
        return _other(name, self.names, rng)


def vocabulary(quotes: Iterable[Recorded]) -> Vocabulary:
    """The vocabulary of these quotes."""
    plain: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for quote in quotes:
        passage = Passage(quote.text, quote)
        for at in range(len(passage.words)):
            if is_ordinary(passage, at):
                plain[passage.written(at)] += 1
            elif passage.is_name(at):
                names[passage.written(at)] += 1
    return Vocabulary(_common(plain), _common(names))


def is_ordinary(passage: Passage, at: int) -> bool:
    """Whether word `at` is one of content and neither a number nor a word that turns the sense."""
    norm = passage.words[at].norm
    if not passage.is_plain(at) or norm in TURNING or norm in _NUMERIC or len(norm) < _LEAST_LETTERS:
        return False
    return not norm.startswith(_PREFIXES)


def _common(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word, count in counts.items() if count >= _LEAST_USES and len(word) >= _LEAST_LETTERS))


def _other(word: str, among: tuple[str, ...], rng: Random) -> str:
    apart = [other for other in rng.sample(among, min(20, len(among))) if _is_apart(word, other)]
    return apart[0] if apart else ""


def _is_apart(word: str, other: str) -> bool:
    is_opposite = word.endswith(other) or other.endswith(word)
    return not is_opposite and word[:4].lower() != other[:4].lower() and OSA.distance(word, other) >= _LEAST_APART
