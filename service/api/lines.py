"""Articles by the line (NDJSON): a stream cut into lines, and a line become an article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from service.domain import Article, Overrides
from service.errors import UnreadableDocument
from service.text.html import article_from_html

BLOCK = 8 * 1024
"""Bytes read from the network at a time: gunicorn waits until so many are there, and a slow sender with it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number, from 1; `content` is None when it is longer than a line may be."""

    number: int
    content: bytes | None


def split_lines(read: Callable[[int], bytes], longest: int) -> Iterator[Line]:
    """The lines of what `read` gives, but for blank ones; of a line above `longest` bytes nothing is kept.

    Holds one block and one line in memory, whatever comes.
    """
    number, size = 1, 0
    held: list[bytes] = []
    while block := read(BLOCK):
        *ended, rest = block.split(b"\n")
        for piece in ended:
            yield from _line(number, held, size, piece, longest)
            number, size = number + 1, 0
            held.clear()
        size += len(rest)
        held.append(rest)
        if size > longest:
            held.clear()
    yield from _line(number, held, size, b"", longest)


def _line(number: int, held: list[bytes], size: int, piece: bytes, longest: int) -> Iterator[Line]:
    if size + len(piece) > longest:
        yield Line(number, None)
    elif content := b"".join((*held, piece)).strip():
        yield Line(number, content)


def json_of_line(content: str | bytes) -> Any:
    """What a line of JSON says; raises UnreadableDocument for one that is no JSON in UTF-8."""
    try:
        return json.loads(content if isinstance(content, str) else content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"the line is not UTF-8 (byte {error.start}); convert it first") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"the line is not JSON ({error})") from error


def article_of(sent: dict[str, Any]) -> Article:
    """The article of a loaded ArticleRequest; what a page says of itself fills in what the sender left out.

    Raises UnreadableDocument for a page without a text.
    """
    page = sent.pop("html", None)
    return Article(**sent) if page is None else article_from_html(page, Overrides(**sent))
