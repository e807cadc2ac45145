"""What docs/check.md, the hook and the example workflow for GitLab say is what happens."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import yaml
from click.testing import CliRunner

from service.cli.check.answers import DraftQuestion
from service.cli.check.checkers import local
from service.cli.check.clearance import read_clearances
from service.cli.check.configuration import find_configuration
from service.cli.main import group
from tests.cli.check.conftest import Check

PROJECT = Path(__file__).resolve().parents[3]
PAGE = (PROJECT / "docs" / "check.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)\n```", PAGE, re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [text for found, text in BLOCKS if found == kind]


def test_the_draft_of_the_page_is_checked_as_printed(check: Check, drafts: Path) -> None:
    [draft] = blocks("markdown")
    (drafts / "bridge.md").write_text(draft + "\n", encoding="utf-8")
    call, _, printed = blocks("")[0].partition("\n")
    assert call == "$ quoteverify check bridge.md"
    assert check("bridge.md").stdout.rstrip() == printed


def test_the_settings_and_clearances_of_the_page_are_read(tmp_path: Path) -> None:
    settings, cleared = blocks("toml")
    (tmp_path / "quoteverify.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "cleared.toml").write_text(cleared, encoding="utf-8")
    found = find_configuration(tmp_path)
    assert found.cleared is not None
    assert read_clearances(found.cleared).of(tomllib.loads(cleared)["cleared"][0]["quote"]) is not None
    assert found.speakers == {"Blinken": "Antony Blinken"}


def test_every_option_and_outcome_is_on_the_page() -> None:
    helped = CliRunner().invoke(group, ["check", "--help"]).stdout
    options = set(re.findall(r"  (--[\w-]+)", helped)) - {"--help"}
    assert options <= set(re.findall(r"--[\w-]+", PAGE))
    outcomes = re.search(r"of ([\w, \n]+);", helped)
    assert outcomes is not None
    words = {word.strip() for word in outcomes[1].split(",")}
    in_table = set(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE))
    in_text = {"verbatim", "fragment", "confirmed", "not_claimed"}
    assert words == in_table | in_text
    assert all(f"`{word}`" in PAGE for word in in_text)


def test_the_hook_runs_the_command_on_files_that_it_reads() -> None:
    [hook] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "quoteverify check"
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert all(re.search(hook["files"], f"a{ending}") for ending in (".txt", ".md", ".markdown", ".html", ".htm"))


def test_the_command_of_the_example_workflow_works(check: Check, drafts: Path, recorded: Path) -> None:
    content = (PROJECT / "examples" / "ci" / "gitlab-ci.yml").read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(content), dict)
    [command] = re.findall(r"quoteverify (check .*)", content)
    (drafts / "drafts").mkdir()
    (drafts / "draft.md").rename(drafts / "drafts" / "draft.md")
    local = re.sub(r'--server "\$\w+"', f"--data {shlex.quote(str(recorded))}", command)
    assert local != command
    assert CliRunner().invoke(group, shlex.split(local)).exit_code == 1
    report = shlex.split(local)[-1]
    assert "hundred years" in (drafts / report).read_text(encoding="utf-8")
    assert report in content.replace(command, "")


def test_the_request_of_the_page_is_answered(recorded: Path) -> None:
    [body] = blocks("json")
    sent = json.loads(body)
    question = DraftQuestion(sent["text"], {hint["name"]: hint["speaker"] for hint in sent["speaker_hints"]})
    assert question.body() == sent
    with local(recorded) as ask:
        [quote] = ask(question).quotes
    assert quote.body["speaker"] == {"name": "Ada Harbour", "hinted": True}
