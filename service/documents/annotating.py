"""Puts comments into documents of the kinds that can have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from service.documents.docx.annotate import annotate_docx
from service.documents.kinds import FileKind, kind_of
from service.documents.odt.annotate import annotate_odt
from service.documents.remarks import Annotated, Remark
from service.errors import UnreadableDocument

ANNOTATE: Mapping[str, Callable[[bytes, Sequence[Remark], datetime], Annotated]] = {
    FileKind.DOCX: annotate_docx,
    FileKind.ODT: annotate_odt,
}
"""What puts comments into a document, by the ending of a file's name."""


def annotatable_kind(content: bytes, name: str) -> FileKind:
    """The kind of a file that can have comments. Raises UnreadableDocument for another one, which says what can."""
    kind = kind_of(content, name)
    if kind not in ANNOTATE:
        raise UnreadableDocument(
            f"comments can be put into {' and '.join(ANNOTATE)} files, and this is {_said(kind)}; save it as .docx"
        )
    return kind


def _said(kind: FileKind) -> str:
    return "a text" if kind is FileKind.TEXT else f"a {kind.value} file"


def annotated(content: bytes, name: str, remarks: Sequence[Remark], at: datetime) -> Annotated:
    """The document with a comment, of the time `at`, for each remark on its text as `read_document` gives it.

    Raises UnreadableDocument, also for a kind of file that has no comments, and TooCostly when there is no time for it.
    """
    return ANNOTATE[annotatable_kind(content, name)](content, remarks, at)
