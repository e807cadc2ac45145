"""The option that says what fails, of `quoteverify check` and of `quoteverify verify`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from service.cli.check.outcomes import DEFAULT_FAIL_ON, FAIL_WORDS, parse_fail_on


def _parsed(_context: click.Context, _option: click.Parameter, value: str | None) -> frozenset[str] | None:
    try:
        return None if value is None else parse_fail_on(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def fail_on_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--fail-on`, handed over as the words that fail, or None when it is not given."""
    return click.option(
        "--fail-on",
        callback=_parsed,
        metavar="WORDS",
        help=f"What makes the exit code 1, of {', '.join(FAIL_WORDS)}; or none.  "
        f"[default: {','.join(word for word in FAIL_WORDS if word in DEFAULT_FAIL_ON)}]",
    )(command)
