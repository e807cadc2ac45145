"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

import pytest

from service.documents.odt.read import read_odt
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace
from tests.documents.made import docx_of, odt_of


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        pytest.param(
            "<text:p>a<text:s/>b<text:s text:c='2'/>c<text:tab/>d</text:p>", "a b  c\td", id="spaces and tabs"
        ),
        pytest.param("<text:p>one\n   two</text:p>", "one two", id="white space of the file"),
        pytest.param(
            "<text:p>one<text:line-break/>two.<text:line-break/>Three</text:p>", "one two.\nThree", id="breaks"
        ),
        pytest.param("<text:h>Head</text:h><text:p>a <text:span>b</text:span> c</text:p>", "Head\n\na b c", id="spans"),
        pytest.param(
            "<text:p>It <office:annotation><dc:creator>Dora</dc:creator><text:p>Check.</text:p></office:annotation>"
            "stands<office:annotation-end/>.</text:p>",
            "It stands.",
            id="a comment",
        ),
        pytest.param(
            "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", "item", id="a list"
        ),
        pytest.param(
            "<text:p>by<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame> it</text:p>",
            "by it\n\nboxed",
            id="a text box",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row>"
            "</table:table>",
            "cell",
            id="a table",
        ),
    ],
)
def test_what_is_shown_is_read(content: str, shown: str) -> None:
    assert read_odt(odt_of(content)).text == shown


def test_tracked_changes_are_read_as_accepted_and_notes_stand_behind_the_text() -> None:
    document = read_odt(
        odt_of(
            "<text:tracked-changes><text:changed-region><text:deletion>"
            "<office:change-info>"
            "<dc:creator>Dora</dc:creator></office:change-info><text:p>old words</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:p>The <text:change/>ferry<text:note text:note-class='footnote'>"
            "<text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>“Slow,” he said.</text:p></text:note-body></text:note> left.</text:p>"
        )
    )
    assert document.text == "The ferry left.\n\n“Slow,” he said."
    assert document.place(20) == TextPlace(1, part="footnote 1")
    assert [(piece.reason, piece.text) for piece in document.left_out] == [(LeftOutReason.REVISION, "old words")]
    assert "(1 deletion)" in document.notices[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(odt_of("<text:p>x</text:p>", "<manifest><encryption-data/></manifest>"), "password", id="locked"),
        pytest.param(odt_of("<text:p> </text:p>"), "no text", id="empty"),
        pytest.param(docx_of("Hello."), "no text document", id="another kind"),
        pytest.param(odt_of("<text:p>x</text:p>")[:200], "broken", id="cut off"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_odt(content)
