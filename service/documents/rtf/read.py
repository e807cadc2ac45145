"""Reads Rich Text Format: a reader of our own, since striprtf keeps what was deleted and drops footnotes.

It also writes the addresses of links into their sentences, and its time grows with the square of a long line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from service import deadline
from service.documents.rtf.fonts import CodePages
from service.documents.rtf.tokens import Kind, Token, tokens
from service.documents.values import UNREADABLE, DocumentText, DocumentWriter, ends_paragraph, said_of_changes
from service.layout import LeftOutReason, TextPlace

_SECONDS_A_TOKEN, _SECONDS_A_BYTE = 15e-6, 0.05e-6
"""Of a slow core; nearly each token begins with a backslash."""
_TOKENS_BETWEEN_LOOKS = 256
"""At the deadline: some thousandths of a second."""
_ENDS_UNSEEN = (
    "The file ends within a part that is not shown, so that words may be missing at its end; open it in the program "
    "that made it and save it again."
)
_SKIPPABLE = frozenset({"text", "byte", "symbol"})
_ENDS = frozenset({"par", "sect", "page", "row", "cell", "nestcell", "nestrow"})
_SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SYMBOLS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
_SKIPPED_WORDS = """
    fonttbl colortbl stylesheet info pict objdata fldinst themedata colorschememapping datastore listtable
    listoverridetable rsidtbl revtbl xmlnstbl generator pntext listtext pn pnseclvl bkmkstart bkmkend nonshppict shprslt
    nonesttables datafield formfield latentstyles filetbl upr private atnid atnauthor atndate atnref atntime atrfstart
    atrfend userprops template ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc tcn xe mmathPr sp
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_SHOWN = frozenset({"ud", "shptxt"})
"""Destinations that show text though those around them do not."""
_APART = {
    "annotation": LeftOutReason.COMMENT,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), LeftOutReason.RUNNING_HEAD),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), LeftOutReason.RUNNING_HEAD),
}


@dataclass(slots=True)
class _Sheet:
    """Something that is written by itself: the running text, a note, a comment."""

    reason: LeftOutReason | None = None
    is_note: bool = False
    is_endnote: bool = False
    paragraphs: list[list[str]] = field(default_factory=lambda: [[]])

    def add(self, text: str) -> None:
        self.paragraphs[-1].append(text)

    def texts(self) -> Iterator[str]:
        return (text for text in ("".join(pieces).strip() for pieces in self.paragraphs) if text)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group."""

    sheet: _Sheet
    is_skipped: bool = False
    is_optional: bool = False
    in_fonts: bool = False
    is_deleted: bool = False
    is_hidden: bool = False
    fallback: int = 1
    """How many signs stand behind a `\\u` for readers that do not know it."""
    font: int | None = None


class _Reader:
    def __init__(self) -> None:
        self.body = _Sheet()
        self.sheets: list[_Sheet] = []
        self.gone: dict[LeftOutReason, list[str]] = {LeftOutReason.REVISION: [], LeftOutReason.HIDDEN: []}
        self.changes: Counter[str] = Counter()
        self.is_ending_unseen = False
        """Whether the last text so far stands in a part that is not shown."""
        self._pages = CodePages()
        self._state = _State(self.body)
        self._groups: list[_State] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._to_skip = 0

    def read(self, token: Token) -> None:
        """Take in the next token."""
        kind, text, number = token
        if kind == "word" and text == "u" and number is not None and not self._state.in_fonts:
            self._flush_bytes()
            self._unit(number)
            return
        if self._to_skip and kind in _SKIPPABLE:
            passed = min(self._to_skip, len(text) if kind == "text" else 1)
            self._to_skip -= passed
            if kind != "text" or passed == len(text):
                return
            text = text[passed:]
        self._to_skip = 0
        self._flush_units()
        if kind == "byte":
            self._bytes.append(int(text, 16))
            return
        self._flush_bytes()
        self._take(kind, text, number)

    def _take(self, kind: Kind, text: str, number: int | None) -> None:
        match kind:
            case "brace":
                self._brace(text)
            case "word":
                self._word(text, number)
            case "symbol":
                self._symbol(text)
            case "text":
                self._write(text if text.isascii() else self._pages.decode(text.encode("latin-1"), self._state.font))
            case "byte":
                self._bytes.append(int(text, 16))
            case _:
                assert_never(kind)

    def close(self) -> None:
        """Write what is still held back."""
        self._flush_bytes()
        self._flush_units()
        self.is_ending_unseen = self.is_ending_unseen and self._state.is_skipped

    def _unit(self, number: int) -> None:
        if not self._state.is_skipped:
            self._units.append(number & 0xFFFF)
        self._to_skip = self._state.fallback

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self._groups.append(self._state)
        elif self._groups:
            self._state = self._groups.pop()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state = replace(self._state, is_optional=True)
        elif symbol in {"\n", "\r", "\r\n"}:
            self._end()
        else:
            self._write(_SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if state.in_fonts:
            self._pages.define(word, number)
        elif word in _ENDS:
            self._end()
        elif word == "line":
            deadline.check()  # all of the paragraph so far is looked at
            self._write("\n" if ends_paragraph("".join(state.sheet.paragraphs[-1])) else " ")
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif not self._destination(word):
            self._property(word, number)

    def _destination(self, word: str) -> bool:
        """Whether a control word begins a group that is read otherwise than the text around it."""
        state = self._state
        if word == "footnote" or word in _APART:
            sheet = _Sheet(_APART.get(word), is_note=word == "footnote")
            self.sheets.append(sheet)
            self._state = replace(state, sheet=sheet, is_optional=False, is_skipped=False)
        elif word in _SHOWN:
            sheet = state.sheet
            if word == "shptxt":
                sheet = _Sheet()
                self.sheets.append(sheet)
            self._state = replace(state, sheet=sheet, is_skipped=False, is_optional=False)
        elif word in _SKIPPED or state.is_optional:
            self._state = replace(state, is_skipped=True, is_optional=False, in_fonts=word == "fonttbl")
        else:
            return False
        return True

    def _property(self, word: str, number: int | None) -> None:
        is_on = number != 0
        if word == "deleted":
            self.changes["deletion"] += is_on
            self._state = replace(self._state, is_deleted=is_on)
        elif word == "revised":
            self.changes["insertion"] += is_on
        elif word == "v":
            self._state = replace(self._state, is_hidden=is_on)
        elif word == "plain":
            self._state = replace(self._state, is_deleted=False, is_hidden=False)
        elif word == "uc":
            self._state = replace(self._state, fallback=max(0, number or 0))
        elif word in {"f", "deff"}:
            self._state = replace(self._state, font=number)
        elif word == "ftnalt":
            self._state.sheet.is_endnote = True
        else:
            self._pages.read(word, number)

    def _end(self) -> None:
        if not self._state.is_skipped and not self._state.is_deleted:
            self._state.sheet.paragraphs.append([])

    def _write(self, text: str) -> None:
        state = self._state
        if state.is_skipped or not text:
            self.is_ending_unseen = state.is_skipped
            return
        self.is_ending_unseen = False
        if state.is_deleted or state.is_hidden:
            self.gone[LeftOutReason.REVISION if state.is_deleted else LeftOutReason.HIDDEN].append(text)
        else:
            state.sheet.add(text)

    def _flush_bytes(self) -> None:
        if self._bytes:
            content, self._bytes = bytes(self._bytes), bytearray()
            self._write(self._pages.decode(content, self._state.font))

    def _flush_units(self) -> None:
        """Write the units of UTF-16 that came one after the other; one half of a pair alone is no sign."""
        if self._units:
            units, self._units = self._units, []
            text = b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace")
            self._write("".join(UNREADABLE if "\ue000" <= sign <= "\uf8ff" or sign == "\0" else sign for sign in text))


def read_rtf(content: bytes) -> DocumentText:
    """The text of an .rtf file. Raises UnreadableDocument, and TooCostly when there is not time enough."""
    deadline.expect(content.count(b"\\") * _SECONDS_A_TOKEN + len(content) * _SECONDS_A_BYTE)
    reader, writer = _Reader(), DocumentWriter()
    for number, token in enumerate(tokens(content.decode("latin-1"))):
        if number % _TOKENS_BETWEEN_LOOKS == 0:
            deadline.check()
        reader.read(token)
    reader.close()
    _write(reader.body, writer, None)
    _write_sheets(reader.sheets, writer)
    for reason, texts in reader.gone.items():
        writer.leave_out(reason, ["".join(texts)])
    if reader.is_ending_unseen:
        writer.notice(_ENDS_UNSEEN)
    if reader.changes.total():
        writer.notice(said_of_changes(reader.changes))
    return writer.written()


def _write_sheets(sheets: Iterable[_Sheet], writer: DocumentWriter) -> None:
    """Write the notes and text boxes behind the text; comments and running heads are left out."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        if sheet.reason is not None:
            writer.leave_out(sheet.reason, sheet.texts())
            continue
        kind = "text box" if not sheet.is_note else "endnote" if sheet.is_endnote else "footnote"
        counts[kind] += 1
        _write(sheet, writer, f"{kind} {counts[kind]}")


def _write(sheet: _Sheet, writer: DocumentWriter, part: str | None) -> None:
    for number, text in enumerate(sheet.texts(), start=1):
        writer.paragraph(text, TextPlace(number, part=part))
