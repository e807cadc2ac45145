"""Opens documents that are zip files, and reads the XML in them; all of it bounded, whatever the file claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from service import deadline
from service.errors import UnreadableDocument

MOST_ENTRIES = 5_000
"""A document has some dozens, with pictures some hundreds."""
LARGEST_PART = 20_000_000
"""Bytes of one part, unpacked. A novel has 5 to 10 million."""
_ENTRY = b"PK\x01\x02"
_SECONDS_A_BYTE = 0.15e-6
"""Of XML, parsed and walked through, on a slow core."""
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le"))
BROKEN = "the file is broken or was not saved whole; open it in the program that made it and save it again"


class ZippedDocument:
    """The parts of a document that is a zip file, by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """A part, unpacked; empty where it is not there. Raises UnreadableDocument for one that is too large."""
        if name not in self.names:
            return b""
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableDocument("the file is protected by a password; save it without one and give that")
        with self._archive.open(info) as part:
            content = part.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise UnreadableDocument(
                f"the document unpacks to more than {LARGEST_PART:,} bytes; save its text as several documents"
            )
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part that is XML; None where the part is not there. Raises UnreadableDocument."""
        content = self.read(name)
        return parse_xml(content) if content.strip() else None


@contextmanager
def opened(content: bytes) -> Iterator[ZippedDocument]:
    """The document in a zip file. Whatever breaks in it, here or while it is read, is an UnreadableDocument."""
    if content.count(_ENTRY) > MOST_ENTRIES:
        raise UnreadableDocument(f"the file holds more than {MOST_ENTRIES:,} parts; no document has so many")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield ZippedDocument(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError) as error:
        raise UnreadableDocument(BROKEN) from error


def parse_xml(content: bytes) -> etree._Element:
    """The root of XML: no entities, no document type, nothing fetched, not nested without end.

    Raises UnreadableDocument, and TooCostly when there is not time enough.
    """
    if any(word in content for word in _DECLARATIONS):
        raise UnreadableDocument(
            "the document declares entities of its own, which no word processor does; save it anew"
        )
    deadline.expect(len(content) * _SECONDS_A_BYTE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(BROKEN) from error
    if root is None:
        raise UnreadableDocument(BROKEN)
    return root


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace, of which there are several for the same things."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
