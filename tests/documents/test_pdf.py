"""PDFs, which know of no words, no lines and no order: what a person reads on their pages."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from service import deadline
from service.documents.pdf.columns import in_order
from service.documents.pdf.heads import without_heads
from service.documents.pdf.hyphens import Hyphens
from service.documents.pdf.lines import Letter, Line, Page, lines_of, readable
from service.documents.pdf.paragraphs import Paragraphs
from service.documents.pdf.read import read_pdf
from service.errors import TooCostly, UnreadableDocument
from service.layout import LeftOutReason, TextPlace
from tests.documents.made import pdf_of, set_in

LEFT = [
    "“The bridge will stand for a hundred",
    "years,” said Mayor Ada Harbour of",
    "Riverton, who had waited for its open-",
    "ing since the spring, and smiled.",
    "known captain of the ferry, whose",
]
NEW = (72, 652, "Nobody had told the well-")
RIGHT = [
    "boat has gone to and fro between the",
    "two harbours for more than forty years,",
    "that the last trip was on the same day.",
    "“It is what it is,” Carl Shore said.",
]


def test_columns_hyphens_heads_and_pages_are_mended_in_a_real_file() -> None:
    def page(number: int, lines: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
        return [(60, 810, "The Harbour Post"), (290, 30, str(number)), *lines]

    first = [*set_in(LEFT[:4]), NEW, *set_in(LEFT[4:], top=640), *set_in(RIGHT, x=310)]
    second = ["The bridge was opened at noon, and a", "band played until the rain came down."]
    document = read_pdf(pdf_of(page(1, first), page(2, set_in(second)), page(3, set_in(["The end."]))))
    assert document.text.split("\n\n") == [
        "“The bridge will stand for a hundred years,” said Mayor Ada Harbour of Riverton, who had waited for its "
        "opening since the spring, and smiled.",
        "Nobody had told the well-known captain of the ferry, whose boat has gone to and fro between the two harbours "
        "for more than forty years, that the last trip was on the same day. “It is what it is,” Carl Shore said.",
        "The bridge was opened at noon, and a band played until the rain came down.",
        "The end.",
    ]
    assert document.place(document.text.index("band played")) == TextPlace(1, page=2)
    assert document.place(document.text.index("It is what")) == TextPlace(2, page=1)
    assert [(piece.reason, piece.text) for piece in document.left_out] == [
        (LeftOutReason.RUNNING_HEAD, "The Harbour Post | 1 |")
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            pdf_of([(60, 700, "Hello.")], encrypt=StandardEncryption("secret", canPrint=0)), "password", id="locked"
        ),
        pytest.param(pdf_of([(60, 700, "Hello.")])[:300] + b"\0" * 200, "broken|no pages", id="broken"),
        pytest.param(pdf_of([]), "it is a scan", id="without words"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_pdf(content)


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.documents.pdf.child._CODE", "import resource\nwhile True: pass")
    monkeypatch.setattr("service.documents.pdf.child._WAIT", 0.2)
    with deadline.limited(1.0, "send less"), pytest.raises(TooCostly, match="more than 1 seconds"):
        read_pdf(b"%PDF-1.4")


def line(text: str, x: float, y: float, size: float = 10) -> Line:
    return Line(text, x, y, x + 5 * len(text), y + size, size)


def test_letters_make_lines_whatever_their_order_in_the_file() -> None:
    word = [Letter(letter, 10 + 5 * at, 100, 15 + 5 * at, 110) for at, letter in enumerate("12.4 km")]
    assert [made.text for made in lines_of(reversed(word))] == ["12.4 km"]
    assert [made.text for made in lines_of([*word, *word])] == ["12.4 km"]


def test_the_mark_of_a_footnote_is_taken_out_and_an_exponent_is_not() -> None:
    word = [Letter(letter, 10 + 5 * at, 100, 15 + 5 * at, 110) for at, letter in enumerate("stood")]
    made = lines_of([*word, Letter("1", 35, 106, 38, 112)])
    assert [(one.text, one.marks) for one in made] == [("stood", "1")]
    power = [Letter(letter, 10 + 5 * at, 100, 15 + 5 * at, 110) for at, letter in enumerate("of10")]
    assert [one.text for one in lines_of([*power, Letter("6", 30, 106, 33, 112)])] == ["of106"]


@pytest.mark.parametrize("mark", ["1", "*", "i", "iv"])
def test_what_follows_a_footnotes_mark_stands_close(mark: str) -> None:
    word = [Letter(letter, 10 + 5 * at, 100, 15 + 5 * at, 110) for at, letter in enumerate("stood")]
    raised_mark = [Letter(letter, 35 + 3 * at, 106, 38 + 3 * at, 112) for at, letter in enumerate(mark)]
    stop = Letter(".", 35 + 3 * len(mark), 100, 40 + 3 * len(mark), 110)
    assert [(one.text, one.marks) for one in lines_of([*word, *raised_mark, stop])] == [("stood.", mark)]


def test_a_lists_mark_is_no_unreadable_sign() -> None:
    mark = Letter(readable("\ue00c"), 10, 100, 14, 110)
    word = [Letter(letter, 22 + 5 * at, 100, 27 + 5 * at, 110) for at, letter in enumerate("stood")]
    assert [one.text for one in lines_of([mark, *word])] == ["• stood"]


def test_what_is_struck_out_is_left_out_and_said() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Times-Roman", 12)
    text = "“The tram is late and lovely,” said Bo Quay of the transport office."
    canvas.drawString(72, 700, text)
    begin, end = (
        72 + canvas.stringWidth(text[:at], "Times-Roman", 12) for at in (text.index("late"), text.index("lov"))
    )
    canvas.line(begin, 703, end, 703)  # through "late and "
    canvas.line(72, 698.5, 300, 698.5)  # an underline
    canvas.rect(60, 690, 400, 30)  # a box around the line
    canvas.save()
    document = read_pdf(out.getvalue())
    assert document.text == "“The tram is lovely,” said Bo Quay of the transport office."
    assert [(piece.reason, piece.text) for piece in document.left_out] == [(LeftOutReason.REVISION, "late and")]
    assert document.notices == ("The document has words that are struck out; they were left out.",)


def test_signs_that_are_no_letters_are_unreadable_and_ligatures_are_letters() -> None:
    assert readable("\ufb01re \ue001\0") == "fire \ufffd\ufffd"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        pytest.param("the govern-", "ment said", "the government said", id="a word that was cut"),
        pytest.param("a well-", "known man", "a well-known man", id="a compound"),
        pytest.param("the Anglo-", "American trade", "the Anglo-American trade", id="a name"),
        pytest.param("1939-", "1945", "1939-1945", id="numbers"),
        pytest.param("he came -", "and went", "he came - and went", id="a dash"),
        pytest.param("the Grush\u00ad", "ko plan", "the Grushko plan", id="a soft hyphen"),
        pytest.param("the end", "of it", "the end of it", id="no hyphen"),
        pytest.param("in a deep-", "draught boat", "in a deep-draught boat", id="as the document has it elsewhere"),
        pytest.param("the Tom-", "linsons of", "the Tomlinsons of", id="a name that was cut"),
    ],
)
def test_hyphens_are_mended_where_a_word_was_cut(above: str, below: str, joined: str) -> None:
    assert Hyphens(["deep-draught boats are deep"]).join(above, below) == joined


def test_names_beside_what_they_say_are_no_column() -> None:
    names = [line(name, 50, 700 - 12 * at) for at, name in enumerate(("ADA HARBOUR:", "CARL SHORE:", "ADA HARBOUR:"))]
    said = [line("I have said all that I will say here.", 200, 700 - 12 * at) for at in range(3)]
    assert [one.text.split(":")[0] for one in in_order([*names, *said])[0]] == [
        "ADA HARBOUR",
        "CARL SHORE",
        "ADA HARBOUR",
    ]


def test_a_heading_over_two_columns_comes_first() -> None:
    left = [line(f"left column, line {at}", 50, 680 - 12 * at) for at in range(4)]
    right = [line(f"right column, line {at}", 320, 680 - 12 * at) for at in range(4)]
    over = line("A heading that goes over both columns of the page, wide as it is", 50, 710)
    texts = [one.text for block in in_order([*right, *left, over]) for one in block]
    assert texts == [over.text, *(one.text for one in left), *(one.text for one in right)]


def test_justified_lines_of_narrow_columns_fall_into_pieces_and_stay_in_their_column() -> None:
    left = ["The talks over", "extraordinarily difficult", "arrangements went on all", "afternoon and they then"]
    right = ["“The tide will not", "wait for anybody who", "waits for it himself,”", "the harbour master said."]
    pieces = [
        line(word, x + 68 * number, 680 - 12 * at)
        for x, column in ((50, left), (320, right))
        for at, text in enumerate(column)
        for number, word in enumerate(text.rsplit(" ", 2))
    ]
    assert [one.text for block in in_order(pieces) for one in block] == [*left, *right]


def test_what_repeats_in_the_middle_of_pages_stays() -> None:
    pages = [Page(600, 800, (line("Draft", 50, 780), line("“No,” he said.", 50, 400))) for _ in range(4)]
    kept, heads = without_heads(pages)
    assert heads == ["Draft"]
    assert all([one.text for one in page.lines] == ["“No,” he said."] for page in kept)


def test_a_quote_goes_on_over_the_end_of_a_page() -> None:
    paragraphs = Paragraphs(Hyphens([]))
    paragraphs.add([line("“We said so.", 50, 100)], 1)
    paragraphs.add([line("We say so again,” he said.", 50, 700)], 2)
    assert [(one.text, one.pages) for one in paragraphs.written] == [
        ("“We said so. We say so again,” he said.", [(0, 1), (13, 2)])
    ]
