"""A baseline lets known trouble pass, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.check.conftest import Check

NOT_FOUND = "We will paint every ladder of the old harbour green,"


@pytest.fixture
def known(check: Check, drafts: Path) -> Path:
    """A baseline of the draft as it is."""
    done = check("draft.md", "--write-baseline", "known.json")
    assert done.exit_code == 0, done.output
    assert "known.json: 3 quotes known from now on" in done.stderr
    return drafts / "known.json"


def test_it_names_the_words_that_fail_in_each_file(known: Path) -> None:
    content = json.loads(known.read_text(encoding="utf-8"))
    assert [(entry["file"], entry["outcomes"]) for entry in content["known"]] == [
        ("draft.md", ["contradicted"]),
        ("draft.md", ["wording"]),
        ("draft.md", ["not_found"]),
    ]


def test_known_trouble_passes_and_is_shown_as_known(check: Check, known: Path) -> None:
    done = check("draft.md", "--baseline", "known.json")
    assert done.exit_code == 0, done.output
    assert done.stdout.count(" KNOWN ") == 3
    assert "none of them fail: 3 known" in done.stdout


def test_the_setting_names_a_baseline_too(check: Check, drafts: Path, known: Path) -> None:
    (drafts / "quoteverify.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert check("draft.md").exit_code == 0


def test_lines_and_typography_make_no_other_quote(check: Check, drafts: Path, known: Path) -> None:
    text = (drafts / "draft.md").read_text(encoding="utf-8")
    (drafts / "draft.md").write_text(f"A new line.\n\n{text.replace('We will', 'we  will')}", encoding="utf-8")
    assert check("draft.md", "--baseline", "known.json").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("paint every", "burn every", id="other words"),
        pytest.param("for a **hundred** years", "for nobody's hundred years", id="worse on the same place"),
        pytest.param(
            "The novel", "“We will paint every ladder of the old harbour green,” said Bea Valley. The novel", id="twice"
        ),
    ],
)
def test_new_trouble_fails(check: Check, drafts: Path, known: Path, old: str, new: str) -> None:
    text = (drafts / "draft.md").read_text(encoding="utf-8")
    assert old in text
    (drafts / "draft.md").write_text(text.replace(old, new), encoding="utf-8")
    done = check("draft.md", "--baseline", "known.json", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["failures"] == 1


def test_another_file_is_another_draft(check: Check, drafts: Path, known: Path) -> None:
    (drafts / "draft.md").rename(drafts / "other.md")
    assert check("other.md", "--baseline", "known.json").exit_code == 1


def test_what_fails_for_another_reason_is_not_known(check: Check, known: Path) -> None:
    assert check("draft.md", "--baseline", "known.json", "--fail-on", "altered,unattributed").exit_code == 1


def test_mended_trouble_is_told(check: Check, drafts: Path, known: Path) -> None:
    (drafts / "draft.md").write_text("Nothing is quoted here.\n", encoding="utf-8")
    done = check("draft.md", "--baseline", "known.json")
    assert done.exit_code == 0
    assert "3 quotes of the baseline do not fail here any more" in done.stderr


def test_a_baseline_is_not_written_of_what_could_not_be_read(check: Check, drafts: Path) -> None:
    assert check("draft.md", "missing.txt", "--write-baseline", "known.json").exit_code == 2
    assert not (drafts / "known.json").exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "known": []}',
        '{"version": 1, "known": [{"file": "a"}]}',
        '{"version": 1, "known": 1}',
    ],
)
def test_a_file_of_another_kind_is_refused(check: Check, drafts: Path, content: str) -> None:
    (drafts / "known.json").write_text(content, encoding="utf-8")
    done = check("draft.md", "--baseline", "known.json")
    assert done.exit_code == 2
    assert "write it anew with --write-baseline" in done.stderr
    assert "Traceback" not in done.output


def test_a_missing_baseline_is_an_error(check: Check, drafts: Path) -> None:
    done = check("draft.md", "--baseline", "known.json")
    assert (done.exit_code, "cannot be opened" in done.stderr) == (2, True)
