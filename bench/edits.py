"""The edits that queries are made with, each with what it is called in the tables."""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.wordings import Generator

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FRAGMENT_WORDS = 6
Edit = Callable[[str, random.Random, Generator], str]


def replace_words(text: str, draw: random.Random, generator: Generator) -> str:
    """A tenth of the words are others, one at least."""
    words = text.split()
    for at in draw.sample(range(len(words)), max(1, len(words) // 10)):
        words[at] = generator.word()
    return " ".join(words)


def cut_out(text: str, draw: random.Random, _: Generator) -> str:
    """Six words that follow each other."""
    words = text.split()
    at = draw.randrange(max(1, len(words) - FRAGMENT_WORDS + 1))
    return " ".join(words[at : at + FRAGMENT_WORDS])


def mistype(text: str, draw: random.Random, _: Generator) -> str:
    """A tenth of the characters are others."""
    return "".join(draw.choice(LETTERS) if draw.random() < 0.1 and char != " " else char for char in text)


def keep(text: str, _draw: random.Random, _generator: Generator) -> str:
    """The quote as it is."""
    return text


EDITS: dict[str, Edit] = {
    "as it is": keep,
    "a tenth of the words replaced": replace_words,
    "six words cut out": cut_out,
    "a tenth of the characters mistyped": mistype,
}
