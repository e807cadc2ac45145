"""`quoteverify verify`: an answer that a person can read, with the differences marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group
from service.cli.verify import mark
from service.domain import Change, ChangeKind, ChangeOp, TextSpan
from tests.cli.conftest import Run

TEXT = "“The bridge will stand for a hundred years,” said Mayor Ada Harbour on Monday."


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """The command, on a folder that holds one article."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("ingest", tmp_path / "a.txt", "--outlet", "The Post", "--published-at", "2024-05-06")
    return run


def test_the_differences_are_marked_in_both_texts(filled: Run) -> None:
    result = filled("verify", "The bridge will last for a hundred years", "--speaker", "Harbour", "--fail-on", "none")
    assert result.exit_code == 0
    assert result.stdout.startswith("Not as quoted: Ada Harbour said “stand for”.\naltered: ")
    assert "asked     The bridge will {+last+} for a hundred years" in result.stdout
    assert "recorded  The bridge will [-stand-] for a hundred years," in result.stdout
    assert "confirmed: said by Ada Harbour" in result.stdout
    assert "The Post, first on 2024-05-06" in result.stdout


def test_a_wrong_speaker_is_contradicted_by_name(filled: Run) -> None:
    result = filled("verify", "The bridge will stand for a hundred years", "--speaker", "Bea Valley")
    assert "contradicted: recorded from Ada Harbour, not from Bea Valley" in result.stdout


def test_json_is_the_answer_of_the_service(filled: Run) -> None:
    answer = json.loads(filled("verify", "The bridge will stand for a hundred years", "--json").stdout)
    assert answer["verdict"] == "verbatim"
    assert answer["matches"][0]["outlets"][0]["outlet"] == "The Post"


def test_what_is_not_found_is_said_by_the_exit_code(filled: Run) -> None:
    result = filled("verify", "Nobody ever recorded a sentence like this one")
    assert result.exit_code == 1
    assert result.stdout == (
        "Not on record.\nnot_found: No recorded quote says this.\n\n"
        "Looked through 1 quote in 1 article of 1 outlet, published on 2024-05-06.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        pytest.param(["The bridge will stand for a hundred years"], 0, id="as quoted"),
        pytest.param(["The brigde will stand for a hundred years"], 0, id="a misspelling"),
        pytest.param(["The bridge will last for a hundred years"], 1, id="another word"),
        pytest.param(["The bridge will last for a hundred years", "--fail-on", "sense,not_found"], 0, id="chosen"),
        pytest.param(["The bridge will not stand for a hundred years", "--fail-on", "sense"], 1, id="another sense"),
        pytest.param(["The bridge will stand for a hundred years", "--speaker", "Carl Shore"], 1, id="not by them"),
        pytest.param(["The bridge will stand for a hundred years", "--fail-on", "verbatim"], 1, id="a verdict"),
    ],
)
def test_the_exit_code_says_whether_it_fails_as_in_a_check(filled: Run, arguments: list[str], exit_code: int) -> None:
    assert filled("verify", *arguments).exit_code == exit_code


def test_no_figure_stands_beside_a_turned_sense(filled: Run) -> None:
    result = filled("verify", "The bridge will not stand for a hundred years")
    assert "altered, another sense: " in result.stdout
    assert "similarity" not in result.stdout


def test_what_comes_closest_is_shown_and_never_as_a_match(filled: Run) -> None:
    result = filled("verify", "Nobody believes now that such a bridge will stand there for much more than a summer")
    assert result.exit_code == 1
    assert result.stdout.startswith("Not on record.\nnot_found: ")
    assert "  closest on record, no match: Not a match." in result.stdout
    assert "recorded  The" in result.stdout.replace("[-", "").replace("-]", "")
    assert "speaker   Ada Harbour" in result.stdout
    assert "outlet    The Post, first on 2024-05-06" in result.stdout
    assert "similarity" not in result.stdout


def test_a_quote_without_words_is_an_error_and_not_a_quote_that_is_not_found(filled: Run) -> None:
    result = filled("verify", "...")
    assert result.exit_code == 2
    assert "Error: the quote holds no word" in result.stderr


def test_marks_stand_around_what_changed_and_nothing_else() -> None:
    changes = (
        Change(ChangeOp.INSERT, ChangeKind.WORDING, TextSpan("b", 2, 3), TextSpan("", 1, 1)),
        Change(ChangeOp.REPLACE, ChangeKind.WORDING, TextSpan("d", 6, 7), TextSpan("x", 4, 5)),
    )
    assert mark("a b c d", changes, lambda change: change.candidate, "{+", "+}") == "a {+b+} c {+d+}"
    assert mark("a c x", changes, lambda change: change.quote, "[-", "-]") == "a c [-x-]"


def test_who_did_not_say_it_is_told_by_whom(run: Run, tmp_path: Path) -> None:
    denied, said = tmp_path / "denied.txt", tmp_path / "said.txt"
    denied.write_text("Mayor Lena Orth never said “the harbour belongs to the rich.” It is a fake.", encoding="utf-8")
    said.write_text("“The harbour belongs to the rich,” Lena Orth said.", encoding="utf-8")
    run("ingest", denied, "--outlet", "Fact Desk")
    result = run("verify", "The harbour belongs to the rich", "--speaker", "Lena Orth")
    assert "speaker   denied: Lena Orth is recorded only as not having said it" in result.stdout
    assert "denied    Lena Orth, by Fact Desk" in result.stdout
    result = run("verify", "The harbour belongs to the rich")
    assert "said by" not in result.stdout
    assert "Fact Desk, Lena Orth did not say this." in result.stdout
    run("ingest", said, "--outlet", "Bay Times")
    result = run("verify", "The harbour belongs to the rich", "--speaker", "Lena Orth")
    assert "confirmed: said by Lena Orth (disputed: also recorded as not said)" in result.stdout


def test_a_pasted_sentence_is_read_and_said_so(filled: Run) -> None:
    result = filled(
        "verify", "“The bridge will last for a hundred years,” Ada Harbour said. “It is ours,” said Bea Valley."
    )
    assert result.stdout.startswith("read as: 'The bridge will last for a hundred years,', said by Ada Harbour\n")
    assert "  not compared: 'It is ours,', said by Bea Valley\n" in result.stdout
    assert "asked     The bridge will {+last+} for a hundred years," in result.stdout
    assert "confirmed: said by Ada Harbour" in result.stdout


def test_what_the_text_denies_is_claimed_of_nobody(filled: Run) -> None:
    result = filled("verify", "Ada Harbour never said “the bridge will stand for a hundred years”.")
    assert "which the text says Ada Harbour did not say" in result.stdout
    assert "confirmed" not in result.stdout


def test_a_quote_is_compared_with_files_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "fog.txt").write_text(
        "“The foghorn will sound until dawn,” said Odd Vold. It woke the whole village up.", encoding="utf-8"
    )

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(group, ["verify", *arguments, "--against", str(tmp_path / "fog.txt")])

    result = run("The foghorn will sound until dawn", "--speaker", "Vold")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "As quoted, by Vold.")
    assert "outlet    fog.txt" in result.stdout
    result = run("It woke the whole village up")
    assert result.stdout.startswith("Not a quote: the source has these words outside of quotation marks.")
    refused = run("The foghorn", "--data", str(tmp_path))
    assert (refused.exit_code, "leave --data out" in refused.stderr) == (2, True)
