"""`pytest --quoteverify PATH`: a test for each quote, failures that people can read, and nothing when it is unused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import service.cli.check.session  # noqa: F401  # imported once: pytester forgets what its runs import
from tests.cli.check.conftest import DRAFT, recorded

__all__ = ["recorded"]
pytest_plugins = "pytester"
PROJECT = Path(__file__).resolve().parent.parent
PLUGIN = ("-p", "service.pytest_plugin", "-p", "no:cacheprovider")


@pytest.fixture
def drafts(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with a draft and a test of its own, in which the service can be imported."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # others' plugins take longer than what is tested
    pytester.makefile(".md", draft=DRAFT)
    pytester.makepyfile("def test_of_their_own(): pass")
    pytester.mkdir("bare")
    return pytester


def test_each_quote_is_a_test(drafts: pytest.Pytester, recorded: Path) -> None:
    data = ("--quoteverify-data", str(recorded))
    result = drafts.runpytest_inprocess(*PLUGIN, "-v", "--quoteverify", "draft.md", *data, "draft.md")
    result.assert_outcomes(failed=3, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "draft.md::3:2 The bridge will last for a hundred years, FAILED*",
            "draft.md::8:2 We will paint every ladder of the old harbour green, FAILED*",
            "*draft.md:3:2",
            "altered: “The bridge will last for a hundred years,”",
            "draft     The bridge will {+last+} for a hundred years,",
            "recorded  The bridge will [[]-stand-[]] for a hundred years,",
            "speaker   Ada Harbour in the draft, recorded from Carl Shore",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_the_folders_settings_hold(drafts: pytest.Pytester, recorded: Path) -> None:
    drafts.makefile(
        ".toml",
        quoteverify=f'data = "{recorded}"\nfail-on = ["not_found", "altered"]\ncleared = "cleared.toml"\n',
        cleared='[[cleared]]\nquote = "The bridge will last for a hundred years"\nby = "Dora"\nwhy = "heard it"\n',
    )
    result = drafts.runpytest_inprocess(*PLUGIN, "-rs", "--quoteverify", ".")
    result.assert_outcomes(passed=2, failed=1, skipped=2)
    result.stdout.fnmatch_lines(["*cleared by Dora: heard it*"])
    again = drafts.runpytest_inprocess(*PLUGIN, "--quoteverify", ".", "--quoteverify-fail-on", "spliced", "draft.md")
    again.assert_outcomes(passed=2, skipped=2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["none.md"], "none.md; give a draft or a folder of drafts", id="no file"),
        pytest.param(["bare"], "bare holds no draft; give a draft", id="a folder without drafts"),
        pytest.param(
            ["draft.md", "--quoteverify-fail-on", "x"], "'x' says not what fails: give some of", id="no outcome"
        ),
        pytest.param(["draft.md", "--quoteverify-data", "empty"], "holds no database; choose another", id="no data"),
        pytest.param(
            ["draft.md", "--quoteverify-server", "http://127.0.0.1:1"],
            "http://127.0.0.1:1/v1/check cannot be reached; see that `quoteverify serve` runs there",
            id="no service",
        ),
    ],
)
def test_what_cannot_be_checked_says_what_to_do(drafts: pytest.Pytester, arguments: list[str], said: str) -> None:
    result = drafts.runpytest_inprocess(*PLUGIN, "--quoteverify", *arguments)
    assert result.ret in {pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERRUPTED}
    assert said in f"{result.stdout.str()}{result.stderr.str()}"


def test_unused_it_imports_nothing_of_the_service(drafts: pytest.Pytester) -> None:
    drafts.makepyfile(
        test_modules="""
        import sys

        def test_modules():
            loaded = {name for name in sys.modules if name.split(".")[0] in ("service", "click", "sqlalchemy", "flask")}
            assert loaded == {"service", "service.pytest_plugin"}
        """
    )
    drafts.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=2)


def test_pytest_finds_it_where_the_project_is_installed() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"service.pytest_plugin": "service.pytest_plugin"}
