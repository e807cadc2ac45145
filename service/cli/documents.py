"""Reads articles from files: .txt, .html, feeds, and .jsonl (a line is the body of `POST /v1/articles`)."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from service.article_body import article_of, article_of_page, body_of, json_of_line, page_words, parse_body
from service.domain import Article, Overrides
from service.errors import QuoteVerifyError, UnreadableDocument
from service.text.feeds import entries_of_feed

LINES = ".jsonl"
FEEDS = (".rss", ".atom", ".xml")
PAGES = (".html", ".htm")
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
"""Where in a page its encoding is looked for; the HTML standard says within 1,024."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article that was read, or the fault for which there is none; `place` says to people where it came from."""

    place: str
    article: Article | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What one article is to be read from: a file, or a `line` of it that has been read already; or why neither can."""

    path: Path
    number: int | None = None
    line: str | None = None
    fault: str | None = None

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return str(self.path) if self.number is None else f"{self.path}:{self.number}"


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files that `paths` name; a folder stands for every file in it that can be read, in order of name.

    The .xml files of a folder are left out: most are no feeds.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in _IN_FOLDERS)
        else:
            files.append(path)
    return files


def pieces(path: Path, longest: int = sys.maxsize) -> Iterator[Piece]:
    """The pieces of one file, an article each, in order; a file of lines is never held in memory as a whole.

    What has more than `longest` bytes is a fault, as it would be in a request.
    """
    for piece in _pieces(path):
        size = len(piece.line.encode()) if piece.line is not None else _size(path)
        if piece.fault is None and size > longest:
            limit = f"at most {longest:,} (QUOTEVERIFY_MAX_BODY_BYTES)"
            yield replace(piece, line=None, fault=f"it has {size:,} bytes; give {limit}, or an article each")
        else:
            yield piece


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _pieces(path: Path) -> Iterator[Piece]:
    if path.suffix.lower() in FEEDS:
        yield from _entries(path)
        return
    if path.suffix.lower() != LINES:
        yield Piece(path)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield Piece(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        yield Piece(path, fault=_unreadable(error))


def _entries(path: Path) -> Iterator[Piece]:
    """The entries of a feed, each as a line of JSON."""
    try:
        for number, entry in enumerate(entries_of_feed(path.read_bytes(), page_words), start=1):
            if not entry.text:
                yield Piece(path, number, fault="the entry holds no text; save the page that it links to and give that")
                continue
            yield Piece(path, number, json.dumps(body_of(entry.outlet, entry.text, entry)))
    except OSError as error:
        yield Piece(path, fault=_unreadable(error))
    except UnreadableDocument as error:
        yield Piece(path, fault=str(error))


def read_piece(piece: Piece, overrides: Overrides) -> Document:
    """The article of `piece`, or why there is none."""
    path = piece.path
    make = _READERS.get(path.suffix.lower())
    if make is None:
        kinds = ", ".join(_READERS)
        return Document(str(path), None, f"files ending in {path.suffix or 'nothing'!r} cannot be read; give {kinds}")
    if piece.fault is not None:
        return Document(piece.place, None, piece.fault)
    try:
        content = _content(path) if piece.line is None else piece.line
        return Document(piece.place, make(content, overrides))
    except (OSError, UnicodeDecodeError) as error:
        return Document(piece.place, None, _unreadable(error))
    except QuoteVerifyError as error:
        return Document(piece.place, None, str(error))


def _content(path: Path) -> str:
    """The text of a file: in UTF-8 or, for a saved page that is not, in the encoding that the page names."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        charset = _CHARSET.search(content[:_HEAD_BYTES]) if path.suffix.lower() in PAGES else None
        try:
            return content.decode(charset[1].decode("ascii") if charset else "utf-8")
        except (LookupError, UnicodeError):
            return content.decode("utf-8")


def _unreadable(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return f"it cannot be opened: {error.strerror}"
    return f"it is not UTF-8 (byte {error.start}); convert it first"


def _from_text(content: str, overrides: Overrides) -> Article:
    if overrides.outlet is None:
        raise UnreadableDocument("a text file does not name its outlet; give --outlet")
    return Article(overrides.outlet, content).overridden_by(overrides)


def _from_line(content: str, overrides: Overrides) -> Article:
    body = json_of_line(content)
    if isinstance(body, dict) and overrides.outlet is not None:
        body["outlet"] = overrides.outlet
    return article_of(parse_body(body)).overridden_by(overrides)


_READERS: dict[str, Callable[[str, Overrides], Article]] = {
    ".txt": _from_text,
    **dict.fromkeys(PAGES, article_of_page),
    **dict.fromkeys((LINES, *FEEDS), _from_line),
}
_IN_FOLDERS = _READERS.keys() - {".xml"}
