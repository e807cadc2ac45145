"""Opens documents that are zip files, reads the XML in them and writes it anew; all bounded, whatever they claim."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy

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
_LOCAL_MARK = b"PK\x03\x04"
_LOCAL = struct.Struct("<26sHH")
"""The head of a part: the lengths of its name and of what else is there stand at its end (APPNOTE, 4.3.7)."""
_SIZES_BEHIND = 0x08
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

    def xml(self, name: str, *, whole: bool = False) -> etree._Element | None:
        """The root of a part that is XML; None where the part is not there. `whole` keeps remarks of XML itself and
        instructions, so that it can be written anew. Raises UnreadableDocument."""
        content = self.read(name)
        return parse_xml(content, whole=whole) if content.strip() else None

    def with_parts(self, content: bytes, parts: Mapping[str, bytes]) -> bytes:
        """The document, whose file is `content`, with other `parts`, or with more. What else it holds is copied as it
        is packed, byte for byte, and not unpacked."""
        out = io.BytesIO()
        left = len(content)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self._archive.infolist():
                if info is not self._archive.getinfo(info.filename):
                    continue  # of two of one name the last counts, and is the one that was read
                if info.filename in parts:
                    archive.writestr(_named_like(info), parts[info.filename])
                    continue
                left -= info.compress_size
                if left < 0:
                    raise UnreadableDocument(BROKEN)  # its parts overlap
                _copy(content, info, archive, out)
            for name in parts.keys() - self.names:
                archive.writestr(name, parts[name])
        return out.getvalue()


def _named_like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    new = zipfile.ZipInfo(info.filename, info.date_time)
    new.compress_type = zipfile.ZIP_DEFLATED
    new.external_attr = info.external_attr
    return new


def _copy(content: bytes, info: zipfile.ZipInfo, archive: zipfile.ZipFile, out: io.BytesIO) -> None:
    """Put a part of the file `content` into `archive`, which is written to `out`, packed as it is."""
    head = content[info.header_offset : info.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size or not head.startswith(_LOCAL_MARK):
        raise UnreadableDocument(BROKEN)
    *_, name_bytes, extra_bytes = _LOCAL.unpack(head)
    begin = info.header_offset + _LOCAL.size + name_bytes + extra_bytes
    packed = content[begin : begin + info.compress_size]
    if len(packed) != info.compress_size:
        raise UnreadableDocument(BROKEN)
    new = copy(info)
    new.flag_bits &= ~_SIZES_BEHIND  # they stand in its head now
    new.header_offset = out.seek(0, io.SEEK_END)
    out.write(new.FileHeader() + packed)
    archive.filelist.append(new)
    archive.NameToInfo[new.filename] = new
    archive.start_dir = out.tell()


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


def parse_xml(content: bytes, *, whole: bool = False) -> etree._Element:
    """The root of XML: no entities, no document type, nothing fetched, not nested without end; with its remarks and
    instructions only if it is to be `whole`.

    Raises UnreadableDocument, and TooCostly when there is not time enough.
    """
    if any(word in content for word in _DECLARATIONS):
        raise UnreadableDocument(
            "the document declares entities of its own, which no word processor does; save it anew"
        )
    deadline.expect(len(content) * _SECONDS_A_BYTE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(BROKEN) from error
    if root is None:
        raise UnreadableDocument(BROKEN)
    return root


def written_xml(root: etree._Element) -> bytes:
    """A part of a document as its file holds it."""
    written: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


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
