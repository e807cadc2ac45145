"""Makes a transcript of a debate in Akoma Ntoso, the XML in which parliaments give their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from lxml import etree

from service import deadline
from service.article import Article
from service.documents.zipped import name_of, parse_xml
from service.errors import InvalidPublicationTime, UnreadableDocument
from service.publication import PublishedAt
from service.written_turns import WrittenTurn, transcript_of

_SPEECHES = frozenset({"speech", "question", "answer"})
_NO_WORDS = frozenset(
    {"from", "remark", "authorialNote", "recordedTime", "heading", "num", "narrative", "scene", "summary"}
)
"""Elements whose text nobody says: labels, notes, headings, what happened."""
_BLOCKS = frozenset({"p", "block", "li", "item", "tr", "blockList", "list", "eol", "br"})


def transcript_of_debate(content: str, outlet: str) -> Article:
    """The transcript that a debate is: a turn for each speech, question and answer, by whom its `by` names among the
    references, else by its `from`. A speech within another is a turn of its own; notes and headings are nobody's.

    Title and day are the document's. Raises UnreadableDocument where there is no speech, and for what is no XML.
    """
    root = _parsed(content)
    names = {
        reference: element.get("showAs", "")
        for element in _elements(root, frozenset({"TLCPerson", "TLCRole", "TLCOrganization"}))
        for reference in filter(None, (element.get("eId"), element.get("id")))
    }
    turns = [turn for speech in _elements(root, _SPEECHES) for turn in _turns(speech, names)]
    if not turns:
        raise UnreadableDocument(
            "no speech was found in it; a debate in Akoma Ntoso has elements such as <speech by=…>"
        )
    return replace(transcript_of(outlet, turns), title=_title(root), published_at=_day(root))


def _parsed(content: str) -> etree._Element:
    root = parse_xml(content.strip().encode())
    if name_of(root) != "akomaNtoso":
        raise UnreadableDocument(f"it is XML of another kind ({name_of(root)}); a debate begins with <akomaNtoso>")
    return root


def _elements(root: etree._Element, names: frozenset[str]) -> Iterator[etree._Element]:
    for element in root.iter():
        if name_of(element) in names:
            yield element


def _turns(speech: etree._Element, names: Mapping[str, str]) -> Iterator[WrittenTurn]:
    deadline.check()
    words = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(_words(speech)).split("\n"))))
    if words:
        yield WrittenTurn(_speaker(speech, names), words)


def _speaker(speech: etree._Element, names: Mapping[str, str]) -> str | None:
    by = (speech.get("by") or "").removeprefix("#")
    label = next((child for child in speech if name_of(child) == "from"), None)
    written = "" if label is None else "".join(label.itertext())
    return " ".join((names.get(by) or written).split()).rstrip(": ") or None


def _words(element: etree._Element) -> Iterator[str]:
    """The text that the speech says, a line for each block; not that of speeches within."""
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name and name not in _NO_WORDS and name not in _SPEECHES:
            if name in _BLOCKS:
                yield "\n"
            yield from _words(child)
            if name in _BLOCKS:
                yield "\n"
        yield child.tail or ""


def _title(root: etree._Element) -> str | None:
    title = next(_elements(root, frozenset({"docTitle"})), None)
    text = "" if title is None else " ".join("".join(title.itertext()).split())
    return text or None


def _day(root: etree._Element) -> PublishedAt | None:
    """The day of the debate: of its own dates the first that is one."""
    for element in _elements(root, frozenset({"docDate", "FRBRdate"})):
        try:
            day = PublishedAt.parse(element.get("date") or "")
        except InvalidPublicationTime:
            continue
        if day.instant.date() > date(1800, 1, 1):
            return day
    return None
