"""The part of a Word document that holds its comments, the part's place among the others, and new comments in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from posixpath import dirname, join

from lxml import etree

from service.documents.docx.read import related
from service.documents.remarks import AUTHOR, INITIALS, Remark, in_xml
from service.documents.zipped import BROKEN, ZippedDocument, attribute, name_of, written_xml
from service.errors import UnreadableDocument

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_RELATION = {
    _STRICT: f"{_STRICT}officeDocument/relationships/comments",
    _TRANSITIONAL: f"{_TRANSITIONAL}officeDocument/2006/relationships/comments",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments of an opened document, whose main part is `main` and has names in `namespace`."""

    def __init__(self, document: ZippedDocument, main: str, namespace: str) -> None:
        self._document, self._main, self._namespace = document, main, namespace
        self._styles = _styles(document, main)
        parts = related(document, main).get("comments", [])
        self._name = parts[0] if parts else _free_name(document, dirname(main))
        self._is_new = not parts
        root = document.xml(self._name, whole=True)
        self._root = etree.Element(self._q("comments"), nsmap={"w": namespace}) if root is None else root

    def ids(self) -> Iterator[int]:
        """The numbers of the comments that are there."""
        return (number_of(comment) for comment in self._root)

    def ours(self) -> list[str]:
        """What the comments of this program that are there say, as `Remark.text` has it."""
        ours = (comment for comment in self._root if attribute(comment, "author") == AUTHOR)
        return ["\n".join(_words(paragraph) for paragraph in comment if name_of(paragraph) == "p") for comment in ours]

    def add(self, number: int, remark: Remark, at: datetime) -> None:
        """Add a comment."""
        comment = etree.SubElement(self._root, self._q("comment"))
        date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name, value in (("id", str(number)), ("author", AUTHOR), ("date", date), ("initials", INITIALS)):
            comment.set(self._q(name), value)
        for place, text in enumerate(remark.paragraphs):
            paragraph = etree.SubElement(comment, self._q("p"))
            self._style(paragraph, "p", "annotation text")
            if not place:
                mark = etree.SubElement(paragraph, self._q("r"))
                self._style(mark, "r", "annotation reference")
                etree.SubElement(mark, self._q("annotationRef"))
            words = etree.SubElement(etree.SubElement(paragraph, self._q("r")), self._q("t"))
            words.text = in_xml(text)
            words.set(_SPACE, "preserve")

    def range_mark(self, name: str, number: int) -> etree._Element:
        """`commentRangeStart` or `commentRangeEnd` of a comment."""
        mark = etree.Element(self._q(name), nsmap={"w": self._namespace})
        mark.set(self._q("id"), str(number))
        return mark

    def reference(self, number: int) -> etree._Element:
        """The run in the text that says that a comment is there."""
        run = etree.Element(self._q("r"), nsmap={"w": self._namespace})
        self._style(run, "r", "annotation reference")
        run.append(self.range_mark("commentReference", number))
        return run

    def parts(self) -> dict[str, bytes]:
        """The parts of the document that hold the comments, or that say where these are."""
        parts = {self._name: written_xml(self._root)}
        types = self._document.xml(_TYPES, whole=True)
        if types is None:
            raise UnreadableDocument(BROKEN)
        if not any(attribute(entry, "PartName") == f"/{self._name}" for entry in types):
            tag = f"{{{_PACKAGE}content-types}}Override"
            etree.SubElement(types, tag, {"PartName": f"/{self._name}", "ContentType": _TYPE})
            parts[_TYPES] = written_xml(types)
        if self._is_new:
            parts |= self._relation()
        return parts

    def _relation(self) -> dict[str, bytes]:
        """The part that says what the main part refers to, with the comments among it."""
        name = join(dirname(self._main), "_rels", f"{self._main.rpartition('/')[2]}.rels")
        root = self._document.xml(name, whole=True)
        space = f"{_PACKAGE}relationships"
        if root is None:
            root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
        ids = {attribute(entry, "Id") for entry in root}
        identity = next(word for word in (f"rIdComments{n}" for n in range(len(ids) + 1)) if word not in ids)
        base = _STRICT if self._namespace.startswith(_STRICT) else _TRANSITIONAL
        entry = etree.SubElement(root, f"{{{space}}}Relationship")
        for key, value in (("Id", identity), ("Type", _RELATION[base]), ("Target", f"/{self._name}")):
            entry.set(key, value)
        return {name: written_xml(root)}

    def _style(self, holder: etree._Element, kind: str, name: str) -> None:
        """Give a paragraph or a run, which is new, the style of that name, where the document has it."""
        identity = self._styles.get(name)
        if identity is not None:
            style = etree.SubElement(etree.SubElement(holder, self._q(f"{kind}Pr")), self._q(f"{kind}Style"))
            style.set(self._q("val"), identity)

    def _q(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"


def number_of(element: etree._Element) -> int:
    """The number that an element has as its id; -1 where it has none."""
    value = attribute(element, "id") or ""
    return int(value) if value.isascii() and value.isdigit() else -1


def _free_name(document: ZippedDocument, folder: str) -> str:
    names = (join(folder, f"comments{number or ''}.xml") for number in range(len(document.names) + 1))
    return next(name for name in names if name not in document.names)


def _styles(document: ZippedDocument, main: str) -> dict[str, str]:
    """The ids of the document's styles by their names, which are English in every language of Word."""
    roots = (document.xml(name) for name in related(document, main).get("styles", []))
    styles = (style for root in roots if root is not None for style in root if name_of(style) == "style")
    return {
        (attribute(child, "val") or "").lower(): attribute(style, "styleId") or ""
        for style in styles
        for child in style
        if name_of(child) == "name"
    }


def _words(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter() if name_of(node) == "t")
