"""Recognises the language of a text: English unless it is plain that it is not.

docs/decisions/0025-other-languages.md says how the figures were chosen, and on what they were measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder
from lingua import Language as Candidate

from service.language.language import DEFAULT, language
from service.language.tags import UNDETERMINED

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\S*\d\S*")
_MARK = re.compile(r'["“”„‟«»「」『』]')
_LETTER = re.compile(r"[^\W\d_]")
_DEFAULT_SCRIPT = re.compile(r"[A-Za-z]")


Limits = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class RecognitionTuning:
    """When a text is taken for one in another language than the default.

    Its first `read` code points are looked at; `own_script` of their letters at least are the default's, or it is in
    another script. Where there are more than `most_figures` figures for each word, nothing can be told.

    A text is plainly in the default language when `plain_share` of its words are function words, `plain_words`
    different ones, or when `plain_common` of those outside its quotation marks are common words. It is in another by
    the words `outside` the marks, or else by those `anywhere`: pairs of which share of the different words may be
    common in the default language, and how likely the detector may find that. Words with a capital do not count:
    names are alike in all languages. Fewer than `least_words` words say nothing.
    """

    read: int = 2_000
    own_script: float = 0.5
    most_figures: float = 0.3
    plain_share: float = 0.25
    plain_words: int = 3
    plain_common: float = 0.8
    outside: Limits = ((0.5, 0.0001),)
    anywhere: Limits = ((0.25, 0.1), (0.4, 0.01), (0.7, 0.0001))
    least_words: int = 2


TUNING = RecognitionTuning()


def recognise(text: str, tuning: RecognitionTuning = TUNING) -> str:
    """The ISO 639-1 code of the language that `text` is in; the default's where that is in doubt, UNDETERMINED for one
    in a script of languages that are not known.

    Takes up to 5 ms. The first text that is not plainly in the default language loads the detector's models, which
    takes a second and some 65 MB.
    """
    head = text[: tuning.read]
    outside = _WORD.findall("\n".join(_outside_marks(head)))
    if _is_plain(outside, tuning) or _are_all_common(outside, tuning):
        return DEFAULT
    if _is_in_other_script(head, tuning):
        return _first_guess(head) or UNDETERMINED
    all_words = _WORD.findall(head)
    if len(_FIGURE.findall(head)) > tuning.most_figures * len(all_words):  # a table looks alike in all languages
        return DEFAULT
    if _are_other(outside, tuning.outside, tuning) or _are_other(all_words, tuning.anywhere, tuning):
        return _name_of(all_words, outside)
    return DEFAULT


def _outside_marks(text: str) -> Iterator[str]:
    """What stands outside of quotation marks, line by line; every mark is taken to open or to close, in turn."""
    for line in text.splitlines():
        yield from _MARK.split(line)[::2]


def _uncapitalised(words: Sequence[str]) -> list[str]:
    """The different words without a capital."""
    return list(dict.fromkeys(word for word in words if not word[0].isupper()))


def _is_plain(words: Sequence[str], tuning: RecognitionTuning) -> bool:
    function_words = language(DEFAULT).vocabulary.function_words
    among = [lower for word in words if (lower := word.lower()) in function_words]
    return len(set(among)) >= tuning.plain_words and len(among) >= tuning.plain_share * len(words)


def _are_all_common(words: Sequence[str], tuning: RecognitionTuning) -> bool:
    lower = _uncapitalised(words)
    return len(lower) >= tuning.least_words and _common_share(lower) >= tuning.plain_common


def _is_in_other_script(text: str, tuning: RecognitionTuning) -> bool:
    return len(_DEFAULT_SCRIPT.findall(text)) < tuning.own_script * len(_LETTER.findall(text))


def _common_share(words: Sequence[str]) -> float:
    return sum(map(language(DEFAULT).vocabulary.is_common_word, words)) / len(words)


def _are_other(words: Sequence[str], limits: Limits, tuning: RecognitionTuning) -> bool:
    """Whether `words` are not in the default language; they may be when they are too few."""
    lower = _uncapitalised(words)
    if len(lower) < tuning.least_words or _is_plain(words, tuning):
        return False
    common = _common_share(lower)
    if common >= max(most_common for most_common, _ in limits):
        return False
    of_default = _detector().compute_language_confidence(" ".join(lower), _candidate(DEFAULT))
    return any(common < most_common and of_default < likely for most_common, likely in limits)


def _name_of(*choices: Sequence[str]) -> str:
    """The likeliest language of the first of some words that are not likeliest the default's."""
    guesses = (_first_guess(" ".join(_uncapitalised(words))) for words in choices)
    return next((guess for guess in guesses if guess not in (None, DEFAULT)), None) or UNDETERMINED


def _first_guess(text: str) -> str | None:
    """The likeliest language of `text`, None when the detector knows none with its letters."""
    guess = _detector().detect_language_of(text.encode(errors="ignore").decode())  # half a surrogate pair is no letter
    return None if guess is None else guess.iso_code_639_1.name.lower()


def _candidate(code: str) -> Candidate:
    return Candidate.from_iso_code_639_1(IsoCode639_1.from_str(code))


@cache
def _detector() -> LanguageDetector:
    """All languages that people speak: restricted to 46, it took the others for English more often, and 20 MB less."""
    return LanguageDetectorBuilder.from_all_spoken_languages().with_low_accuracy_mode().build()
