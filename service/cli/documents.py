"""Files become articles: .txt, .html and .jsonl (a line is the body of `POST /v1/articles`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from service.api.problems import messages_of
from service.api.schemas.articles import ArticleRequest
from service.domain import Article
from service.errors import QuoteVerifyError, UnreadableDocument
from service.text.html import Known, article_from_html


@dataclass(frozen=True, slots=True)
class Document:
    """One article to be, or why there is none; `place` is where it came from, for people."""

    place: str
    article: Article | None
    fault: str | None = None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Every readable file among `paths`; a folder stands for all that it holds, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in _READERS)
        else:
            found.append(path)
    return found


def read_documents(path: Path, known: Known) -> Iterator[Document]:
    """The articles of one file; what cannot be read comes as a Document with its fault."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(_READERS)
        yield Document(str(path), None, f"files ending in {path.suffix or 'nothing'!r} cannot be read; give {kinds}")
        return
    try:
        yield from reader(path, known)
    except OSError as error:
        yield Document(str(path), None, f"it cannot be opened: {error.strerror}")
    except UnicodeDecodeError as error:
        yield Document(str(path), None, f"it is not UTF-8 (byte {error.start}); convert it first")


def _whole(make: Callable[[str, Known], Article]) -> Callable[[Path, Known], Iterator[Document]]:
    def read(path: Path, known: Known) -> Iterator[Document]:
        yield _attempt(str(path), make, path.read_bytes().decode("utf-8-sig"), known)

    return read


def _attempt(place: str, make: Callable[[str, Known], Article], content: str, known: Known) -> Document:
    try:
        return Document(place, make(content, known))
    except ValidationError as error:
        return Document(place, None, _in_words(error))
    except QuoteVerifyError as error:
        return Document(place, None, str(error))


def _from_text(content: str, known: Known) -> Article:
    if known.outlet is None:
        raise UnreadableDocument("a text file does not name its outlet; give --outlet")
    return Article(known.outlet, content, url=known.url, title=known.title, published_at=known.published_at)


def _from_page(content: str, known: Known) -> Article:
    return article_from_html(content, known)


def _from_line(content: str, known: Known) -> Article:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"the line is not JSON ({error})") from error
    if isinstance(body, dict) and known.outlet is not None:
        body["outlet"] = known.outlet
    sent: dict[str, Any] = ArticleRequest().load(body)
    page = sent.pop("html", None)
    article = Article(**sent) if page is None else article_from_html(page, Known(**sent))
    return replace(
        article,
        url=known.url or article.url,
        title=known.title or article.title,
        published_at=known.published_at or article.published_at,
    )


def _lines(path: Path, known: Known) -> Iterator[Document]:
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _attempt(f"{path}:{number}", _from_line, line, known)


def _in_words(error: ValidationError) -> str:
    return "; ".join(f"{field}: {' '.join(map(str, said))}" for field, said in messages_of(error).items())


_READERS: dict[str, Callable[[Path, Known], Iterator[Document]]] = {
    ".txt": _whole(_from_text),
    ".html": _whole(_from_page),
    ".htm": _whole(_from_page),
    ".jsonl": _lines,
}
