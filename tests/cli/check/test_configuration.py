"""Settings from files: found upwards, every key known, options before them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.cli.check.configuration import Configuration, find_configuration
from service.cli.check.faults import CannotCheck
from service.verdicts import Outcome
from tests.cli.check.conftest import Check


def test_without_a_file_nothing_is_said(tmp_path: Path) -> None:
    assert find_configuration(tmp_path) == Configuration()


def test_the_nearest_file_holds_and_its_paths_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "quoteverify.toml").write_text('data = "far"', encoding="utf-8")
    near = tmp_path / "near"
    (near / "deep").mkdir(parents=True)
    (near / "pyproject.toml").write_text(
        '[tool.quoteverify]\ndata = "d"\ncleared = "../c.toml"\nfail-on = ["not_found"]\nexclude-outlet = "The Post"\n'
        '[tool.quoteverify.speakers]\nBlinken = "Antony Blinken"\n',
        encoding="utf-8",
    )
    found = find_configuration(near / "deep")
    assert found.place == near / "pyproject.toml"
    assert (found.data, found.cleared) == (near / "d", near / "../c.toml")
    assert (found.fail_on, found.exclude_outlet) == ({Outcome.NOT_FOUND}, "The Post")
    assert found.speakers == {"Blinken": "Antony Blinken"}


def test_a_pyproject_without_the_table_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "quoteverify.toml").write_text('format = "json"', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert find_configuration(tmp_path / "sub").format == "json"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param('serve = "x"', "there is no setting 'serve'; there are server, data", id="an unknown key"),
        pytest.param('key = "secret"', "set QUOTEVERIFY_API_KEY", id="a key in a file"),
        pytest.param("format = 1", "format is 1; give one of text, json", id="no format"),
        pytest.param('fail-on = "all"', "give some of denied, contradicted", id="no outcome"),
        pytest.param("fail-on = [1]", "give a list of outcomes", id="no list of outcomes"),
        pytest.param("speakers = [1]", "give a table such as", id="no names"),
        pytest.param('server = ""', "give a text", id="nothing"),
        pytest.param('server = "http://a"\ndata = "b"', "keep one of them", id="two places"),
        pytest.param("server =", "is not TOML", id="no TOML"),
    ],
)
def test_what_cannot_be_used_says_where_and_what_to_do(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "quoteverify.toml").write_text(content, encoding="utf-8")
    with pytest.raises(CannotCheck) as caught:
        find_configuration(tmp_path)
    assert said in caught.value.message
    assert str(tmp_path / "quoteverify.toml") in caught.value.message


def test_options_go_before_the_file(check: Check, drafts: Path, recorded: Path) -> None:
    (drafts / "quoteverify.toml").write_text(
        f'data = "{recorded}"\nformat = "json"\nfail-on = ["not_found"]\n[speakers]\n"Ada Harbour" = "Carl Shore"\n',
        encoding="utf-8",
    )
    report = json.loads(check("draft.md", data=False).stdout)
    assert report["fail_on"] == ["not_found"]
    assert report["files"][0]["quotes"][1]["attribution"] == "confirmed"
    over = check("draft.md", "--format", "text", "--fail-on", "none", "--speaker", "Ada Harbour=Bea Valley", data=False)
    assert over.exit_code == 0
    assert "Bea Valley in the draft, recorded from Carl Shore" in over.stdout


def test_a_server_of_the_file_gives_way_to_a_data_folder(check: Check, drafts: Path) -> None:
    (drafts / "quoteverify.toml").write_text('server = "http://127.0.0.1:1"', encoding="utf-8")
    assert check("draft.md", data=False).exit_code == 2
    assert check("draft.md").exit_code == 1
