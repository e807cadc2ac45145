"""Files become articles: .txt, .html and .jsonl (a line is the body of `POST /v1/articles`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marshmallow import ValidationError

from service.api.lines import article_of, json_of_line
from service.api.problems import messages_of
from service.api.schemas.articles import ArticleRequest
from service.domain import Article
from service.errors import QuoteVerifyError, UnreadableDocument
from service.text.html import Known, article_from_html

LINES = ".jsonl"


@dataclass(frozen=True, slots=True)
class Document:
    """One article to be, or why there is none; `place` is where it came from, for people."""

    place: str
    article: Article | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Where one article is to be read from: a file, or a line that has been read already; or why it cannot be."""

    path: Path
    number: int | None = None
    line: str | None = None
    fault: str | None = None

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return str(self.path) if self.number is None else f"{self.path}:{self.number}"


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Every readable file among `paths`; a folder stands for all that it holds, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in _READERS)
        else:
            found.append(path)
    return found


def pieces(path: Path) -> Iterator[Piece]:
    """What one file holds, an article each, not yet read; a file of lines is never held in memory as a whole."""
    if path.suffix.lower() != LINES:
        yield Piece(path)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield Piece(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        yield Piece(path, fault=_unreadable(error))


def read_piece(piece: Piece, known: Known) -> Document:
    """The article of `piece`, or why there is none."""
    path = piece.path
    make = _READERS.get(path.suffix.lower())
    if make is None:
        kinds = ", ".join(_READERS)
        return Document(str(path), None, f"files ending in {path.suffix or 'nothing'!r} cannot be read; give {kinds}")
    if piece.fault is not None:
        return Document(piece.place, None, piece.fault)
    try:
        content = path.read_bytes().decode("utf-8-sig") if piece.line is None else piece.line
        return Document(piece.place, make(content, known))
    except (OSError, UnicodeDecodeError) as error:
        return Document(piece.place, None, _unreadable(error))
    except ValidationError as error:
        return Document(piece.place, None, _in_words(error))
    except QuoteVerifyError as error:
        return Document(piece.place, None, str(error))


def _unreadable(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return f"it cannot be opened: {error.strerror}"
    return f"it is not UTF-8 (byte {error.start}); convert it first"


def _from_text(content: str, known: Known) -> Article:
    if known.outlet is None:
        raise UnreadableDocument("a text file does not name its outlet; give --outlet")
    return Article(known.outlet, content, url=known.url, title=known.title, published_at=known.published_at)


def _from_page(content: str, known: Known) -> Article:
    return article_from_html(content, known)


def _from_line(content: str, known: Known) -> Article:
    body = json_of_line(content)
    if isinstance(body, dict) and known.outlet is not None:
        body["outlet"] = known.outlet
    article = article_of(ArticleRequest().load(body))
    return replace(
        article,
        url=known.url or article.url,
        title=known.title or article.title,
        published_at=known.published_at or article.published_at,
    )


def _in_words(error: ValidationError) -> str:
    return "; ".join(f"{field}: {' '.join(map(str, said))}" for field, said in messages_of(error).items())


_READERS: dict[str, Callable[[str, Known], Article]] = {
    ".txt": _from_text,
    ".html": _from_page,
    ".htm": _from_page,
    LINES: _from_line,
}
