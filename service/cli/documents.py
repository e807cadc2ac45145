"""Reads articles from files: one of a text or a page, many of a feed, a table, lines of JSON or a web archive."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from service.article_body import article_of_page, body_of, page_words
from service.captions import transcript_of_captions
from service.cli.pieces import NO_INSTRUCTIONS, Document, Instructions, Piece
from service.cli.rows import article_of_capture, article_of_line, article_of_row
from service.cli.tables import TABLES, Watch, table_pieces
from service.debates import transcript_of_debate
from service.documents.kinds import DOCUMENTS, read_document
from service.domain import Article, Overrides
from service.errors import QuoteVerifyError, UnreadableDocument
from service.files.opening import opened
from service.files.warc import Page
from service.text.checks import check_sent_text
from service.text.encodings import decode_page, decoded
from service.text.feeds import entries_of_feed

FEEDS = (".rss", ".atom", ".xml")
PAGES = (".html", ".htm")
CAPTIONS = (".vtt", ".srt")
DEBATES = (".akn",)
LARGEST_DOCUMENT = 20 * 1024 * 1024
"""Bytes: pictures are most of a document."""
NOBODY = Watch()
_STEP_BYTES = 1_048_576


def find_files(paths: Iterable[Path], kinds: Collection[str] | None = None) -> list[Path]:
    """The files that `paths` name; a folder stands for every file in it of one of `kinds`, in order of name.

    By default these are all that can be read but .xml: most such files are no feeds.
    """
    kinds = IN_FOLDERS if kinds is None else kinds
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(file for file in path.rglob("*") if _is_of(file, kinds))
        else:
            files.append(path)
    return files


def _is_of(file: Path, kinds: Collection[str]) -> bool:
    """Whether a file of a folder is read; not what Word leaves beside a document that is open."""
    return file.is_file() and NO_INSTRUCTIONS.kind_of(file) in kinds and not file.name.startswith("~$")


def pieces(path: Path, instructions: Instructions = NO_INSTRUCTIONS, watch: Watch = NOBODY) -> Iterator[Piece]:
    """The pieces of one file, an article each, in order; a file of many is never held in memory as a whole.

    What has more bytes than `instructions` allow is a fault, as it would be in a request.
    """
    kind = instructions.kind_of(path)
    if kind in TABLES:
        yield from table_pieces(path, instructions, watch)
    elif kind in FEEDS:
        yield from _entries(path, instructions.longest)
    else:
        yield Piece(path)


def _entries(path: Path, longest: int) -> Iterator[Piece]:
    """The entries of a feed, each as the body of an article."""
    try:
        for number, entry in enumerate(entries_of_feed(_whole(path, longest), page_words), start=1):
            if not entry.text:
                yield Piece(path, number, fault="the entry holds no text; save the page that it links to and give that")
                continue
            yield Piece(path, number, body_of(entry.outlet, entry.text, entry))
    except OSError as error:
        yield Piece(path, fault=_unreadable(error))
    except QuoteVerifyError as error:
        yield Piece(path, fault=str(error))


def read_piece(piece: Piece, instructions: Instructions = NO_INSTRUCTIONS) -> Document:
    """The article of `piece`, or why there is none."""
    if piece.fault is not None or piece.left_out is not None:
        return Document(piece.place, None, piece.fault)
    try:
        if piece.content is None:
            article, notices = _from_file(piece.path, instructions)
            return Document(piece.place, article, notices=notices)
        article, kept_out = _article(piece, instructions)
        return Document(piece.place, article, kept_out=kept_out)
    except (OSError, UnicodeDecodeError) as error:
        return Document(piece.place, None, _unreadable(error))
    except QuoteVerifyError as error:
        return Document(piece.place, None, str(error))


def _article(piece: Piece, instructions: Instructions) -> tuple[Article, tuple[str, ...]]:
    """The article of `piece`, and the names of what else it gives."""
    match piece.content:
        case None:
            return _from_file(piece.path, instructions)[0], ()
        case str():
            return article_of_line(piece.content, instructions.overrides, instructions.reading)
        case Page():
            return article_of_capture(piece.content, instructions.overrides), ()
        case _:
            return article_of_row(piece.content, instructions.overrides), ()


def _from_file(path: Path, instructions: Instructions) -> tuple[Article, tuple[str, ...]]:
    """The article of a file, and how it was read."""
    kind = instructions.kind_of(path)
    read = _READERS.get(kind)
    if read is None:
        kinds = ", ".join((*_READERS, *FEEDS, *TABLES))
        raise UnreadableDocument(f"files ending in {kind or 'nothing'!r} cannot be read; give {kinds}")
    longest = max(instructions.longest, LARGEST_DOCUMENT) if kind in DOCUMENTS else instructions.longest
    return read(_whole(path, longest), instructions.overrides)


def _whole(path: Path, longest: int) -> bytes:
    """All that a file holds. Raises UnreadableDocument for more than `longest` bytes, and for one that is cut off."""
    content = bytearray()
    with opened(path) as file:
        while len(content) <= longest and (step := file.stream.read(_STEP_BYTES)):
            content += step
        file.check_whole()
    if len(content) > longest:
        raise UnreadableDocument(
            f"it has more than {longest:,} bytes (QUOTEVERIFY_MAX_BODY_BYTES); give less, or an article each"
        )
    return bytes(content)


def _unreadable(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return f"it cannot be opened: {error.strerror}"
    return f"it is not UTF-8 (byte {error.start}); convert it first"


def _from_text(content: bytes, overrides: Overrides) -> tuple[Article, tuple[str, ...]]:
    if overrides.outlet is None:
        raise UnreadableDocument("a text file does not name its outlet; give --outlet")
    read = decoded(content)
    return Article(overrides.outlet, read.text).overridden_by(overrides), (read.notice,) if read.notice else ()


def _from_transcript(
    content: bytes, overrides: Overrides, make: Callable[[str, str], Article]
) -> tuple[Article, tuple[str, ...]]:
    """The transcript that `make` makes of captions or of a debate, by its text and outlet."""
    if overrides.outlet is None:
        raise UnreadableDocument("captions and debates do not name their outlet; give --outlet")
    read = decoded(content)
    check_sent_text(read.text)
    return make(read.text, overrides.outlet).overridden_by(overrides), (read.notice,) if read.notice else ()


def _from_page(content: bytes, overrides: Overrides) -> tuple[Article, tuple[str, ...]]:
    return article_of_page(decode_page(content).text, overrides), ()


def _from_document(content: bytes, overrides: Overrides, name: str) -> tuple[Article, tuple[str, ...]]:
    if overrides.outlet is None:
        raise UnreadableDocument("a document does not name its outlet; give --outlet")
    read = read_document(content, name)
    check_sent_text(read.text)
    return Article(overrides.outlet, read.text, left_out=read.left_out).overridden_by(overrides), read.notices


_READERS: dict[str, Callable[[bytes, Overrides], tuple[Article, tuple[str, ...]]]] = {
    ".txt": _from_text,
    **{str(kind): partial(_from_document, name=f"file{kind}") for kind in DOCUMENTS},
    **dict.fromkeys(PAGES, _from_page),
    **dict.fromkeys(CAPTIONS, partial(_from_transcript, make=transcript_of_captions)),
    **dict.fromkeys(DEBATES, partial(_from_transcript, make=transcript_of_debate)),
}
IN_FOLDERS = (_READERS.keys() | set(FEEDS) | set(TABLES)) - {".xml"}
FORMATS = tuple(kind.removeprefix(".") for kind in (*TABLES, *FEEDS, *_READERS))
"""The kinds of files, as `--format` names them."""
