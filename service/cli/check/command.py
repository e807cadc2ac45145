"""`quoteverify check`: the command and its options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from service.cli.check.annotating import check_annotatable, write_annotated
from service.cli.check.baseline import Baseline, read_baseline, write_baseline
from service.cli.check.checkers import Check, against, local, remote
from service.cli.check.clearance import Clearances, read_clearances
from service.cli.check.configuration import FORMATS, Configuration, find_configuration
from service.cli.check.fail_on import fail_on_option
from service.cli.check.faults import CANNOT_CHECK, CannotCheck
from service.cli.check.outcomes import CheckReport
from service.cli.check.reports import REPORTS
from service.cli.check.run import Terms, check_files
from service.cli.numbers import Whole
from service.errors import QuoteVerifyError
from service.settings import read_settings

_FILE = click.Path(dir_okay=False, path_type=Path)
_DATA = "The data folder to ask.  [default: $QUOTEVERIFY_DATA, or ./data]"
_ID = Whole(1)


def _speakers(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if not all(name.strip() and full.strip() for name, _, full in pairs):
        raise click.BadParameter("give what the draft says and the full name, such as Blinken='Antony Blinken'")
    return {name.strip(): full.strip() for name, _, full in pairs}


def _reports(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, Path]:
    pairs = [value.partition("=") for value in values]
    if not all(name in FORMATS and file for name, _, file in pairs):
        raise click.BadParameter(f"give a format of {', '.join(FORMATS)} and a file, such as sarif=quotes.sarif")
    return {name: Path(file) for name, _, file in pairs}


@dataclass(frozen=True, slots=True)
class Options:
    """The options as they were given; None and empty leave it to the configuration."""

    server: str | None = None
    key: str | None = None
    data: Path | None = None
    against: tuple[Path, ...] = ()
    fail_on: frozenset[str] | None = None
    speaker: dict[str, str] | None = None
    exclude_article: int | None = None
    exclude_outlet: str | None = None
    cleared: Path | None = None
    baseline: Path | None = None
    stdin_name: str | None = None
    annotate: Path | None = None


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to report.  [default: text]")
@click.option("--output", type=_FILE, help="Write the report to this file.")
@click.option(
    "--also",
    multiple=True,
    callback=_reports,
    metavar="FORMAT=FILE",
    help="Write the same check in another format, too; may be given several times.",
)
@click.option(
    "--annotate", type=_FILE, metavar="FILE", help="Write the draft, a .docx or .odt, with comments on its quotes."
)
@fail_on_option
@click.option("--server", metavar="URL", help="Ask a running service instead of a data folder.")
@click.option("--key", metavar="KEY", envvar="QUOTEVERIFY_API_KEY", help="The service's key. [$QUOTEVERIFY_API_KEY]")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help=_DATA)
@click.option(
    "--against",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="Compare with this file or folder of sources, and with nothing else; may be given several times.",
)
@click.option("--speaker", multiple=True, callback=_speakers, metavar="NAME=FULL", help="Who is meant by a name.")
@click.option("--exclude-article", type=_ID, metavar="ID", help="A stored article that does not count: this draft.")
@click.option("--exclude-outlet", metavar="NAME", help="An outlet whose articles do not count.")
@click.option("--cleared", type=_FILE, help="A file of the quotes that an editor has cleared.")
@click.option("--baseline", type=_FILE, help="A file of known trouble, which passes; see --write-baseline.")
@click.option("--write-baseline", type=_FILE, help="Write all that fails to this file, and let it pass.")
@click.option("--stdin-name", metavar="NAME", help="What to call standard input; its ending says how to read it.")
def check_command(
    files: tuple[str, ...],
    form: str | None,
    output: Path | None,
    also: dict[str, Path],
    write_baseline: Path | None,
    **options: Any,
) -> None:
    """Check every quote of drafts against what is recorded.

    Reads .txt, .md, .html, .docx, .odt, .rtf and .pdf, folders of them, and standard input (-). Says of each quote
    whether the words and the speaker are as recorded, and what differs. The exit code is 1 when a quote fails (see
    --fail-on), 2 when something could not be checked.

    Settings are read from quoteverify.toml or [tool.quoteverify] of pyproject.toml, here or in a folder above; options
    go before them. docs/check.md says more.
    """
    configuration = find_configuration(Path.cwd())
    given = Options(**options)
    if given.annotate is not None:
        check_annotatable(files, given.annotate)
    terms, checker = settle(given, configuration)
    report = run(files, terms, checker)
    _write(REPORTS[form or configuration.format](report), output or configuration.output)
    for name, path in also.items():
        _write(REPORTS[name](report), path)
    if report.faults and (form or configuration.format) != "text":
        for file in report.faults:
            click.echo(f"{file.name}: {file.fault}", err=True)
    _tell_of_baseline(terms.baseline, report)
    if report.faults:
        sys.exit(CANNOT_CHECK)
    if given.annotate is not None:
        click.echo(write_annotated(report.files[0], given.annotate), err=True)
    if write_baseline is not None:
        _write_baseline(write_baseline, report)
        sys.exit(0)
    sys.exit(int(report.failures > 0))


def settle(options: Options, configuration: Configuration) -> tuple[Terms, Callable[[], AbstractContextManager[Check]]]:
    """What holds for this run, and who is asked: options go before the configuration. Raises CannotCheck."""
    if options.server and options.data:
        raise click.UsageError("--server and --data are two places to ask; give one of them")
    if options.against and (options.server or options.data):
        raise click.UsageError("--against compares with its files alone; leave --server and --data out")
    cleared = options.cleared or configuration.cleared
    baseline = options.baseline or configuration.baseline
    terms = Terms(
        fail_on=configuration.fail_on if options.fail_on is None else options.fail_on,
        clearances=read_clearances(cleared) if cleared else Clearances([]),
        baseline=read_baseline(baseline) if baseline else None,
        speakers={**configuration.speakers, **(options.speaker or {})},
        exclude_outlet=options.exclude_outlet or configuration.exclude_outlet,
        exclude_article=options.exclude_article,
        stdin_name=options.stdin_name,
        keeps_content=options.annotate is not None,
    )
    if options.against:
        return terms, lambda: against(options.against, read_settings().max_quote_length)
    server = options.server or (None if options.data else configuration.server)
    if server:
        return terms, lambda: remote(server, options.key)
    return terms, lambda: local(options.data or configuration.data)


def run(files: tuple[str, ...], terms: Terms, checker: Callable[[], AbstractContextManager[Check]]) -> CheckReport:
    """Check the files. Raises CannotCheck when nobody can be options."""
    try:
        with checker() as check:
            return check_files(files, terms, check)
    except QuoteVerifyError as error:
        raise CannotCheck(str(error)) from error


def _tell_of_baseline(baseline: Baseline | None, report: CheckReport) -> None:
    """Say on standard error what of a baseline is no longer so, which only a check of all its files can tell."""
    if baseline is None or not baseline.gone or report.faults:
        return
    many = "quote of the baseline does" if baseline.gone == 1 else "quotes of the baseline do"
    click.echo(f"{baseline.gone} {many} not fail here any more: mended, or in other files", err=True)


def _write_baseline(path: Path, report: CheckReport) -> None:
    """Write what fails and what is known already. Raises CannotCheck."""
    trouble = ((f.file, f.text, list(f.failing)) for f in report.findings if f.fails or f.is_known)
    count = write_baseline(path, trouble)
    click.echo(f"{path}: {count} {'quote' if count == 1 else 'quotes'} known from now on", err=True)


def _write(report: str, output: Path | None) -> None:
    if output is None:
        click.echo(report, nl=False, color=False if os.environ.get("NO_COLOR") else None)
        return
    try:
        output.write_text(click.unstyle(report), encoding="utf-8")
    except OSError as error:
        raise CannotCheck(f"{output}: cannot be written ({error.strerror}); choose another file") from error
