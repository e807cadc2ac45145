"""`quoteverify check`: what it reports, what makes it fail, and what it says when it cannot check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli.main import group
from tests.cli.check.conftest import RECORDED, Check


def test_each_quote_in_trouble_is_shown_at_its_place(check: Check) -> None:
    result = check("draft.md")
    assert result.exit_code == 1
    places = [line.partition(": ")[0] for line in result.stdout.splitlines() if line.startswith("draft.md:")]
    assert places == ["draft.md:3:2", "draft.md:6:4", "draft.md:8:2"]
    assert 'draft.md:3:2: FAIL altered: "The bridge will last for a hundred years,"' in result.stdout
    assert "draft     The bridge will {+last+} for a hundred years," in result.stdout
    assert "recorded  The bridge will [-stand-] for a hundred years," in result.stdout
    assert "draft.md:6:4: FAIL contradicted:" in result.stdout
    assert "Ada Harbour in the draft, recorded from Carl Shore" in result.stdout
    assert "draft.md:8:2: FAIL not found:" in result.stdout
    assert "War and Peace" not in result.stdout
    assert result.stdout.endswith(
        "4 quotes in 1 file, 3 of them fail: 1 contradicted, 1 altered, 1 not found, 1 not judged.\n"
    )


@pytest.mark.parametrize(
    ("fail_on", "exit_code", "failing"),
    [
        pytest.param("altered", 1, [3], id="altered"),
        pytest.param("not_found, contradicted", 1, [6, 8], id="two"),
        pytest.param("wording", 1, [3], id="a severity"),
        pytest.param("sense, style", 0, [], id="other severities"),
        pytest.param("verbatim", 1, [6], id="a verdict"),
        pytest.param("confirmed", 1, [3], id="a verdict on the speaker"),
        pytest.param("spliced", 0, [], id="what none is"),
        pytest.param("none", 0, [], id="nothing"),
    ],
)
def test_the_user_says_what_fails(check: Check, fail_on: str, exit_code: int, failing: list[int]) -> None:
    result = check("draft.md", "--fail-on", fail_on, "--format", "json")
    assert result.exit_code == exit_code
    assert [quote["line"] for quote in json.loads(result.stdout)["files"][0]["quotes"] if quote["fails"]] == failing


@pytest.mark.parametrize(
    ("words", "exit_code", "shown"),
    [
        pytest.param("The brigde will stand for a hundred years", 0, "LOOK altered", id="a misspelling"),
        pytest.param("The bridge will last for a hundred years", 1, "FAIL altered", id="another word"),
        pytest.param("The bridge will never stand for a hundred years", 1, "FAIL altered", id="another sense"),
    ],
)
def test_by_default_it_fails_where_the_words_or_the_sense_differ(
    check: Check, words: str, exit_code: int, shown: str
) -> None:
    result = check("-", input=f"“{words},” said Ada Harbour.")
    assert result.exit_code == exit_code
    assert shown in result.stdout


def test_a_draft_of_recorded_words_passes(check: Check, drafts: Path) -> None:
    (drafts / "good.txt").write_text(RECORDED, encoding="utf-8")
    result = check("good.txt")
    assert result.exit_code == 0
    assert result.stdout == (
        "Looked through 2 quotes in 1 article of 1 outlet, published on 2024-05-06.\n"
        "2 quotes in 1 file, none of them fail: nothing to look at.\n"
    )


def test_standard_input_is_read_as_its_name_says(check: Check) -> None:
    page = "<p>&ldquo;The <b>bridge</b> will last\nfor a hundred years,&rdquo; said Ada Harbour.</p>"
    result = check("-", "--stdin-name", "page.html", input=page)
    assert result.stdout.startswith("page.html:1:11: FAIL altered:")
    assert check("-", input=RECORDED).exit_code == 0


def test_a_folder_stands_for_its_drafts(check: Check, drafts: Path) -> None:
    (drafts / "more").mkdir()
    (drafts / "more" / "a.txt").write_text(RECORDED, encoding="utf-8")
    (drafts / "more" / "a.xlsx").write_bytes(b"PK")
    files = json.loads(check(".", "--format", "json").stdout)["files"]
    assert [file["file"] for file in files] == ["draft.md", "more/a.txt"]


def test_what_would_move_the_terminal_is_not_shown(check: Check, drafts: Path) -> None:
    (drafts / "a.txt").write_text(
        "“The bridge will last \x1b[2J for a hundred years,” said Ada Harbour.", encoding="utf-8"
    )
    shown = check("a.txt", color=True).stdout
    assert "FAIL" in shown
    assert "\x1b[2J" not in shown


def test_one_bad_file_does_not_stop_the_others(check: Check, drafts: Path) -> None:
    (drafts / "latin.txt").write_bytes("caf\u00e9".encode("latin-1"))
    result = check("latin.txt", "missing.txt", "draft.xlsx", "draft.md")
    assert result.exit_code == 2
    assert "latin.txt: It is not UTF-8 and was read as Windows-1252, which is a guess" in result.stdout
    assert "missing.txt: ERROR it cannot be opened (No such file or directory); check the path" in result.stdout
    assert "draft.xlsx: ERROR files ending in '.xlsx' cannot be checked; give .txt, .md" in result.stdout
    assert "draft.md:3:2: FAIL" in result.stdout


def test_a_folder_without_drafts_cannot_be_checked(check: Check, drafts: Path) -> None:
    (drafts / "empty").mkdir()
    (drafts / "empty" / "a.xlsx").write_bytes(b"PK")
    result = check("empty", "draft.md")
    assert result.exit_code == 2
    assert "empty: ERROR the folder holds no draft; give one with .txt, .md" in result.stdout
    assert "draft.md:3:2: FAIL" in result.stdout


def test_the_report_is_written_to_a_file(check: Check, drafts: Path) -> None:
    result = check("draft.md", "--output", "report.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "draft.md:3:2: FAIL altered" in (drafts / "report.txt").read_text(encoding="utf-8")


def test_an_outlet_and_names_can_be_given(check: Check, drafts: Path) -> None:
    (drafts / "own.txt").write_text("“The bridge will stand for a hundred years,” the mayor said.", encoding="utf-8")
    named = check("own.txt", "--speaker", "the mayor=Ada Harbour", "--format", "json")
    [quote] = json.loads(named.stdout)["files"][0]["quotes"]
    assert (quote["attribution"], quote["speaker"]) == ("confirmed", {"name": "Ada Harbour", "hinted": True})
    left = json.loads(check("own.txt", "--exclude-outlet", "The Post", "--format", "json").stdout)
    assert left["files"][0]["quotes"][0]["verdict"] == "not_found"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "Missing argument 'FILE...|-'", id="no file"),
        pytest.param(
            ["draft.md", "--fail-on", "wrong"], "give some of denied, contradicted, altered", id="no such outcome"
        ),
        pytest.param(["draft.md", "--server", "http://a.b"], "give one of them", id="two places"),
        pytest.param(["draft.md", "--speaker", "Harbour"], "such as Blinken='Antony Blinken'", id="half a name"),
        pytest.param(["draft.md", "--cleared", "none.toml"], "cannot be opened", id="no clearances"),
        pytest.param(["draft.md", "--output", "no/such/folder"], "choose another file", id="nowhere to write"),
        pytest.param(["draft.md", "--format", "pdf"], "'pdf' is not one of", id="no such format"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error_that_says_what_to_do(
    check: Check, arguments: list[str], said: str
) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_empty_data_folder_is_no_evidence_against_a_draft(drafts: Path, tmp_path: Path) -> None:
    data = str(tmp_path / "empty")
    CliRunner().invoke(group, ["keys", "create", "the wire desk", "--scope", "read", "--data", data])
    result = CliRunner().invoke(group, ["check", "draft.md", "--data", data])
    assert result.exit_code == 2
    assert "holds no articles; put some in with `quoteverify ingest`" in result.stderr


def test_an_unknown_article_cannot_be_left_out(check: Check) -> None:
    result = check("draft.md", "--exclude-article", "99")
    assert result.exit_code == 2
    assert "no article has the id 99" in result.stdout
