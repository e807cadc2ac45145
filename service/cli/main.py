"""The command group, what all commands share, and how failures reach a person."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

import click

import service
from service.cli.check import check_command
from service.cli.exchange import export_command, import_command
from service.cli.ingest import ingest_command
from service.cli.inspect import articles_command, openapi_command, reindex_command
from service.cli.keys import keys_group
from service.cli.serve import serve_command
from service.cli.verify import verify_command
from service.errors import QuoteVerifyError, StorageUnavailable


class _Group(click.Group):
    """A group whose commands never end in a traceback for what the project foresees, listed as they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StorageUnavailable as error:
            where = "; QUOTEVERIFY_DATABASE_URL says where it is" if os.environ.get("QUOTEVERIFY_DATABASE_URL") else ""
            raise click.ClickException(f"{error}{where}") from error
        except QuoteVerifyError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(service.__version__, prog_name="quoteverify")
@click.option("-v", "--verbose", is_flag=True, help="Say more about what goes on, on standard error.")
def group(verbose: bool) -> None:
    """Who said what, in whose words, and which outlets carried it.

    Start a service with `quoteverify serve`, put articles in with `quoteverify ingest`, ask with
    `quoteverify verify "the words"`, and check a whole draft with `quoteverify check draft.md`. All of them work on
    one data folder: --data, or QUOTEVERIFY_DATA, or ./data.
    """
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )


_COMMANDS = (
    serve_command,
    ingest_command,
    verify_command,
    check_command,
    articles_command,
    reindex_command,
    export_command,
    import_command,
    openapi_command,
    keys_group,
)

for _command in _COMMANDS:
    group.add_command(_command)


def main() -> None:
    """Run the command; a closed pipe (`quoteverify articles | head`) is no failure."""
    try:
        group()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
