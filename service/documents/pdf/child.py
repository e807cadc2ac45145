"""Has a PDF read by a process of its own, which may take so much time and memory and no more."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import service
from service import deadline
from service.documents.pdf.lines import Line, Page
from service.errors import TooCostly, UnreadableDocument

_MOST_SECONDS = 60
"""Of a processor, where no limit is set: a book of 500 pages takes some 30."""
_WAIT = 6
"""Times as long it may take on a machine that is busy."""
_CODE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from service.documents.pdf.worker import main; main()"
_FAULTS = {
    "password": "the PDF is protected by a password; save it without one and give that",
    "broken": "the PDF is broken or was not saved whole; open it in the program that made it and save it again",
    "costly": "the PDF is too large, or made so that it cannot be read; send it in parts, or the words as text",
}


def pages_of(content: bytes) -> list[Page]:
    """The pages of a PDF.

    Raises UnreadableDocument for one that is protected, broken or hostile, and TooCostly when there is not time enough.
    """
    left = deadline.left()
    seconds = _MOST_SECONDS if left is None else max(1, math.ceil(left))
    answer = _ask(content, seconds)
    deadline.spend(answer["seconds"])
    fault = answer.get("fault")
    if fault is not None:
        raise UnreadableDocument(_FAULTS.get(fault, _FAULTS["broken"]))
    return [_page(page) for page in answer["pages"]]


def _ask(content: bytes, seconds: int) -> dict[str, Any]:
    root = str(Path(service.__file__).resolve().parent.parent)
    command = [sys.executable, "-P", "-c", _CODE, root, str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and code; the PDF is data on its input
            command, input=content, capture_output=True, timeout=seconds * _WAIT, check=False
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise TooCostly(_too_long(seconds)) from error
    except ValueError as error:  # the system has ended it: too long, or too much memory
        raise TooCostly(_too_long(seconds)) from error
    return answer


def _too_long(seconds: int) -> str:
    return f"reading the PDF would take more than {seconds:,} seconds; send fewer pages at once, or the words as text"


def _page(page: dict[str, Any]) -> Page:
    return Page(page["width"], page["height"], tuple(Line(*line) for line in page["lines"]), tuple(page["struck"]))
