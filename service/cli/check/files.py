"""Finds and reads the files to check: .txt, .md and .html, folders of them, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from service.errors import UnreadableDocument
from service.text.drafts.mapped import MappedText
from service.text.drafts.markdown import text_of_markdown
from service.text.drafts.page import text_of_page

STDIN = "-"
_READERS: dict[str, Callable[[str], MappedText]] = {
    ".txt": MappedText,
    ".md": text_of_markdown,
    ".markdown": text_of_markdown,
    ".html": text_of_page,
    ".htm": text_of_page,
}
KINDS = ", ".join(_READERS)


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file's content and the text in it; `name` is how people and reports call it."""

    name: str
    source: str
    mapped: MappedText


def find_drafts(paths: Iterable[str]) -> list[str]:
    """The files that `paths` stand for, each once: a folder stands for every draft in it, in order of name.

    A folder without any stands for itself: reading it says what is wrong.
    """
    files: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != STDIN and folder.is_dir():
            drafts = sorted(str(file) for file in folder.rglob("*") if file.is_file() and _is_draft(file))
            files += drafts or [path]
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def read_draft(path: str, stdin_name: str | None = None) -> DraftFile:
    """Read one file; `stdin_name` says what standard input is to be called, and by its ending read as.

    Raises UnreadableDocument, which says what to do.
    """
    if path != STDIN and Path(path).is_dir():
        raise UnreadableDocument(f"the folder holds no draft; give one with {KINDS} files, or a file")
    name = (stdin_name or "stdin.txt") if path == STDIN else path
    read = _READERS.get(Path(name).suffix.lower())
    if read is None:
        raise UnreadableDocument(f"files ending in {Path(name).suffix or 'nothing'!r} cannot be checked; give {KINDS}")
    try:
        content = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        source = content.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableDocument(f"it cannot be opened ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"it is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    return DraftFile(name, source, read(source))


def _is_draft(file: Path) -> bool:
    return file.suffix.lower() in _READERS and not any(part.startswith(".") for part in file.parts if part != "..")
