"""Reads what is sent as a file: in multipart/form-data with the other fields beside it, or as the body itself."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Request, g
from webargs.flaskparser import abort
from werkzeug.exceptions import RequestEntityTooLarge

from service.api.app_context import app_context
from service.api.parser import ApiBlueprint, StrictParser
from service.article_body import CONTENTS
from service.documents.kinds import MEDIA_TYPES, FileKind, kind_of, read_document
from service.documents.values import DocumentText
from service.text.checks import check_sent_text
from service.text.encodings import decoded

MULTIPART = "multipart/form-data"
FILE = "file"
FIELDS_OF_TRANSCRIPTS = {FileKind.WEBVTT: "captions", FileKind.SRT: "captions", FileKind.DEBATE: "debate"}
"""The fields that stand for files of which a transcript is made; the other files are read as they are."""
_JSON_FIELDS = frozenset({"speaker_hints", "sources", "exclude_article"})
"""Fields of a form that are no strings: their values are JSON."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent, and what was read from it."""

    content: bytes
    name: str
    document: DocumentText


def sent_file() -> SentFile | None:
    """The file that this request sent in place of a text; None where it sent none."""
    sent: SentFile | None = g.get("sent_file")
    return sent


class DraftFileParser(StrictParser):
    """Takes a file in place of JSON: its text becomes the field `text`, and `sent_file` the rest of it."""

    def load_json(self, req: Request, schema: Any) -> Any:
        """The fields of the request. Raises what reading a document raises."""
        if req.mimetype != MULTIPART and req.mimetype not in MEDIA_TYPES:
            return super().load_json(req, schema)
        context = app_context()
        req.max_form_memory_size = req.max_content_length
        req.max_content_length = max(context.max_document_bytes, req.max_content_length or 0)
        content, name, fields = _form(req) if req.mimetype == MULTIPART else _body(req)
        with context.for_draft():
            return fields | self.read(content, name)

    def read(self, content: bytes, name: str) -> dict[str, str]:
        """The fields that stand for a file."""
        document = read_document(content, name)
        check_sent_text(document.text)
        g.sent_file = SentFile(content, name, document)
        return {"text": document.text}


class ArticleFileParser(DraftFileParser):
    """The same for an article, whose page is a field of its own: more is read from it than the text."""

    def read(self, content: bytes, name: str) -> dict[str, str]:
        """The fields that stand for a file."""
        kind = kind_of(content, name)
        if kind is FileKind.PAGE:
            return {"html": decoded(content, is_page=True).text}
        if kind in FIELDS_OF_TRANSCRIPTS:
            return {FIELDS_OF_TRANSCRIPTS[kind]: decoded(content).text}
        return super().read(content, name)


def _form(req: Request) -> tuple[bytes, str, dict[str, Any]]:
    files = req.files.getlist(FILE)
    if len(files) != 1 or len(req.files) != 1:
        _refuse("Send one file, in the part called `file`, and the other fields in parts of their own.")
    fields: dict[str, Any] = {}
    for name, values in req.form.lists():
        if len(values) > 1 or name in CONTENTS:
            _refuse(f"The form gives {name!r} and a file, or gives it twice; send the file and each field once.")
        fields[name] = _value(name, values[0])
    with files[0].stream as stream:
        return stream.read(), files[0].filename or "", fields


def _value(name: str, value: str) -> Any:
    if name not in _JSON_FIELDS:
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return _refuse(f"The value of {name!r} is not JSON; write it as in the body of a request that is JSON.")


def _body(req: Request) -> tuple[bytes, str, dict[str, Any]]:
    content = req.get_data()
    if req.content_length is None and len(content) >= (req.max_content_length or math.inf):
        raise RequestEntityTooLarge
    return content, f"file{MEDIA_TYPES[req.mimetype].value}", {}


def _refuse(detail: str) -> Any:
    """Answer 400 with `detail`."""
    abort(HTTPStatus.BAD_REQUEST, detail=detail)


class DraftFileBlueprint(ApiBlueprint):
    """A blueprint whose JSON may be a file instead."""

    ARGUMENTS_PARSER = DraftFileParser()


class ArticleFileBlueprint(ApiBlueprint):
    """The same for articles."""

    ARGUMENTS_PARSER = ArticleFileParser()


_KINDS = {
    "CheckRequest": ".docx, .odt, .rtf, .pdf, .html, .md or .txt",
    "ArticleRequest": ".docx, .odt, .rtf, .pdf, .html, .md, .txt, .vtt, .srt or .akn",
}
"""The files that stand for a body, by the name of its schema."""


def with_file(content: dict[str, Any], schemas: Mapping[str, Any], request: str) -> None:
    """Say in the document, where `content` is the body of a request, that it may be a file with the same fields."""
    fields = {name: field for name, field in schemas[request]["properties"].items() if name not in CONTENTS}
    required = [name for name in schemas[request].get("required", ()) if name in fields]
    file = {"type": "string", "format": "binary", "description": _KINDS[request]}
    in_form = {name: _never_null(field) for name, field in fields.items()}
    form = {"type": "object", "properties": {FILE: file, **in_form}, "required": [FILE, *required]}
    content[MULTIPART] = {"schema": form | {"additionalProperties": False}}


def _never_null(field: dict[str, Any]) -> dict[str, Any]:
    """The field as a form has it, where null would be the word: what is absent is left out."""
    if "anyOf" in field:
        return field | {"anyOf": [choice for choice in field["anyOf"] if choice.get("type") != "null"]}
    if isinstance(field.get("type"), list):
        types = [name for name in field["type"] if name != "null"]
        return field | {"type": types[0] if len(types) == 1 else types}
    return field
