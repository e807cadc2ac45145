"""The text of a document, the place of each part of it, and what the document holds besides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.errors import UnreadableDocument
from service.layout import LONGEST_LEFT_OUT, LeftOut, LeftOutReason, TextPlace
from service.text.paragraphs import paragraphs

BETWEEN = "\n\n"
"""Between two paragraphs: so no reader takes short ones for the lines of a wrapped one."""
UNREADABLE = "\ufffd"
"""Stands for a sign of which the document does not say which letter it is."""
_ENDS_SENTENCE = frozenset('.!?:…"”’»)')


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document; paragraphs are parted by blank lines. What begins at `starts[n]` stands at `places[n]`.

    `left_out` is what the document holds and the text does not; `notices` are sentences on how it was read.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[TextPlace, ...]
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[str, ...] = ()

    def mark(self, offset: int) -> tuple[int, TextPlace]:
        """Where the part that holds the code point at `offset` begins, and its place."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        return self.starts[number], self.places[number]

    def place(self, offset: int) -> TextPlace:
        """The place of the code point at `offset`."""
        return self.mark(offset)[1]


class DocumentWriter:
    """Writes a DocumentText, paragraph by paragraph."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._places: list[TextPlace] = []
        self._left_out: list[LeftOut] = []
        self._notices: list[str] = []

    def paragraph(self, text: str, place: TextPlace) -> int:
        """Write a paragraph, which is not blank; where it begins."""
        if self._pieces:
            self._pieces.append(BETWEEN)
            self._length += len(BETWEEN)
        start = self._length
        self.mark(start, place)
        self._pieces.append(text)
        self._length += len(text)
        return start

    def mark(self, start: int, place: TextPlace) -> None:
        """Say that what begins at `start` stands at `place`; in order of start."""
        self._starts.append(start)
        self._places.append(place)

    def leave_out(self, reason: LeftOutReason, texts: Iterable[str]) -> None:
        """Note what is not written: the first of it, white space as one space; nothing where it is blank."""
        text = " ".join(" ".join(texts).split())
        if text:
            self._left_out.append(LeftOut(reason, text[:LONGEST_LEFT_OUT]))

    def notice(self, sentence: str) -> None:
        """Say how the document was read."""
        self._notices.append(sentence)

    def written(self) -> DocumentText:
        """All that was written. Raises UnreadableDocument when that is nothing."""
        text = "".join(self._pieces)
        if not text.strip():
            raise UnreadableDocument("the document holds no text; choose the file that has the words in it")
        return DocumentText(text, tuple(self._starts), tuple(self._places), tuple(self._left_out), tuple(self._notices))


def of_plain_text(text: str, notices: tuple[str, ...] = ()) -> DocumentText:
    """A text that is no document, with the places of its paragraphs."""
    starts = tuple(paragraph.start for paragraph in paragraphs(text))
    places = tuple(TextPlace(number) for number in range(1, len(starts) + 1))
    return DocumentText(text, starts or (0,), places or (TextPlace(1),), notices=notices)


def is_in_quote(text: str) -> bool:
    """Whether a quotation mark that `text`, a paragraph so far, has opened is not yet closed."""
    if "„" in text:
        return text.count("„") > text.count("“") + text.count("”")
    is_open = text.count("“") > text.count("”") or text.count("«") > text.count("»")
    return is_open or text.count('"') % 2 == 1


def ends_paragraph(text: str) -> bool:
    """Whether a paragraph may end behind `text`: a sentence does, and no quotation goes on."""
    trimmed = text.rstrip()
    return bool(trimmed) and trimmed[-1] in _ENDS_SENTENCE and not is_in_quote(trimmed)


def said_of_changes(changes: Mapping[str, int]) -> str:
    """How tracked changes, of which there are so many of each kind, were read."""
    counted = [f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in changes.items() if number]
    return f"The document has tracked changes ({', '.join(counted)}); it was read as if all of them were accepted."
