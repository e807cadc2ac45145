"""Word's documents: nothing that they show is lost, nothing that was taken out is read."""

from __future__ import annotations

import pytest

from service.documents.docx.read import read_docx
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace
from tests.documents.made import docx_of, entries, footnotes, run, with_part, zipped


def text(*paragraphs: str) -> str:
    return read_docx(docx_of(*paragraphs)).text


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        pytest.param(f"<w:ins w:id='1' w:author='a'>{run('in')}</w:ins>", "in", id="an insertion"),
        pytest.param(
            f"{run('The ')}<w:del w:id='1' w:author='a'><w:r><w:delText>old </w:delText></w:r></w:del>{run('ferry')}",
            "The ferry",
            id="a deletion",
        ),
        pytest.param(
            f"<w:moveFrom w:id='1'>{run('gone')}</w:moveFrom><w:moveTo w:id='2'>{run('here')}</w:moveTo>",
            "here",
            id="a move",
        ),
        pytest.param(f"<w:sdt><w:sdtContent>{run('held')}</w:sdtContent></w:sdt>", "held", id="a content control"),
        pytest.param(f"<w:hyperlink r:id='none'>{run('linked')}</w:hyperlink>", "linked", id="a link that is broken"),
        pytest.param(f"<w:fldSimple w:instr='DATE'>{run('1 May')}</w:fldSimple>", "1 May", id="a simple field"),
        pytest.param(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
            + "<w:r><w:t>never</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + run("page 3")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "page 3",
            id="the result of a field",
        ),
        pytest.param("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>24</w:t></w:r>", "1-24", id="a hyphen that holds"),
        pytest.param(f"{run('a')}{run('hid', '<w:vanish/>')}{run('b')}", "ab", id="hidden words"),
        pytest.param(run("a") + run("seen", "<w:vanish w:val='0'/>"), "aseen", id="words that are not hidden"),
        pytest.param(f"{run('one')}<w:r><w:br/></w:r>{run('two')}", "one two", id="a line break in a sentence"),
        pytest.param(f"{run('One.')}<w:r><w:br/></w:r>{run('Two.')}", "One.\nTwo.", id="a line break behind one"),
        pytest.param(f"{run('“One.')}<w:r><w:br/></w:r>{run('Two.”')}", "“One. Two.”", id="a line break in a quote"),
        pytest.param("<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>", "\ufffd", id="a sign of a symbol font"),
        pytest.param(
            f"{run('by')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
            f"<w:p>{run('boxed')}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<v:textbox><w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            "by\n\nboxed",
            id="a text box, once",
        ),
    ],
)
def test_what_a_paragraph_shows_is_read(paragraph: str, shown: str) -> None:
    assert text(paragraph) == shown


BEGIN, SEPARATE, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))


@pytest.mark.parametrize(
    ("paragraphs", "shown"),
    [
        pytest.param([BEGIN + run("The ferry"), "It left."], "The ferry\n\nIt left.", id="alone"),
        pytest.param([BEGIN + run("a"), BEGIN + SEPARATE + run("b") + END], "a\n\nb", id="before one that ends"),
        pytest.param([BEGIN, f"<w:del>{END}</w:del>{run('a')}"], "a", id="with an end that was deleted"),
        pytest.param([f"<w:del>{BEGIN}</w:del>{run('a')}{END}", "b"], "a\n\nb", id="that was deleted"),
        pytest.param([END + run("a"), BEGIN + run("code") + END + run("b")], "a\n\nb", id="that ends before it begins"),
    ],
)
def test_a_field_that_never_ends_swallows_nothing(paragraphs: list[str], shown: str) -> None:
    assert text(*paragraphs) == shown


def test_a_note_stands_there_once_however_often_it_is_referred_to() -> None:
    """Each reference wrote it anew: a small file made a text without end."""
    mark = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    content = docx_of(run("One") + mark + run(" two") + mark)
    document = read_docx(with_part(content, "footnotes.xml", footnotes("The note."), "footnotes"))
    assert document.text == "One two\n\nThe note."


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    deleted = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    assert text(f"{deleted}{run('The bridge ')}", run("stands."), "Next.") == "The bridge stands.\n\nNext."


def test_tracked_changes_are_said_to_be_read_as_accepted() -> None:
    document = read_docx(
        docx_of(
            f"{run('a')}<w:del w:id='1'><w:r><w:delText>taken out</w:delText></w:r></w:del><w:ins>{run('b')}</w:ins>"
        )
    )
    assert [(piece.reason, piece.text) for piece in document.left_out] == [(LeftOutReason.REVISION, "taken out")]
    assert document.notices == (
        "The document has tracked changes (1 deletion, 1 insertion); it was read as if all of them were accepted.",
    )


def test_footnotes_stand_behind_the_text_and_comments_and_headers_are_left_out() -> None:
    def also(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "The Harbour Post"
        document.add_comment(document.paragraphs[0].runs, text="Check this.", author="Dora")

    content = docx_of(
        "The mayor spoke.", f"{run('It stands')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('.')}", also=also
    )
    document = read_docx(with_part(content, "footnotes.xml", footnotes("“So it does,” she said."), "footnotes"))
    assert document.text == "The mayor spoke.\n\nIt stands.\n\n“So it does,” she said."
    assert document.place(document.text.index("So it")) == TextPlace(1, part="footnote 1")
    assert {(piece.reason, piece.text) for piece in document.left_out} == {
        (LeftOutReason.RUNNING_HEAD, "The Harbour Post"),
        (LeftOutReason.COMMENT, "Check this."),
    }


def test_paragraphs_are_counted_as_a_person_counts_them_and_cells_are_some() -> None:
    def also(document: object) -> None:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "left", "right"

    document = read_docx(docx_of("One.", "", "Two.", also=also))
    places = {word: document.place(document.text.index(word)).paragraph for word in ("One", "Two", "left", "right")}
    assert places == {"One": 1, "Two": 2, "left": 3, "right": 4}


def _replaced(name: str, part: bytes) -> bytes:
    return zipped(entries(docx_of("Hello.")) | {name: part})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(docx_of("Hello.")[:3000], "broken", id="cut off"),
        pytest.param(docx_of(), "holds no text", id="empty"),
        pytest.param(_replaced("word/document.xml", b"<w:document"), "broken", id="no XML"),
        pytest.param(
            _replaced("word/document.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
            "declares entities",
            id="entities",
        ),
        pytest.param(_replaced("word/document.xml", b"<a>" + b" " * 21_000_000 + b"</a>"), "unpacks to", id="a bomb"),
        pytest.param(_replaced("word/document.xml", b"<a>" * 5000), "broken", id="nested without end"),
        pytest.param(zipped({f"word/{n}": b"" for n in range(5_001)}), "parts", id="many parts"),
    ],
)
def test_broken_and_hostile_ones_are_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_docx(content)
