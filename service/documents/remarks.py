"""What is to be said of a passage of a document, as a comment at its edge; and the document that has the comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.documents.values import DocumentText
from service.layout import TextPlace
from service.text.shortening import shortened
from service.text.xml_text import xml_text

AUTHOR = "quoteverify"
INITIALS = "QV"
_LONGEST_PASSAGE = 200


@dataclass(frozen=True, slots=True)
class Remark:
    """The paragraphs of a comment on `[start, end)` of a document's text."""

    start: int
    end: int
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it says, its paragraphs on lines of their own, without what XML cannot hold."""
        return "\n".join(in_xml(paragraph) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with comments. `written` counts those that were put in, `already` those that it had before, word for
    word; `without_place` are the places where no comment can stand."""

    content: bytes
    written: int
    already: int = 0
    without_place: tuple[TextPlace, ...] = ()


def in_xml(text: str) -> str:
    """A text on one line, without the control characters that no XML can hold."""
    return xml_text(" ".join(text.split()))


def of_passage(remark: Remark, document: DocumentText, part: str) -> Remark:
    """The same for a comment that cannot stand at its passage, in `part` of the document: it begins with the words."""
    words = " ".join(document.text[remark.start : remark.end].split())
    shown = shortened(words, _LONGEST_PASSAGE)
    return Remark(remark.start, remark.end, (f"In {part}: “{shown}”", *remark.paragraphs))


def not_there(remarks: Iterable[Remark], there: Iterable[str]) -> Iterator[Remark]:
    """The remarks that a document does not have, in order; `there` is what the comments say that it has.

    Who checks a document with comments again gets none twice, and none back that was marked as done.
    """
    counts = Counter(there)
    for remark in remarks:
        if counts[remark.text] > 0:
            counts[remark.text] -= 1
        else:
            yield remark
