"""What one article is read from, and what a person said of the files that are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service.article_rows import Reading
from service.domain import Article, Overrides
from service.files.opening import PACKED, STANDARD_INPUT
from service.files.warc import Page

UNBOUNDED = 2**31 - 2
"""Bytes of a document whose size nobody bounds: as many as the libraries can count."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article that was read, or the fault for which there is none; `place` says to people where it came from."""

    place: str
    article: Article | None
    fault: str | None = None
    kept_out: tuple[str, ...] = ()
    """Names of what the document gives and an article does not have."""
    notices: tuple[str, ...] = ()
    """Sentences on how the file was read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one article is to be read from: a whole file, or what was read already of it: a line of JSON, the body of an
    article or a page; or why neither can. `number` counts lines or records of the file from 1."""

    path: Path
    number: int | None = None
    content: str | Mapping[str, Any] | Page | None = None
    fault: str | None = None
    left_out: str | None = None
    """What a record is that is no article, and no fault."""

    @property
    def place(self) -> str:
        """Where it is, for people."""
        name = "standard input" if self.path == STANDARD_INPUT else str(self.path)
        return name if self.number is None else f"{name}:{self.number}"

    @property
    def size(self) -> int:
        """About how much there is to read of it, in code points."""
        match self.content:
            case str():
                return len(self.content)
            case Page():
                return len(self.content.html)
            case None:
                return 0
            case _:
                return sum(len(value) for value in self.content.values() if isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Cells:
    """How the cells of a CSV are written, where a person said it (`service.files.delimited.Form`)."""

    delimiter: str | None = None
    escape: str | None = None


@dataclass(frozen=True, slots=True)
class Instructions:
    """What a person said of all files. `format` stands for the ending of the name; a document may have `longest`
    bytes."""

    overrides: Overrides = field(default_factory=Overrides)
    reading: Reading = field(default_factory=Reading)
    format: str | None = None
    encoding: str | None = None
    cells: Cells = Cells()
    longest: int = UNBOUNDED

    def kind_of(self, path: Path) -> str:
        """The kind of a file, as the ending of names says it, without what gzip and zstd add to them."""
        if self.format is not None:
            return f".{self.format}"
        return (path.with_suffix("") if path.suffix.lower() in PACKED else path).suffix.lower()


NO_INSTRUCTIONS = Instructions()
