"""Finds and reads the drafts: texts, pages and documents, folders of them, or standard input."""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

STDIN = "-"
_PLAIN = frozenset({".txt", ".md", ".markdown"})
_PAGES = frozenset({".html", ".htm"})
_DOCUMENTS = frozenset({".docx", ".odt", ".rtf", ".pdf"})
_ALL = _PLAIN | _PAGES | _DOCUMENTS
KINDS = ", ".join(sorted(_ALL))
_LINE_END = re.compile(r"\r\n|\r|\n")


class Unreadable(Exception):
    """A draft cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft by the name that reports call it. Of a page offsets count in the text that it shows, so that no line of
    the file can be named. Of a `document` the service reads the text; `source` is empty then."""

    name: str
    source: str = ""
    is_page: bool = False
    document: bytes | None = None

    def place(self, start: int, end: int) -> tuple[int, int, int, int] | None:
        """Line and column of start and end, from 1, columns in code points; None in a page, and in a document."""
        if self.is_page or self.document is not None:
            return None
        starts = [0, *(match.end() for match in _LINE_END.finditer(self.source))]
        lines = [bisect.bisect_right(starts, offset) for offset in (start, end)]
        return lines[0], start - starts[lines[0] - 1] + 1, lines[1], end - starts[lines[1] - 1] + 1


def find_drafts(paths: Iterable[str]) -> list[str]:
    """The files that `paths` stand for, each once; a folder stands for every draft in it, in order of name, and for
    itself where there is none: reading it says what is wrong."""
    files: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != STDIN and folder.is_dir():
            files += sorted(str(file) for file in folder.rglob("*") if _is_draft(file)) or [path]
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def read_draft(path: str, stdin_name: str = "stdin.txt") -> Draft:
    """One draft. Raises Unreadable."""
    if path != STDIN and Path(path).is_dir():
        raise Unreadable(f"the folder holds no draft; give one with {KINDS} files, or a file")
    name = stdin_name if path == STDIN else path
    ending = Path(name).suffix.lower()
    if ending not in _ALL:
        raise Unreadable(f"files ending in {ending or 'nothing'!r} cannot be checked; give {KINDS}")
    try:
        content = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        if ending in _DOCUMENTS:
            return Draft(name, document=content)
        return Draft(name, content.decode("utf-8-sig"), ending in _PAGES)
    except OSError as error:
        raise Unreadable(f"it cannot be opened ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _is_draft(file: Path) -> bool:
    is_hidden = any(part.startswith((".", "~$")) for part in file.parts if part != "..")  # "~$": Word has it open
    return file.is_file() and file.suffix.lower() in _ALL and not is_hidden
