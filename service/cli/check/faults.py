"""The error when nothing can be checked: one line that says what to do, with the exit code of a usage error."""

from __future__ import annotations

import click

CANNOT_CHECK = 2
"""The exit code when something could not be checked; 1 is kept for quotes that fail."""


class CannotCheck(click.ClickException):
    """Nothing can be checked: a setting, a file or the service is at fault."""

    exit_code = CANNOT_CHECK
