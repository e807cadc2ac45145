"""Finds and reads the files to check: texts, pages and documents, folders of them, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from service.documents.google_docs import is_export
from service.documents.kinds import DOCUMENTS, FileKind, kind_of, read_document
from service.documents.values import DocumentText
from service.errors import UnreadableDocument
from service.text.drafts.mapped import MappedText
from service.text.drafts.markdown import text_of_markdown
from service.text.drafts.page import text_of_page
from service.text.encodings import decoded

STDIN = "-"
_OLD = frozenset({".doc"})
"""What has this ending may be rich text or a page; else the error says what to do."""
_READERS: dict[str, Callable[[str], MappedText]] = {
    ".txt": MappedText,
    ".md": text_of_markdown,
    ".markdown": text_of_markdown,
    ".html": text_of_page,
    ".htm": text_of_page,
}
KINDS = ", ".join([*_READERS, *DOCUMENTS])


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file's content and the text in it; `name` is how people and reports call it. `document` is there where the
    file has no lines that a person sees; `notices` are sentences on how it was read, `content` are its bytes."""

    name: str
    source: str
    mapped: MappedText
    document: DocumentText | None = None
    notices: tuple[str, ...] = ()
    content: bytes = b""


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
    ending = Path(name).suffix.lower()
    if ending not in _READERS and ending not in DOCUMENTS and ending not in _OLD:
        raise UnreadableDocument(f"files ending in {Path(name).suffix or 'nothing'!r} cannot be checked; give {KINDS}")
    try:
        content = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"it cannot be opened ({error.strerror}); check the path") from error
    return replace(_draft_of(content, name), content=content)


def _draft_of(content: bytes, name: str) -> DraftFile:
    ending = Path(name).suffix.lower()
    kind = kind_of(content, name) if content.strip() or ending in DOCUMENTS else FileKind.TEXT
    if kind in DOCUMENTS:
        return _of_document(read_document(content, name), name)
    plain = decoded(content, is_page=kind is FileKind.PAGE)
    if kind is FileKind.PAGE and is_export(plain.text):
        return _of_document(read_document(content, name), name)
    read = _READERS.get(ending) or _READERS[kind.value]
    return DraftFile(name, plain.text, read(plain.text), notices=(plain.notice,) if plain.notice else ())


def _of_document(document: DocumentText, name: str) -> DraftFile:
    return DraftFile(name, document.text, MappedText(document.text), document, document.notices)


def _is_draft(file: Path) -> bool:
    is_draft = file.suffix.lower() in _READERS or (file.suffix.lower() in DOCUMENTS and not file.name.startswith("~$"))
    return is_draft and not any(part.startswith(".") for part in file.parts if part != "..")
