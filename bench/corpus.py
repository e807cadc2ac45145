"""The texts that are looked up: made ones, or the sentences of a folder of real text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from pathlib import Path

from bench.wordings import Generator

_TAG = re.compile(r"<[^<>]{1,200}>")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
LEAST_WORDS, MOST_WORDS = 5, 60
"""Words of a sentence that could be a quote."""


def corpus(size: int, folder: Path | None) -> list[str]:
    """Up to `size` distinct texts: of the files of `folder`, or made."""
    if folder is None:
        return list(Generator().wordings(size))
    return list(islice(dict.fromkeys(_sentences(sorted(folder.rglob("*")))), size))


def _sentences(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if path.is_file():
            text = unescape(_TAG.sub("\n\n", path.read_text(encoding="utf-8", errors="replace")))
            for paragraph in text.split("\n\n"):
                yield from _cut(" ".join(paragraph.split()))


def _cut(paragraph: str) -> Iterator[str]:
    for piece in _SENTENCE.findall(paragraph):
        sentence = piece.strip()
        if LEAST_WORDS <= sentence.count(" ") + 1 <= MOST_WORDS and sentence.isprintable():
            yield sentence
