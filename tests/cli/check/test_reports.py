"""Reports for programs are what their schemas say, and hold what the check found."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from tests.cli.check.conftest import DRAFT, Check

SCHEMAS = Path(__file__).parent / "schemas"
CLEARED = '[[cleared]]\nquote = "the bridge will LAST for a hundred years"\nby = "Dora"\nwhy = "heard the tape"\n'
HOSTILE = "“The bridge will \x01 stand for a | `hundred` *green* <years>,” said Ada Harbour.\n\n“]]>\x1b[31m” one\n"


@pytest.fixture(params=["plain", "cleared", "hostile", "unreadable", "empty"])
def run(request: pytest.FixtureRequest, check: Check, drafts: Path) -> object:
    """Run a check in a format, on a draft of each sort."""
    arguments = ["draft.md"]
    if request.param == "cleared":
        (drafts / "cleared.toml").write_text(CLEARED, encoding="utf-8")
        arguments += ["--cleared", "cleared.toml"]
    if request.param == "hostile":
        (drafts / "a b%.txt").write_text(HOSTILE, encoding="utf-8")
        arguments = ["a b%.txt"]
    if request.param == "unreadable":
        arguments.append("missing.txt")
    if request.param == "empty":
        (drafts / "empty.txt").write_text("", encoding="utf-8")
        arguments = ["empty.txt"]
    return lambda form: check(*arguments, "--format", form).stdout


def test_junit_is_valid(run) -> None:
    report = run("junit")
    xmlschema.XMLSchema(str(SCHEMAS / "junit.xsd")).validate(report)


def test_sarif_is_valid(run) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(json.loads(run("sarif")))


def test_junit_fails_what_fails(check: Check) -> None:
    root = ElementTree.fromstring(check("draft.md", "--format", "junit").stdout.encode())  # noqa: S314  (our own)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "3", "0")
    cases = root.findall("testsuite/testcase")
    assert [case.get("line") for case in cases] == ["3", "6", "8", "8"]
    failures = [case.find("failure") for case in cases]
    assert [failure is not None and failure.get("type") for failure in failures] == [
        "altered",
        "contradicted",
        "not_found",
        False,
    ]
    assert "[-stand-]" in (failures[0].text or "")


def test_what_was_not_judged_is_counted_in_every_report(check: Check) -> None:
    def run(form: str) -> str:
        return check("draft.md", "--format", form).stdout

    assert run("text").endswith("1 not found, 1 not judged.\n")
    assert "1 not judged" in run("markdown")
    report = json.loads(run("json"))
    assert report["not_judged"] == sum(not quote["judged"] for quote in report["files"][0]["quotes"]) == 1
    properties = json.loads(run("sarif"))["runs"][0]["properties"]
    assert (properties["quotes"], properties["notJudged"]) == (4, 1)
    junit = ElementTree.fromstring(run("junit").encode())  # noqa: S314  (our own)
    assert [suite.get("skipped") for suite in junit] == ["1"]
    [skipped] = junit.iter("skipped")
    assert (skipped.get("message") or "").startswith("not judged: ")


def test_what_was_searched_and_the_whole_in_one_sentence_are_in_every_report(check: Check) -> None:
    def run(form: str) -> str:
        return check("draft.md", "--format", form).stdout

    headline = "Not as quoted: Ada Harbour said “stand for”."
    assert "Looked through 2 quotes in 1 article of 1 outlet, published on 2024-05-06.\n" in run("text")
    assert f"\n    {headline}\n" in run("text")
    markdown = run("markdown")
    assert "Looked through 2 quotes in 1 article of 1 outlet" in markdown
    assert f"| {headline} |" in markdown
    counts = {"articles": 1, "quotes": 2, "outlets": 1, "from": "2024-05-06", "to": "2024-05-06"}
    report = json.loads(run("json"))
    assert (report["searched"], report["files"][0]["quotes"][0]["headline"]) == (counts, headline)
    sarif = json.loads(run("sarif"))["runs"][0]
    assert (sarif["properties"]["searched"], sarif["results"][0]["properties"]["headline"]) == (counts, headline)
    junit = ElementTree.fromstring(run("junit").encode())  # noqa: S314  (our own)
    assert next(failure.get("message") for failure in junit.iter("failure")) == headline


def test_what_the_draft_denies_fails_nothing_and_is_shown_where_the_record_has_it(check: Check, drafts: Path) -> None:
    (drafts / "denied.txt").write_text(
        "Ada Harbour never said “the bridge will stand for a hundred years”. Ada Harbour never said “the bridge will"
        " fall for a hundred years”. Ada Harbour never said “we will burn every house of this old harbour town”.",
        encoding="utf-8",
    )
    result = check("denied.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith('denied.txt:1:25: LOOK recorded: "the bridge will stand for a hundred years"\n')
    assert "speaker   the draft says that Ada Harbour did not say it; recorded from Ada Harbour\n" in result.stdout
    assert result.stdout.endswith("3 quotes in 1 file, none of them fail: 1 recorded.\n")
    assert check("denied.txt", "--fail-on", "recorded").exit_code == 1


def test_what_is_to_be_known_has_a_row_where_it_is_counted(check: Check, drafts: Path) -> None:
    (drafts / "cut.txt").write_text("“Nobody asked … about the second tunnel,” said Carl Shore.", encoding="utf-8")
    text = check("cut.txt", "--format", "text").stdout
    assert text.startswith("cut.txt:1:2: NOTE spliced: ")
    assert text.endswith("none of them fail: 1 spliced.\n")


def test_sarif_points_at_the_words(check: Check) -> None:
    run = json.loads(check("draft.md", "--format", "sarif").stdout)["runs"][0]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("altered", "error"),
        ("contradicted", "error"),
        ("not_found", "error"),
    ]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 2)
    lines = DRAFT.split("\n")
    assert lines[region["endLine"] - 1][: region["endColumn"] - 1] == "for a **hundred** years,"
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_cleared_quote_is_shown_as_cleared_in_every_report(check: Check, drafts: Path) -> None:
    (drafts / "cleared.toml").write_text(CLEARED, encoding="utf-8")

    def run(form: str) -> str:
        return check("draft.md", "--cleared", "cleared.toml", "--format", form).stdout

    assert "draft.md:3:2: CLEARED altered" in run("text")
    assert "cleared   by Dora: heard the tape" in run("text")
    assert "| CLEARED | draft.md:3 |" in run("markdown")
    [cleared, *_] = json.loads(run("json"))["files"][0]["quotes"]
    assert (cleared["fails"], cleared["cleared"]["by"]) == (False, "Dora")
    [result, *_] = json.loads(run("sarif"))["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "cleared by Dora: heard the tape"
    assert '<skipped message="cleared by Dora: heard the tape" />' in run("junit")


def test_markdown_keeps_its_table_whole(check: Check, drafts: Path) -> None:
    (drafts / "a.txt").write_text(HOSTILE, encoding="utf-8")
    report = check("a.txt", "--format", "markdown").stdout
    rows = [line for line in report.splitlines() if line.startswith("| FAIL")]
    assert len(rows) == 1
    assert r"stand for a \| \`hundred\` \*green\* \<years\>," in rows[0]


def test_json_holds_the_answer_of_the_service_with_places(check: Check) -> None:
    report = json.loads(check("draft.md", "--format", "json").stdout)
    assert (report["failures"], report["fail_on"]) == (
        3,
        ["contradicted", "denied", "not_found", "sense", "wording"],
    )
    first = report["files"][0]["quotes"][0]
    assert (first["line"], first["column"], first["end_line"]) == (3, 2, 4)
    assert first["match"]["changes"][0]["quote"]["text"] == "stand"
    assert first["outcomes"] == ["altered"]
