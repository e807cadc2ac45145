"""The command group: lists the commands, imports the one that is run, and turns failures into sentences."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from typing import Any

import click

import service
from service.errors import QuoteVerifyError, StorageUnavailable


class DeferredCommand(click.Command):
    """Stands for a command in the list of commands; the command itself is imported when it is run.

    To import all of them takes a second, which `--version`, `--help` and every other command would wait for.
    """

    def __init__(self, name: str, place: str, **descriptions: str) -> None:
        """`place` is the command's module and name, joined by a colon; `descriptions` is its help or its short_help."""
        super().__init__(name, **descriptions)  # type: ignore[arg-type]  # both are text
        self._place = place

    def load(self) -> click.Command:
        """Import the command."""
        module, _, name = self._place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


COMMANDS = (
    DeferredCommand("serve", "service.cli.serve:serve_command", help="Serve the HTTP interface."),
    DeferredCommand(
        "ingest",
        "service.cli.ingest:ingest_command",
        help="Store the articles of files and folders and index their quotes.",
    ),
    DeferredCommand(
        "prepare",
        "service.cli.preparing.command:prepare_command",
        short_help="Read archives into a folder that `load` takes, without a store.",
    ),
    DeferredCommand(
        "load",
        "service.cli.load:load_command",
        short_help="Take in what `prepare` or `quoteverify-spark` read.",
    ),
    DeferredCommand(
        "verify",
        "service.cli.verify:verify_command",
        short_help="Say whether a quote is recorded, and what differs.",
    ),
    DeferredCommand(
        "check",
        "service.cli.check.command:check_command",
        help="Check every quote of drafts against what is recorded.",
    ),
    DeferredCommand(
        "mcp",
        "service.cli.mcp.command:mcp_command",
        short_help="Serve tools for agents, by the Model Context Protocol.",
    ),
    DeferredCommand(
        "articles",
        "service.cli.inspect:articles_command",
        help="List the articles: id, date, outlet, title, separated by tabs.",
    ),
    DeferredCommand(
        "reindex",
        "service.cli.inspect:reindex_command",
        help="Build the index again from the database, while a running service goes on with the one there is.",
    ),
    DeferredCommand(
        "export",
        "service.cli.exchange:export_command",
        short_help="Write the whole store as lines of JSON, the backup, or as tables.",
    ),
    DeferredCommand(
        "datasette",
        "service.cli.datasette:datasette_command",
        short_help="Write a copy of the record that Datasette opens, and print how.",
    ),
    DeferredCommand(
        "import",
        "service.cli.exchange:import_command",
        short_help="Fill an empty store from what export wrote.",
    ),
    DeferredCommand(
        "openapi",
        "service.cli.inspect:openapi_command",
        help="Print the OpenAPI document of the HTTP interface.",
    ),
    DeferredCommand(
        "forget",
        "service.cli.forget:forget_command",
        short_help="Take a person's name out of the record.",
    ),
    DeferredCommand(
        "reread",
        "service.cli.reread:reread_command",
        short_help="Let this version read the stored articles anew.",
    ),
    DeferredCommand(
        "correct",
        "service.cli.correct:correct_group",
        help="Correct the record, list corrections and undo them.",
    ),
    DeferredCommand("watch", "service.cli.watch:watch_group", help="Save questions, and list what came of them."),
    DeferredCommand(
        "webhook",
        "service.cli.webhook:webhook_group",
        help="Look after the addresses that events are sent to.",
    ),
    DeferredCommand("keys", "service.cli.keys:keys_group", help="Make, list and revoke API keys."),
)
"""In the order in which somebody new needs them. A test holds the descriptions against those of the commands."""


class _Group(click.Group):
    """Imports the command that is run, and prints the failures that the project foresees without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, DeferredCommand) else command, rest

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StorageUnavailable as error:
            where = "; QUOTEVERIFY_DATABASE_URL says where it is" if os.environ.get("QUOTEVERIFY_DATABASE_URL") else ""
            raise click.ClickException(f"{error}{where}") from error
        except QuoteVerifyError as error:
            raise click.ClickException(str(error)) from error


@click.group(
    cls=_Group, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
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


def main() -> None:
    """Run the command; a closed pipe (`quoteverify articles | head`) is no failure."""
    try:
        group()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
