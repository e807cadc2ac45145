"""`quoteverify check --annotate`: the draft given back with comments."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.cli.check.conftest import Check
from tests.documents.made import docx_of, entries, odt_of, pdf_of, run

ALTERED = "“The bridge will last for a hundred years,” Ada Harbour said."
WRONG = "“Nobody asked the fishermen about the second tunnel,” said Ada Harbour."
NEW = "“We will paint every ladder of the old harbour green,” said Bea Valley."
RIGHT = "“The bridge will stand for a hundred years,” Ada Harbour said."
SPLIT = f"{run('“The bridge ', '<w:i/>')}{run('will last', '<w:b/>')}{run(' for a hundred years,” Ada Harbour said.')}"


def comments(file: Path) -> list[tuple[str, str]]:
    return [(comment.author, comment.text) for comment in docx.Document(str(file)).comments]


def test_each_quote_in_trouble_has_a_comment_with_the_record(check: Check, drafts: Path) -> None:
    (drafts / "a.docx").write_bytes(docx_of("The bridge.", SPLIT, WRONG, NEW, RIGHT))
    result = check("a.docx", "--annotate", "out.docx")
    assert result.exit_code == 1, result.output
    assert "out.docx: 3 comments" in result.stderr
    assert comments(drafts / "out.docx") == [
        (
            "quoteverify",
            "Not as quoted: Ada Harbour said “stand for”.\nOn record: “The bridge will stand for a hundred years,”\n"
            "Ada Harbour; carried by The Post (2024-05-06)",
        ),
        (
            "quoteverify",
            "As quoted, but not by Ada Harbour: Carl Shore said it.\n"
            "On record: “Nobody asked the fishermen about the second tunnel,”\n"
            "Carl Shore; carried by The Post (2024-05-06)",
        ),
        (
            "quoteverify",
            "Not on record.\nNo recorded quote comes near it; that is no proof that it was never said.",
        ),
    ]


def test_without_trouble_the_draft_comes_back_as_it_is(check: Check, drafts: Path) -> None:
    (drafts / "a.docx").write_bytes(docx_of(RIGHT))
    result = check("a.docx", "--annotate", "out.docx")
    assert result.exit_code == 0, result.output
    assert "out.docx: 0 comments" in result.stderr
    assert entries((drafts / "out.docx").read_bytes()) == entries((drafts / "a.docx").read_bytes())


def test_what_an_editor_has_cleared_has_no_comment(check: Check, drafts: Path) -> None:
    (drafts / "a.docx").write_bytes(docx_of(ALTERED, WRONG))
    (drafts / "cleared.toml").write_text(
        '[[cleared]]\nquote = "The bridge will last for a hundred years,"\nby = "Dora"\nwhy = "heard"\n',
        encoding="utf-8",
    )
    assert check("a.docx", "--annotate", "out.docx", "--cleared", "cleared.toml").exit_code == 1
    assert [text.partition("\n")[0] for _, text in comments(drafts / "out.docx")] == [
        "As quoted, but not by Ada Harbour: Carl Shore said it."
    ]


def test_an_odt_and_standard_input_are_given_back_too(check: Check, drafts: Path) -> None:
    (drafts / "a.odt").write_bytes(odt_of(f"<text:p>{ALTERED}</text:p>"))
    assert "1 comment" in check("a.odt", "--annotate", "out.odt").stderr
    content = entries((drafts / "out.odt").read_bytes())["content.xml"].decode()
    assert "On record: “The bridge will stand for a hundred years,”" in content
    draft = io.BytesIO(docx_of(ALTERED))
    result = check("-", "--stdin-name", "d.docx", "--annotate", "out.docx", input=draft)
    assert len(comments(drafts / "out.docx")) == 1, result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["a.docx", "b.pdf"], "--annotate gives one draft back, and these are 2", id="two drafts"),
        pytest.param(["b.pdf"], "b.pdf: comments can be put into .docx and .odt files, and this is a .pdf", id="PDF"),
        pytest.param(["a.docx", "--annotate", "a.docx"], "would write over the draft", id="the draft itself"),
        pytest.param(["a.docx", "--annotate", "no/out.docx"], "no/out.docx: cannot be written", id="no folder"),
        pytest.param(["c.docx"], "c.docx: the file is broken", id="a broken one"),
    ],
)
def test_what_cannot_be_given_back_is_one_sentence(check: Check, drafts: Path, arguments: list[str], said: str) -> None:
    (drafts / "a.docx").write_bytes(docx_of(ALTERED))
    (drafts / "b.pdf").write_bytes(pdf_of([(60, 700, ALTERED)]))
    (drafts / "c.docx").write_bytes(docx_of(ALTERED)[:2000])
    result = check("--annotate", "out.docx", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert not (drafts / "out.docx").exists()
