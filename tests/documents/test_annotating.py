"""Comments in documents: each on its passage, read by another library, and nothing else changed."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document
from lxml import etree

from service.documents.annotating import annotated
from service.documents.docx.read import read_docx
from service.documents.kinds import read_document
from service.documents.odt.read import read_odt
from service.documents.remarks import Annotated, Remark
from service.errors import UnreadableDocument
from service.layout import TextPlace
from tests.documents.made import W, docx_of, entries, footnotes, odt_of, pdf_of, run, saved, with_part, zipped

AT = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p>{}</w:p>"
    "</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)


def remark(content: bytes, words: str, *said: str, name: str = "a.docx") -> Remark:
    text = read_document(content, name).text
    return Remark(text.index(words), text.index(words) + len(words), said or (f"On {words}",))


def comment(content: bytes, *passages: str, name: str = "a.docx") -> Annotated:
    return annotated(content, name, [remark(content, words, name=name) for words in passages], AT)


def shown(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iter(f"{{{W}}}t"))


def ranges(document: Document) -> dict[str, str]:
    """The words that each comment stands on, by the comment's last line."""
    said = {str(each.comment_id): each.text.splitlines()[-1] for each in document.comments}
    open_ranges: dict[str, str] = {}
    for element in document.element.body.iter():
        number = element.get(f"{{{W}}}id")
        if element.tag == f"{{{W}}}commentRangeStart":
            open_ranges[number] = ""
        elif element.tag == f"{{{W}}}t":
            for each in open_ranges:
                if not said[each].startswith("["):
                    open_ranges[each] += element.text or ""
        elif element.tag == f"{{{W}}}commentRangeEnd":
            said[number] = f"[{said[number]}"
    return {said[number].removeprefix("["): words for number, words in open_ranges.items()}


def opened(result: Annotated) -> Document:
    return docx.Document(io.BytesIO(result.content))


SPLIT = f"{run('He said: “The ', BOLD)}{run('ferry', RED)}{run(' stops” and left.')}"
LINK = f"<w:hyperlink w:anchor='x'>{run('see “it sinks” there')}</w:hyperlink>"
INSERTED = f"{run('A ')}<w:ins w:id='7' w:author='a'>{run('“new boat”')}</w:ins>{run(' came.')}"
DELETED = (
    f"{run('“We ')}<w:del w:id='8' w:author='a'><w:r><w:delText>never </w:delText></w:r></w:del>{run('ask” twice')}"
)
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
    f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('the “third gate” is')}"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
MIXED = "<w:r><w:rPr><w:i/></w:rPr><w:t>One</w:t><w:tab/><w:t>“two and</w:t><w:br/><w:t>three” four</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "words", "anchored"),
    [
        pytest.param("She said “no more tea” twice.", "no more tea", "no more tea", id="the middle of a run"),
        pytest.param("“All of it”", "“All of it”", "“All of it”", id="a whole run"),
        pytest.param(SPLIT, "The ferry stops", "The ferry stops", id="three runs"),
        pytest.param(LINK, "it sinks", "it sinks", id="a link"),
        pytest.param(INSERTED, "new boat", "new boat", id="a tracked insertion"),
        pytest.param(INSERTED, "“new boat”", "“new boat”", id="a whole insertion"),
        pytest.param(DELETED, "We ask", "We ask", id="around a tracked deletion"),
        pytest.param(FIELD, "third gate", "third gate", id="the result of a field"),
        pytest.param(
            f"<w:fldSimple w:instr='X'>{run('a “far shore” b')}</w:fldSimple>",
            "far shore",
            "a “far shore” b",
            id="a simple field, as a whole",
        ),
        pytest.param(MIXED, "two and three", "two andthree", id="a run with tabs and breaks"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('a “low tide” b')}</w:sdtContent></w:sdt>",
            "low tide",
            "a “low tide” b",
            id="a control that holds one run, as a whole",
        ),
        pytest.param(
            "<w:r><w:ruby><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "base",
            "base",
            id="ruby",
        ),
    ],
)
def test_a_comment_stands_on_its_passage_and_the_text_stays(paragraph: str, words: str, anchored: str) -> None:
    content = docx_of("Before.", paragraph, "Behind.")
    result = comment(content, words)
    document = opened(result)
    assert ranges(document) == {f"On {words}": anchored}
    assert [(c.author, c.initials, c.timestamp) for c in document.comments] == [("quoteverify", "QV", AT)]
    assert read_docx(result.content).text == read_docx(content).text
    assert (result.written, result.without_place) == (1, ())


def test_looks_stay_as_they_are() -> None:
    content = docx_of(SPLIT, MIXED)
    before, after = docx.Document(io.BytesIO(content)), opened(comment(content, "The ferry stops", "two and three"))

    def looks(document: Document) -> list[tuple[str, bool | None, bool | None, object]]:
        return [
            (letter, r.bold, r.italic, r.font.color.rgb)
            for paragraph in document.paragraphs
            for r in paragraph.runs
            for letter in r.text
        ]

    assert looks(after) == looks(before)


def test_a_passage_over_paragraphs_and_one_in_a_cell_and_two_in_a_run() -> None:
    def also(document: Document) -> None:
        document.add_table(1, 2).rows[0].cells[1].text = "The “blue book” lay there."

    content = docx_of("“One day", "goes by” he said. “First” and “second” words.", also=also)
    text = read_docx(content).text
    long = text[text.index("One day") : text.index("” he said")]
    document = opened(comment(content, "blue book", "second", long, "First"))
    assert ranges(document) == {
        f"On {' '.join(long.split())}": "One daygoes by",
        "On First": "First",
        "On second": "second",
        "On blue book": "blue book",
    }


def test_what_else_the_document_holds_is_the_same_byte_for_byte() -> None:
    def also(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "The Harbour Post"
        document.add_comment(document.paragraphs[0].runs, text="Check this.", author="Dora")

    content = with_part(docx_of("The “old pier” fell.", also=also), "odd.bin", "\0\1", "oddity")
    result = comment(content, "old pier")
    before, after = entries(content), entries(result.content)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert list(before) == list(after)
    assert [(c.author, c.text) for c in opened(result).comments] == [
        ("Dora", "Check this."),
        ("quoteverify", "On old pier"),
    ]


def test_the_runs_of_a_tracked_change_of_looks_get_numbers_of_their_own() -> None:
    change = '<w:rPrChange w:id="3" w:author="a" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    content = docx_of(run("Some “bold words” here", f"{BOLD}{change}"))
    document = opened(comment(content, "bold words"))
    ids = [element.get(f"{{{W}}}id") for element in document.element.body.iter(f"{{{W}}}rPrChange")]
    assert len(ids) == len(set(ids)) == 3


def test_in_a_footnote_and_in_a_text_box_the_comment_stands_for_the_passage() -> None:
    content = docx_of(
        f"{run('It stands')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('.')}",
        run("By the way") + BOX.format(run("the “boxed words” here")),
    )
    content = with_part(content, "footnotes.xml", footnotes("“So it does,” she said."), "footnotes")
    result = comment(content, "So it does,", "boxed words")
    assert [c.text for c in opened(result).comments] == [
        "In a text box: “boxed words”\nOn boxed words",
        "In footnote 1: “So it does,”\nOn So it does,",
    ]
    body = opened(result).element.body
    assert len([*body.iter(f"{{{W}}}commentReference")]) == 2
    assert not [*body.find(f".//{{{W}}}txbxContent").iter(f"{{{W}}}commentRangeStart")]


def test_who_checks_again_gets_no_comment_twice() -> None:
    content = docx_of("The “old pier” fell and the “new pier” stands.")
    once = comment(content, "old pier")
    twice = comment(once.content, "old pier", "new pier")
    assert (twice.written, twice.already) == (1, 1)
    assert [c.text for c in opened(twice).comments] == ["On old pier", "On new pier"]
    again = comment(twice.content, "old pier", "new pier")
    assert (again.written, again.already) == (0, 2)
    assert entries(again.content) == entries(twice.content)


def test_a_strict_document_and_one_with_macros_are_given_back_as_what_they_are() -> None:
    parts = entries(docx_of("The “old pier” fell."))
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        .replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"document.main+xml", b"document.macroEnabled.main+xml")
        for name, part in parts.items()
    }
    result = comment(zipped(strict), "old pier")
    after = entries(result.content)
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in after["word/comments.xml"]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["word/_rels/document.xml.rels"]
    assert read_docx(result.content).left_out[-1].text == "On old pier"


def test_words_that_xml_cannot_hold_are_not_written() -> None:
    content = docx_of("The “old pier” fell.")
    result = annotated(content, "a.docx", [remark(content, "old pier", "a\x0bb\x00c <i>&amp;")], AT)
    assert [c.text for c in opened(result).comments] == ["a b\ufffdc <i>&amp;"]


def test_a_passage_that_no_run_shows_is_said_to_have_no_place() -> None:
    content = docx_of("One.", "<w:r><w:sym w:font='Symbol' w:char='03B1'/></w:r>")
    result = comment(content, "α")
    assert (result.written, result.without_place) == (0, (TextPlace(2),))


ODT = (
    "<text:p>She   said <text:span text:style-name='T1'>“no<text:s text:c='2'/>more</text:span> tea” twice.</text:p>"
    "<text:p>On <text:date>“a day”</text:date> it fell<text:note text:note-class='footnote'><text:note-citation>1"
    "</text:note-citation><text:note-body><text:p>“So it did.”</text:p></text:note-body></text:note>, he said.</text:p>"
    "<text:p>Box <draw:frame><draw:text-box><text:p>the “boxed words”</text:p></draw:text-box></draw:frame> end."
    "</text:p>"
    "<text:p>\n  “Two\n  parts</text:p><text:p>here” end.<office:annotation><dc:creator>Dora</dc:creator><text:p>Look"
    "</text:p></office:annotation></text:p>"
)


def between(content: bytes, said: str) -> str:
    """What an .odt has between the beginning and the end of a comment."""
    source = entries(content)["content.xml"].decode()
    begin = source.index("</office:annotation>", source.index(f">{said}<")) + len("</office:annotation>")
    name = source[: source.index(f">{said}<")].rpartition('office:name="')[2].partition('"')[0]
    return source[begin : source.index(f'<office:annotation-end office:name="{name}"')]


def test_comments_stand_on_their_passages_in_an_odt_and_its_text_stays() -> None:
    content = odt_of(ODT)
    text = read_odt(content).text
    long = text[text.index("Two") : text.index("” end.")]
    passages = ("no  more tea", "a day", "So it did.", "boxed words", long)
    result = comment(content, *passages, name="a.odt")
    assert result.written == 5
    assert read_odt(result.content).text == text
    assert between(result.content, "On no more tea") == 'no<text:s text:c="2"/>more</text:span> tea'
    assert between(result.content, "On a day") == "<text:date>“a day”</text:date>"
    assert between(result.content, "On So it did.").startswith("<text:note ")
    assert between(result.content, "In a text box: “boxed words”") != ""
    assert between(result.content, "On Two parts here") == "Two\n  parts</text:p><text:p>here"
    assert [piece.text for piece in read_odt(result.content).left_out].count("Look") == 1


def test_an_odt_gets_no_comment_twice_and_keeps_its_other_parts() -> None:
    content = odt_of("<text:p>The “old pier” fell.</text:p>")
    once = comment(content, "old pier", name="a.odt")
    assert comment(once.content, "old pier", name="a.odt").written == 0
    before, after = entries(content), entries(once.content)
    assert next(iter(after)) == "mimetype"
    assert {name for name in before if before[name] != after[name]} == {"content.xml"}
    assert "<dc:creator" in after["content.xml"].decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param(
            "a.pdf", pdf_of([(60, 700, "One.")]), "into .docx and .odt files, and this is a .pdf file", id="PDF"
        ),
        pytest.param("a.txt", b"One.", "and this is a text; save it as .docx", id="a text"),
    ],
)
def test_other_files_are_refused_with_what_to_do(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        annotated(content, name, [], AT)


def test_a_file_whose_parts_overlap_is_refused() -> None:
    content = bytearray(saved(docx.Document()))
    entry = content.index(b"PK\x01\x02")
    first, second = entry, content.index(b"PK\x01\x02", entry + 4)
    content[second + 20 : second + 24] = len(content).to_bytes(4, "little")  # a part as long as the file
    assert first < second
    with pytest.raises(UnreadableDocument):
        annotated(bytes(content), "a.docx", [], AT)
