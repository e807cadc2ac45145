"""Reads the files that drafts are checked against: texts and pages, and what else `quoteverify ingest` takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from service.cli.check.faults import CannotCheck
from service.cli.check.files import find_drafts, read_draft
from service.cli.documents import FEEDS, IN_FOLDERS, find_files, pieces, read_piece
from service.cli.pieces import Instructions
from service.cli.tables import LINES, TABLES
from service.domain import Article, Overrides
from service.errors import QuoteVerifyError

_MARKDOWN = frozenset({".md", ".markdown"})
_SAY_THEIR_OUTLET = frozenset({*TABLES, *FEEDS})
_IN_FOLDERS = (IN_FOLDERS - set(TABLES)) | set(LINES)
"""Tables in folders are about anything."""


def read_sources(paths: Sequence[Path]) -> list[Article]:
    """The articles of all files that `paths` stand for, called by their file's name unless it names an outlet.

    Raises CannotCheck for a file that cannot be read, and when there is none.
    """
    articles = [article for path in _files(paths) for article in _articles(path)]
    if not articles:
        raise CannotCheck(f"there is nothing to compare with in {', '.join(map(str, paths))}; give a file or a folder")
    return articles


def _files(paths: Sequence[Path]) -> list[Path]:
    drafts = [Path(path) for path in find_drafts(map(str, paths)) if Path(path).suffix.lower() in _MARKDOWN]
    return sorted({*drafts, *find_files(paths, _IN_FOLDERS)})


def _articles(path: Path) -> Iterator[Article]:
    if path.suffix.lower() in _MARKDOWN:
        yield _of_markdown(path)
        return
    instructions = Instructions()
    for piece in pieces(path, instructions):
        says_its_outlet = instructions.kind_of(path) in _SAY_THEIR_OUTLET
        names = Overrides() if says_its_outlet else Overrides(outlet=path.name)
        document = read_piece(piece, Instructions(names))
        if document.article is None:
            raise CannotCheck(f"{document.place}: {document.fault}")
        yield document.article


def _of_markdown(path: Path) -> Article:
    try:
        return Article(path.name, read_draft(str(path)).mapped.text)
    except QuoteVerifyError as error:
        raise CannotCheck(f"{path}: {error}") from error
