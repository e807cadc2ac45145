"""Answers the check of a draft with the file that was sent, and a comment on each quote that needs a look."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePath

from flask import Response, after_this_request, request

from service.api.exports import JSON, vary_by_accept
from service.api.files import SentFile
from service.checking import CheckedDraft
from service.checking.remarks import remarks_on
from service.documents.annotating import ANNOTATE, annotatable_kind, annotated
from service.documents.kinds import MEDIA_TYPES
from service.errors import UnreadableDocument

DOCUMENT_TYPES = {media: kind.value.removeprefix(".") for media, kind in MEDIA_TYPES.items() if kind in ANNOTATE}
"""The formats that a draft can be given back in, by their media types."""


def chosen_format(given: str | None, sent: SentFile | None) -> str:
    """The format of an answer: that which is `given`, else that which Accept puts first.

    Raises UnreadableDocument where the file that was sent cannot be given back so.
    """
    after_this_request(vary_by_accept)
    accepted = request.accept_mimetypes.best_match([JSON, *DOCUMENT_TYPES], default=JSON)
    form = given or DOCUMENT_TYPES.get(accepted or JSON, "json")
    if form == "json":
        return form
    if sent is None:
        raise UnreadableDocument(f"there is no file to put comments into; send the draft as a .{form} file")
    kind = annotatable_kind(sent.content, sent.name)
    if kind != f".{form}":
        raise UnreadableDocument(f"the file is a {kind.value} file; ask for format={kind.value.removeprefix('.')}")
    return form


def given_back(checked: CheckedDraft, sent: SentFile, form: str) -> Response:
    """The file that was sent, with comments, as a file to be kept. Raises what reading it does."""
    result = annotated(sent.content, sent.name, remarks_on(checked), datetime.now(UTC))
    media = next(media for media, name in DOCUMENT_TYPES.items() if name == form)
    response = Response(result.content, content_type=media)
    stem = PurePath(sent.name.replace("\\", "/")).stem or "draft"
    response.headers.set("Content-Disposition", "attachment", filename=f"{_plain(stem)}-checked.{form}")
    return response


def _plain(name: str) -> str:
    """A name that every system takes for a file's; the letters of other scripts are left to the page."""
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_ .") else "_" for letter in name)
