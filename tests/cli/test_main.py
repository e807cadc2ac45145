"""The list of commands comes without importing them, and says what each command says of itself."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from service.cli.main import COMMANDS, DeferredCommand, group

LOADED = """
import sys
from service.cli import main
sys.argv[:] = ["quoteverify", {argument!r}]
try:
    main()
except SystemExit as end:
    assert not end.code
print(*{{name.partition(".")[0] for name in sys.modules}}, file=sys.stderr)
"""


@pytest.mark.parametrize("deferred", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_listed_as_it_describes_itself(deferred: DeferredCommand) -> None:
    command = deferred.load()
    assert command.name == deferred.name
    for width in (20, 45, 80, 200):
        assert deferred.get_short_help_str(width) == command.get_short_help_str(width)


def test_the_commands_are_listed_in_the_order_of_need() -> None:
    listed = group.list_commands(click.Context(group))
    assert listed == [command.name for command in COMMANDS]
    assert (listed[0], listed[-1]) == ("serve", "keys")


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_runs_no_command_imports_none(argument: str) -> None:
    script = LOADED.format(argument=argument)
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60)
    loaded = set(done.stderr.split())
    assert {"click", "service"} <= loaded
    assert not loaded & {"flask", "sqlalchemy", "tantivy", "gunicorn", "marshmallow", "trafilatura", "rich"}
