"""`python -m evaluation`: measures extraction, attribution and verification on a corpus."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from evaluation.canadian import is_canadian
from evaluation.misses import misses_page
from evaluation.polnear import evaluate_canadian, evaluate_polnear
from evaluation.report import Report, read_floors
from evaluation.speakers import SpeakersReport, evaluate_speakers
from evaluation.spoken import SpokenReport, evaluate_spoken, sample_page
from evaluation.stances import StancesReport, evaluate_stances
from evaluation.utterances import UtterancesReport, evaluate_utterances
from evaluation.verification import VerificationReport, evaluate_verification, verification_misses_page
from service.errors import QuoteVerifyError

_FILE = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where the outcome is written, and what it is held against."""

    json: Path | None
    misses: Path | None
    floors: Path | None


@click.command("evaluation", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--verification", is_flag=True, help="Measure verification instead of extraction and attribution.")
@click.option("--pairs", type=_FILE, help="Measure who is held as one speaker instead, by these pairs of names.")
@click.option("--stances", type=_FILE, help="Measure whether what was not said is read so instead, by these cases.")
@click.option(
    "--utterances", type=_FILE, help="Measure what is held as one utterance instead, by these pairs of places."
)
@click.option(
    "--transcripts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Measure what is found in the transcripts of this folder instead, of what the corpus prints.",
)
@click.option("--part", "parts", multiple=True, help="Part of the corpus.  [default: dev; for verification: all]")
@click.option("--speakers", type=_FILE, help="JSON lines that say who really spoke each span.")
@click.option("--json", "json_file", type=_FILE, help="Write the figures to this file.")
@click.option("--misses", "misses_file", type=_FILE, help="Write what was missed to this file, as a page to browse.")
@click.option("--floors", type=_FILE, help="Fail when a figure is worse than in this JSON file.")
def evaluate_command(  # noqa: PLR0913, PLR0917  # each is an option of the command
    corpus: Path,
    verification: bool,
    pairs: Path | None,
    stances: Path | None,
    utterances: Path | None,
    transcripts: Path | None,
    parts: tuple[str, ...],
    speakers: Path | None,
    json_file: Path | None,
    misses_file: Path | None,
    floors: Path | None,
) -> None:
    """Measure the service on CORPUS: a folder in PolNeAR's layout (brat standoff), or one of the Canadian form.

    Extraction and attribution are held against the corpus's annotations. Verification is asked thousands of questions
    made from the corpus's quotes; it takes newswire as SGML (Reuters-21578), too. Speakers are held against pairs of
    names that are one person's or two; stances
    against cases, which take no corpus: give any folder. The exit code is 1 when a figure is below its floor.
    """
    kept = _Kept(json_file, misses_file, floors)
    try:
        if pairs:
            below = _keep(evaluate_speakers(pairs, corpus), "", kept)
        elif stances:
            below = _keep(evaluate_stances(stances), "", kept)
        elif utterances:
            below = _keep(evaluate_utterances(utterances, corpus), "", kept)
        elif transcripts:
            found = evaluate_spoken(transcripts, corpus, parts or ("train", "dev"))
            below = _keep(found, sample_page(found), kept)
        elif verification:
            answers = evaluate_verification(corpus, parts or ("train", "dev"))
            below = _keep(answers, verification_misses_page(answers), kept)
        else:
            below = _attribution(corpus, parts or ("dev",), speakers, kept)
    except QuoteVerifyError as error:
        raise click.ClickException(str(error)) from error
    sys.exit(below)


def _attribution(corpus: Path, parts: tuple[str, ...], speakers: Path | None, kept: _Kept) -> int:
    if is_canadian(corpus):
        reports = [evaluate_canadian(corpus)]
    else:
        reports = [evaluate_polnear(corpus, part, speakers) for part in parts]
    return max(_keep(report, misses_page(report), kept) for report in reports)


def _keep(
    report: Report | VerificationReport | SpeakersReport | StancesReport | SpokenReport | UtterancesReport,
    misses: str,
    kept: _Kept,
) -> int:
    """Show and write the outcome; 1 when a figure is below its floor."""
    click.echo(report.as_table(), nl=False)
    if kept.json:
        kept.json.write_text(report.as_json(), encoding="utf-8")
    if kept.misses:
        kept.misses.write_text(misses, encoding="utf-8")
    failures = report.failures(read_floors(kept.floors)) if kept.floors else []
    for failure in failures:
        click.echo(failure, err=True)
    return int(bool(failures))
