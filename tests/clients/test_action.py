"""The action for GitHub: its steps run as the runner would run them, and no input becomes a part of a script."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((PROJECT / "action" / "action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((PROJECT / "examples" / "ci" / "github-workflow.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]


def step(script: dict[str, Any], temporary: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a step in `temporary`, with the shell that the runner takes for `bash`."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("QUOTEVERIFY")}
    paths = {"RUNNER_TEMP": str(temporary), "GITHUB_STEP_SUMMARY": str(temporary / "summary.md")}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script["run"]]
    environ = given | paths | environ
    return subprocess.run(shell, cwd=temporary, env=environ, capture_output=True, text=True, timeout=300, check=False)


def test_inputs_reach_scripts_by_the_environment_alone() -> None:
    assert [step["name"] for step in (INSTALL, CHECK) if "${{" in step["run"]] == []
    assert set(CHECK["env"].values()) == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


def test_the_example_uses_inputs_that_there_are() -> None:
    used = WORKFLOW["jobs"]["check"]["steps"][-1]
    assert set(used["with"]) <= set(ACTION["inputs"])
    assert {name for name, given in ACTION["inputs"].items() if given.get("required")} <= set(used["with"])
    assert WORKFLOW["permissions"] == {"contents": "read"}


def test_every_draft_and_option_arrives(tmp_path: Path) -> None:
    command = tmp_path / "quoteverify" / "bin" / "quoteverify-check"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    inputs = {
        "FILES": "drafts/a b.md\n\n  \n$(touch owned)\n",
        "FAIL_ON": "sense",
        "BASELINE": "",
        "EXCLUDE_OUTLET": "A & B",
    }
    done = step(CHECK, tmp_path, **inputs)
    assert done.stdout.splitlines() == [
        *("--format", "github", "--also", f"markdown={tmp_path / 'summary.md'}"),
        *("--fail-on", "sense", "--exclude-outlet", "A & B", "--", "drafts/a b.md", "$(touch owned)"),
    ]
    assert not (tmp_path / "owned").exists()


@pytest.mark.slow
def test_it_installs_by_itself_and_says_what_is_wrong(tmp_path: Path) -> None:
    """With what pip gets: the client builds in a folder of its own, and asks a service that is not there."""
    shutil.copytree(PROJECT / "action", tmp_path / "project" / "action")
    shutil.copytree(PROJECT / "clients", tmp_path / "project" / "clients")
    installed = step(INSTALL, tmp_path, ACTION=str(tmp_path / "project" / "action"))
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "draft.md").write_text("“We stay,” said Ada Quill.\n", encoding="utf-8")
    asked = {"QUOTEVERIFY_SERVER": "http://127.0.0.1:9", "QUOTEVERIFY_API_KEY": ""}
    done = step(CHECK, tmp_path, FILES="draft.md", FAIL_ON="", BASELINE="", EXCLUDE_OUTLET="", **asked)
    assert done.returncode == 2
    assert "cannot be reached" in done.stderr
