r"""Rich Text Format, as Word and TextEdit write it."""

from __future__ import annotations

import pytest

from service.documents.rtf.read import read_rtf
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Times;}{\f2\fcharset2 Symbol;}}"
    r"{\colortbl;\red0;}{\*\generator Riched20 10;}{\stylesheet{\s0 Normal;}}"
)


def text(body: str) -> str:
    return read_rtf(f"{HEAD}\\f0 {body}}}".encode("latin-1")).text


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(r"\'93It\'92s fine,\'94 he said.", "“It’s fine,” he said.", id="bytes of Windows-1252"),
        pytest.param(r"\ldblquote Yes\rdblquote  he said \emdash  twice", "“Yes” he said — twice", id="control words"),
        pytest.param(r"\u8220?Na\u239\'efve\u8221?", "“Naïve”", id="Unicode with what stands for it"),
        pytest.param(r"{\uc0\u8220 Yes\u8221 }", "“Yes”", id="Unicode with nothing for it"),
        pytest.param(r"a \u55357?\u56832? b", "a 😀 b", id="a pair of surrogates"),
        pytest.param(r"a \u55357? b", "a \ufffd b", id="half a pair"),
        pytest.param(r"{\f1 \'cc\'ee\'f1\'f2}", "Мост", id="the code page of a font"),
        pytest.param(r"{\f2 \'b7}", "\ufffd", id="a symbol font"),
        pytest.param(r"a\par b\line c", "a\n\nb c", id="paragraphs and lines"),
        pytest.param(r"1\_24\~km \{x\}", "1-24\u00a0km {x}", id="symbols"),
        pytest.param(
            r"x {\field{\*\fldinst HYPERLINK \"http://a.example\"}{\fldrslt linked}} y", "x linked y", id="a link"
        ),
        pytest.param(r"a{\*\unknown never} b{\pict\bin4 }}}}} c", "a b c", id="what is not shown"),
        pytest.param(r"a{\v hidden} b", "a b", id="hidden words"),
        pytest.param("caf\xe9", "café", id="a byte as it is"),
    ],
)
def test_what_is_shown_is_read(body: str, shown: str) -> None:
    assert text(body) == shown


def test_deleted_words_are_left_out_and_notes_stand_behind_the_text() -> None:
    body = (
        r"{\header Draft 3\par}The {\deleted old }{\revised new }ferry{\footnote\pard \'93Slow,\'94 he said.\par} left."
        r"{\*\annotation Check.\par}\par Two."
    )
    document = read_rtf(f"{HEAD}{body}}}".encode("latin-1"))
    assert document.text == "The new ferry left.\n\nTwo.\n\n“Slow,” he said."
    assert document.place(document.text.index("Slow")) == TextPlace(1, part="footnote 1")
    assert {(piece.reason, piece.text) for piece in document.left_out} == {
        (LeftOutReason.RUNNING_HEAD, "Draft 3"),
        (LeftOutReason.COMMENT, "Check."),
        (LeftOutReason.REVISION, "old"),
    }
    assert "tracked changes (1 deletion, 1 insertion)" in document.notices[0]


def test_a_part_that_is_not_shown_and_never_ends_is_said() -> None:
    document = read_rtf(rf"{HEAD}The ferry left.\par {{\*\fldinst HYPERLINK x It came back.\par".encode("latin-1"))
    assert document.text == "The ferry left."
    assert "words may be missing at its end" in document.notices[0]
    whole = read_rtf(rf"{HEAD}The ferry left.{{\*\fldinst HYPERLINK x}}\par}}".encode("latin-1"))
    assert whole.notices == ()


@pytest.mark.parametrize("body", ["", r"\par", "{" * 30_000, r"\bin99999999 x", "}" * 9])
def test_one_without_words_is_refused(body: str) -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        text(body)
