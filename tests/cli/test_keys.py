"""`quoteverify keys`: a key is shown once, listed without its secret, and revoked by its first digits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.access import KEY_FORM
from service.cli.main import group

Keys = Callable[..., Result]


@pytest.fixture
def keys(data: Path) -> Keys:
    """Run `quoteverify keys` on `data`."""

    def run(command: str, *arguments: str) -> Result:
        return CliRunner().invoke(group, ["keys", command, *arguments, "--data", str(data)])

    return run


def test_a_key_is_printed_alone_so_that_it_can_be_piped(keys: Keys) -> None:
    made = keys("create", "the wire desk", "--scope", "write")
    assert made.exit_code == 0
    assert KEY_FORM.fullmatch(made.stdout.rstrip("\n"))
    assert "not shown again" in made.stderr
    listed = keys("list").stdout
    assert "the wire desk" in listed
    assert made.stdout.strip() not in listed


def test_the_list_says_what_each_key_is_for_and_whether_it_is_good(keys: Keys) -> None:
    keys("create", "reader", "--scope", "read")
    keys("create", "both", "--scope", "write", "--scope", "read", "--expires", "2099-01-31")
    lines = [line.split("\t") for line in keys("list").stdout.splitlines()]
    assert [(line[1], line[2], line[4], line[5]) for line in lines] == [
        ("read", "good", "never", "reader"),
        ("read,write", "good until 2099-01-31", "never", "both"),
    ]


@pytest.mark.parametrize("whole", [False, True], ids=["by its digits", "by the key itself"])
def test_a_key_is_revoked(keys: Keys, whole: bool) -> None:
    key = keys("create", "reader", "--scope", "read").stdout.strip()
    done = keys("revoke", key if whole else key.split("_")[1])
    assert "was revoked on" in done.stdout
    assert "was revoked on" in keys("list").stdout


def test_a_key_that_is_not_there_is_an_error(keys: Keys) -> None:
    keys("create", "reader", "--scope", "read")
    done = keys("revoke", "00000000")
    assert done.exit_code != 0
    assert "quoteverify keys list" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a",), "--scope"),
        (("a", "--scope", "root"), "--scope"),
        (("a", "--scope", "read", "--expires", "tomorrow"), "such as 90d"),
        (("a", "--scope", "read", "--expires", "2020-01-01"), "past"),
        (("a", "--scope", "read", "--expires", "99999d99"), "such as 90d"),
        (("", "--scope", "read"), "say what the key is for"),
    ],
)
def test_what_makes_no_key_is_told(keys: Keys, arguments: tuple[str, ...], said: str) -> None:
    done = keys("create", *arguments)
    assert done.exit_code != 0
    assert said in done.stderr
    assert keys("list").stdout == ""
