"""What a person may say of the files that articles are read from: options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from service.article_body import BODY_FIELDS, is_address
from service.article_rows import Reading as ReadingOfRows
from service.cli.documents import FORMATS
from service.cli.pieces import Cells, Instructions
from service.domain import ArticleKind, Overrides, PublishedAt
from service.errors import InvalidPublicationTime
from service.files.dates import DayOrder
from service.text.encodings import is_encoding

_SAID = ("outlet", "url", "title", "byline", "published_at", "kind")
"""Fields of an article that options give."""


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> PublishedAt | None:
    try:
        return None if value is None else PublishedAt.parse(value)
    except InvalidPublicationTime as error:
        raise click.BadParameter(str(error)) from error


def _kind(_context: click.Context, _option: click.Parameter, value: str | None) -> ArticleKind | None:
    return None if value is None else ArticleKind(value)


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_address(value):
        raise click.BadParameter("give a whole address, such as https://news.example/bridge")
    return value


def _columns(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    columns: dict[str, str] = {}
    for value in values:
        name, sign, column = value.partition("=")
        if not sign or not column or name not in BODY_FIELDS:
            raise click.BadParameter(f"{value!r} is not FIELD=COLUMN; the fields are {', '.join(BODY_FIELDS)}")
        if name in columns:
            raise click.BadParameter(f"{name} is given by two columns, {columns[name]!r} and {column!r}; name one")
        columns[name] = column
    return columns


def _encoding(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_encoding(value):
        raise click.BadParameter(f"{value!r} is no encoding; give one such as utf-8, cp1252 or shift_jis")
    return value


def _sign(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    value = "\t" if value in {r"\t", "tab"} else value
    if value is not None and (len(value) != 1 or value in '"\r\n'):
        raise click.BadParameter("give one sign, such as ';' (`tab` stands for the tabulator)")
    return value


_OPTIONS = (
    click.option("--outlet", help="The outlet that carried them; needed for .txt files and documents."),
    click.option("--url", callback=_address, help="The address of the article."),
    click.option("--title", help="The title of the article."),
    click.option(
        "--kind",
        type=click.Choice([kind.value for kind in ArticleKind]),
        callback=_kind,
        help="What sort of text they are.",
    ),
    click.option("--byline", help="Who wrote it, or made the statement."),
    click.option("--published-at", callback=_time, metavar="TIME", help="A date, or a date and time with offset."),
    click.option(
        "--map",
        "columns",
        multiple=True,
        callback=_columns,
        metavar="FIELD=COLUMN",
        help="The column that gives a field.",
    ),
    click.option("--format", type=click.Choice(FORMATS), help="The kind of all files; needed for standard input."),
    click.option(
        "--encoding", callback=_encoding, help="The encoding of tables and lines.  [default: UTF-8, or as it looks]"
    ),
    click.option("--delimiter", callback=_sign, metavar="SIGN", help="What parts the cells of a CSV."),
    click.option("--escape", callback=_sign, metavar="SIGN", help="What stands before quotation marks within cells."),
    click.option(
        "--dates", "order", type=click.Choice([order.value for order in DayOrder]), help="What 03/04/2022 means."
    ),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options; what they say is what `instructions_of` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def instructions_of(said: dict[str, Any], longest: int) -> Instructions:
    """The instructions that these options give; a document may have `longest` bytes."""
    overrides = Overrides(**{name: said[name] for name in _SAID})
    order = DayOrder(said["order"]) if said["order"] else None
    return Instructions(
        overrides,
        ReadingOfRows(said["columns"], order, has_outlet=overrides.outlet is not None),
        said["format"],
        said["encoding"],
        Cells(said["delimiter"], said["escape"]),
        longest,
    )
