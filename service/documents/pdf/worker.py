"""Reads the letters of a PDF in a process of its own, whose memory and time are bounded, and writes its lines as JSON.

A PDF can unpack to gigabytes, name itself as its part, or draw for hours; the library cannot be interrupted. Here the
worst that it does is to end this process.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTLine, LTPage, LTRect
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from service.documents.pdf.lines import Letter, Line, lines_of, readable
from service.documents.pdf.struck import Rule, Rules
from service.documents.values import UNREADABLE

MEMORY_BYTES = 1_000_000_000
MOST_PAGES = 2_000
MOST_LETTERS = 5_000_000
_UPRIGHT_SHARE = 0.5


class _Letters(PDFLayoutAnalyzer):
    """Takes the letters of a page as they are drawn, without the library's guess at lines and order."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager, laparams=None)
        self.page: LTPage | None = None

    def receive_layout(self, ltpage: LTPage) -> None:
        self.page = ltpage

    def handle_undefined_char(self, font: Any, cid: int) -> str:  # noqa: ARG002
        return UNREADABLE


def _drawn(item: Any) -> Iterator[LTChar | LTLine | LTRect]:
    """The letters and the straight lines of a page."""
    waiting = [item]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar | LTLine | LTRect):
            yield item
        elif hasattr(item, "__iter__"):
            waiting.extend(item)


def _letters(page: LTPage) -> tuple[list[Letter], list[Letter]]:
    """The letters within the page, and those of them that are struck out; those that are turned (a watermark) only
    where most are."""
    drawn = [*_drawn(page)]
    chars = [item for item in drawn if isinstance(item, LTChar)]
    chars = [char for char in chars if char.x1 > page.x0 and char.x0 < page.x1 and char.y1 > page.y0]
    upright = [char for char in chars if char.upright]
    kept = upright if len(upright) >= _UPRIGHT_SHARE * len(chars) else chars
    rules = Rules(_rule(item) for item in drawn if not isinstance(item, LTChar) and item.height < item.width)
    text: list[Letter] = []
    struck: list[Letter] = []
    for char in kept:
        is_struck = char.upright and rules.strike((char.x0 + char.x1) / 2, char.matrix[5], char.size)
        letter = Letter(readable(char.get_text()), char.x0, char.y0, char.x1, char.y1)
        (struck if is_struck else text).append(letter)
    return text, struck


def _rule(item: LTLine | LTRect) -> Rule:
    return Rule(item.x0, item.x1, (item.y0 + item.y1) / 2, item.height)


def _as_json(line: Line) -> list[Any]:
    return [line.text, line.x0, line.y0, line.x1, line.y1, line.size, line.marks]


def pages(content: BinaryIO) -> Iterator[dict[str, Any]]:
    """Each page as JSON has it: its size, and its lines. Raises whatever the library does."""
    document = PDFDocument(PDFParser(content))
    manager = PDFResourceManager()
    device = _Letters(manager)
    interpreter = PDFPageInterpreter(manager, device)
    letters_left = MOST_LETTERS
    for number, pdf_page in enumerate(PDFPage.create_pages(document), start=1):
        if number > MOST_PAGES or letters_left < 0:
            raise MemoryError
        interpreter.process_page(pdf_page)
        page = device.page
        if page is None:
            continue
        letters, struck = _letters(page)
        letters_left -= len(letters) + len(struck)
        yield {
            "width": page.width,
            "height": page.height,
            "lines": [_as_json(line) for line in lines_of(letters)],
            "struck": [line.text for line in lines_of(struck)],
        }


def _answer(content: bytes) -> dict[str, Any]:
    try:
        return {"pages": [*pages(io.BytesIO(content))]}
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"fault": "password"}
    except (MemoryError, RecursionError):
        return {"fault": "costly"}
    except Exception as error:  # whatever breaks in it, the file is at fault
        return {"fault": "broken", "error": repr(error)[:200]}


def main() -> None:
    """Read a PDF from standard input, with the seconds of a processor that it may take as the only argument."""
    seconds = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    answer = _answer(sys.stdin.buffer.read())
    json.dump(answer | {"seconds": time.process_time()}, sys.stdout)
