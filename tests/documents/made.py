"""Makes documents as other programs write them: with their libraries where there are any, else by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ODT = (
    " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def saved(document: Document) -> bytes:
    """A document of python-docx as a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_of(*paragraphs: str, also: Callable[[Document], None] = lambda _: None) -> bytes:
    """A .docx by python-docx with these paragraphs: text, or what stands in a `w:p` where it begins with "<"."""
    document = docx.Document()
    for paragraph in paragraphs:
        if paragraph.startswith("<"):
            element = parse_xml(f"<w:p {_SPACES}>{paragraph}</w:p>")
            document.element.body.insert(len(document.element.body) - 1, element)
        else:
            document.add_paragraph(paragraph)
    also(document)
    return saved(document)


def run(text: str, properties: str = "") -> str:
    """A run in the XML of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_part(content: bytes, name: str, part: str, kind: str) -> bytes:
    """A .docx with one part more, which the main part refers to as `kind` ("footnotes")."""
    parts = entries(content)
    parts[f"word/{name}"] = part.encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    entry = (
        f'<Relationship Id="rIdx{kind}" Target="{name}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", entry + "</Relationships>").encode()
    types = parts["[Content_Types].xml"].decode()
    override = (
        f'<Override PartName="/word/{name}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", override + "</Types>").encode()
    return zipped(parts)


def entries(content: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def footnotes(*notes: str) -> str:
    """The part of footnotes; the first has the id 1."""
    made = "".join(f'<w:footnote w:id="{n}"><w:p>{run(note)}</w:p></w:footnote>' for n, note in enumerate(notes, 1))
    return f'<w:footnotes {_SPACES}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>{made}</w:footnotes>'


def odt_of(text: str, manifest: str = "<manifest/>") -> bytes:
    """An .odt as LibreOffice writes it, with what stands in its `office:text`."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<office:document-content {_ODT}><office:body><office:text>{text}</office:text></office:body>"
        "</office:document-content>"
    )
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    return zipped(parts | {"META-INF/manifest.xml": manifest.encode()})


def pdf_of(*pages: Sequence[tuple[float, float, str]], size: float = 10, **options: object) -> bytes:
    """A PDF by reportlab whose pages have texts, each at a distance from the left and the lower edge."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for page in pages:
        for x, y, text in page:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def set_in(
    lines: Sequence[str], x: float = 60, top: float = 700, leading: float = 12
) -> list[tuple[float, float, str]]:
    """Lines below each other, for a page of `pdf_of`."""
    return [(x, top - leading * number, line) for number, line in enumerate(lines)]
