"""Reads the articles of a corpus that verification is measured on, in any of three forms, parted by article."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path

from evaluation.canadian import is_canadian, read_canadian
from evaluation.gold import CorpusUnreadable
from service.domain import Article

PARTS = ("train", "dev")
_ONE_OF = 5
"""Of a corpus without folders for its parts, one article of so many is of the second part."""
_ONE_STORY_OF = 10
"""Of the newswire's 19,000 stories so many are enough: reading all of them takes minutes."""
_STORY = re.compile(r'<REUTERS[^>]*NEWID="(\d+)".*?</REUTERS>', re.DOTALL)
_BODY = re.compile(r"<BODY>(.*?)(?:\s*Reuter\s*)?&#3;</BODY>", re.DOTALL)
_WIRE = "Reuters"


def read_articles(folder: Path, parts: Collection[str]) -> Iterator[Article]:
    """The articles of these parts: `folder/PART/text/*.txt`, the outlet up to the first underscore of the file's name;
    the Canadian form; or newswire as SGML (`*.sgm`, Reuters-21578).

    Raises CorpusUnreadable for a part without articles.
    """
    if is_canadian(folder):
        articles = [Article(read.outlet, read.text, title=read.name) for read in read_canadian(folder)]
        yield from _of_parts(articles, folder, parts)
    elif paths := sorted(folder.glob("*.sgm")):
        yield from _of_parts([story for path in paths for story in _stories(path)], folder, parts)
    else:
        for part in parts:
            yield from _of_folder(folder / part)


def _of_folder(folder: Path) -> Iterator[Article]:
    paths = sorted((folder / "text").glob("*.txt"))
    if not paths:
        raise CorpusUnreadable(f"{folder} holds no text/*.txt; give the folder that holds the parts")
    for path in paths:
        yield Article(path.stem.partition("_")[0], path.read_bytes().decode("utf-8"), title=path.stem)


def _of_parts(articles: list[Article], folder: Path, parts: Collection[str]) -> Iterator[Article]:
    kept = [article for article in articles if _part(article.title or "") in parts]
    if not kept:
        raise CorpusUnreadable(f"{folder} has no article of {' or '.join(parts)}; its parts are {' and '.join(PARTS)}")
    yield from kept


def _part(name: str) -> str:
    return PARTS[zlib.crc32(name.encode()) % _ONE_OF == 0]


def _stories(path: Path) -> Iterator[Article]:
    """The stories of a file that are taken; their lines are wrapped, and their paragraphs indented."""
    for story in _STORY.finditer(path.read_bytes().decode("latin-1")):
        body = _BODY.search(story[0])
        if body and int(story[1]) % _ONE_STORY_OF == 0:
            text = re.sub(r"\n(?: {4}|\t)", "\n\n", unescape(body[1]))
            yield Article(_WIRE, text.strip(), title=story[1])
