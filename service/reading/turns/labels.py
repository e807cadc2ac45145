"""Finds the labels of written speech: who speaks, in front of a colon at the head of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from service.domain import Span
from service.language.language import Language
from service.text.name_folding import fold_name

_CLOCK = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[)\]]?"
_GAP = r"[ \t]{0,20}"
"""Bounded: it is tried behind each letter of what may be a label."""
_LINE = re.compile(
    rf"^[ \t>*•–—-]*+(?:{_CLOCK}[ \t]*+(?:[-–—][ \t]*+)?)?(?P<label>[^\W\d_][^\n:\d()\[\]“”\"?!;]{{0,70}}?)"
    rf"(?:{_GAP}#?\d{{1,2}})?"
    rf"(?P<notes>(?:{_GAP}[(\[][^()\[\]\n]{{1,60}}[)\]]){{0,2}}){_GAP}:(?=\s|$)",
    re.MULTILINE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_WORDS, _MOST_WORDS_OF_NAME = 9, 5
_LEAST_NAMES = 2
_SMALL_WITHIN = re.compile(r"(?<![^\W\d_])[A-Z][a-z]{1,2}(?=[A-Z]{2})")
"""The head of a word in capitals that has small letters all the same: "McCAIN"."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at `span` of the text, as it is written there; the turn begins at `end`. `note` is what stands in
    brackets behind it: "(through translator)"."""

    span: Span
    text: str
    end: int
    note: str = ""


def find_labels(text: str, language: Language, certain: Sequence[Span] = ()) -> list[Label]:
    """The labels of `text` in order. Where it is `certain` which they are, because the page or the file said so, no
    others are looked for.

    A label in capitals is one, whatever it says. Others must be names, and stand there several times, or beside other
    such names, so that "Remember:" is none; beside labels in capitals they need the surname of one of these.
    """
    if certain:
        return [_certain(text, span) for span in certain]
    capitals, others = [], []
    for match in _LINE.finditer(text):
        label = Label(Span(*match.span("label")), match["label"].strip(), match.end(), match["notes"].strip())
        if is_in_capitals(label.text, language):
            capitals.append(label)
        elif _may_be_name(label.text, language):
            others.append(label)
    kept = _beside(capitals, others) if capitals else _repeated(others, language)
    return _behind_header(sorted([*capitals, *kept], key=lambda label: label.span), language)


def _behind_header(labels: list[Label], language: Language) -> list[Label]:
    """The labels without those at the head of the text that open lists of who was there, and when."""
    return list(dropwhile(lambda label: fold_name(label.text) in language.speech.headers, labels))


def is_in_capitals(label: str, language: Language) -> bool:
    """Whether a label is written in capitals, but for titles in front ("Prime Minister KISHIDA"), small words and parts
    of names ("McCAIN")."""
    words = [word for word in label.split() if not _may_be_small(word, language)]
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    titled = 0
    while titled < len(words) - 1 and words[titled].istitle():
        titled += 1
    if titled and not any(language.titles.is_title(word) for word in words[:titled]):
        return False
    letters = "".join(_LETTERS.findall(_SMALL_WITHIN.sub("", " ".join(words[titled:]))))
    return bool(letters) and letters.isupper()


def _may_be_small(word: str, language: Language) -> bool:
    """Whether a word may be small beside words in capitals: a particle, "of"."""
    is_known = word in language.names.particles_in_names or word in language.vocabulary.function_words
    return word.islower() and is_known


def _certain(text: str, span: Span) -> Label:
    label, _, note = text[span.start : span.end].partition("(")
    end = span.end
    while end < len(text) and text[end] in ": \t\u00a0":
        end += 1
    return Label(span, label.strip(" :\t\u00a0"), end, note and f"({note}".strip(" :"))


def _may_be_name(label: str, language: Language) -> bool:
    words = label.split()
    particles = language.names.particles_in_names
    if not 1 <= len(words) <= _MOST_WORDS_OF_NAME or fold_name(label) in language.speech.nobody_alone:
        return bool(words) and fold_name(label) in language.speech.nobody_alone
    if not all(word[:1].isupper() or fold_name(word) in particles for word in words):
        return False
    is_title = [language.titles.is_title(word) for word in words]
    common = [language.vocabulary.is_common_word(word.lower()) for word in words]
    return not all(is_common and not title for is_common, title in zip(common, is_title, strict=True))


def _beside(capitals: Sequence[Label], others: Sequence[Label]) -> list[Label]:
    """Those of `others` that have the surname of a label in capitals."""
    surnames = {fold_name(label.text).split()[-1] for label in capitals if fold_name(label.text).split()}
    return [
        label
        for label in others
        if fold_name(label.text).split()[-1:] and fold_name(label.text).split()[-1] in surnames
    ]


def _repeated(others: Sequence[Label], language: Language) -> list[Label]:
    """Those of `others` that stand there twice at least; all of them where two do."""
    times = Counter(label.text for label in others)
    repeated = [text for text, count in times.items() if count > 1]
    is_dialogue = len(repeated) >= _LEAST_NAMES
    alone = language.speech.nobody_alone
    return [
        label
        for label in others
        if times[label.text] > 1 or (is_dialogue and (len(label.text.split()) > 1 or fold_name(label.text) in alone))
    ]
