"""`quoteverify evaluate`: how well quotes are found and attributed, measured on the PolNeAR corpus."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.evaluation.misses import misses_page
from service.evaluation.polnear import evaluate_polnear
from service.evaluation.report import Report, read_floors

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--part", default="dev", show_default=True, help="Which part of the corpus: train, dev or test.")
@click.option("--speakers", type=_FILE, help="JSON lines that say who really spoke each span.")
@click.option("--json", "json_file", type=_FILE, help="Write the figures to this file.")
@click.option("--misses", "misses_file", type=_FILE, help="Write what was missed to this file, as a page to browse.")
@click.option("--floors", type=_FILE, help="Fail when a figure is worse than in this JSON file.")
def evaluate_command(
    corpus: Path,
    part: str,
    speakers: Path | None,
    json_file: Path | None,
    misses_file: Path | None,
    floors: Path | None,
) -> None:
    """Measure extraction and attribution on CORPUS, a folder in PolNeAR's layout (brat standoff).

    The exit code is 1 when a figure is below its floor.
    """
    report = evaluate_polnear(corpus, part, speakers)
    click.echo(report.as_table(), nl=False)
    if json_file:
        json_file.write_text(report.as_json(), encoding="utf-8")
    if misses_file:
        misses_file.write_text(misses_page(report), encoding="utf-8")
    sys.exit(1 if floors and _below(report, floors) else 0)


def _below(report: Report, floors: Path) -> bool:
    failures = report.failures(read_floors(floors))
    for failure in failures:
        click.echo(failure, err=True)
    return bool(failures)
