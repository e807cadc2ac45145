"""`quoteverify verify`: verifies a candidate quote, for a person or, with --json, for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, assert_never

import click

from service.api.schemas.asked import SearchedAnswer
from service.api.schemas.verification import SaidInAnswer, VerificationAnswer
from service.asking import ask
from service.candidates import TUNING, VerificationTuning
from service.cli.check.fail_on import fail_on_option
from service.cli.check.faults import CannotCheck
from service.cli.check.outcomes import DEFAULT_FAIL_ON
from service.cli.check.sources import read_sources
from service.cli.highlighting import mark as mark_spans
from service.cli.numbers import Whole
from service.cli.said import parse_said
from service.cli.searched import parse_searched, searched_in_words
from service.cli.workspace import data_option, workspace
from service.domain import (
    AttributionVerdict,
    Change,
    Comparison,
    Denial,
    Match,
    OutletUse,
    Severity,
    Stance,
    TextSpan,
    VerifyQuery,
)
from service.errors import QuoteVerifyError
from service.given_sources import record_of_articles
from service.index.protocol import CandidateIndex
from service.question import ReadAs
from service.storage.store import Store
from service.verification import Joined, Verification

Side = Callable[[Change], TextSpan]


@click.command("verify", short_help="Say whether a quote is recorded, and what differs.")
@click.argument("quote")
@click.option("--speaker", help="Who is said to have said it.")
@click.option("--limit", default=5, show_default=True, type=Whole(1, 50), help="How many matches at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer of POST /v1/verify.")
@click.option(
    "--against",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="Compare with this file or folder of sources, and with nothing else; may be given several times.",
)
@fail_on_option
@data_option
def verify_command(
    quote: str, speaker: str | None, limit: int, fail_on: frozenset[str] | None, as_json: bool, **places: Any
) -> None:
    """Say whether QUOTE is recorded, what differs, who said it and who carried it.

    In the answer, {+words+} stand only in QUOTE and [-words-] only in the recorded quote. The exit code is 1 when the
    answer is one of those that fail (see --fail-on), 2 when none could be given.
    """
    if places["against"] and places["data"]:
        raise click.UsageError("--against compares with its files alone; leave --data out")
    try:
        with _asked_place(**places) as (store, index, tuning):
            query = VerifyQuery(quote, (speaker or "").strip() or None, limit)
            answer = ask(query, store, index, tuning=tuning)
    except QuoteVerifyError as error:
        raise CannotCheck(str(error)) from error
    if as_json:
        click.echo(json.dumps(VerificationAnswer().dump(answer), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(describe(answer)))
    words = {answer.verdict, answer.attribution, answer.severity}
    sys.exit(int(not (DEFAULT_FAIL_ON if fail_on is None else fail_on).isdisjoint(words)))


_Asked = tuple[Store, CandidateIndex, VerificationTuning]


@contextmanager
def _asked_place(against: Sequence[Path], data: Path | None) -> Iterator[_Asked]:
    """The files to compare with, or what is stored, and how it is answered."""
    if against:
        with record_of_articles(read_sources(against)) as record:
            yield record.store, record.index, TUNING
    else:
        with workspace(data, must_exist=True) as (store, index, settings):
            yield store, index, settings.tuning


def describe(answer: Verification) -> Iterator[str]:
    """The answer in lines for a person."""
    if answer.query.read_as is not None:
        yield from _describe_reading(answer.query.read_as, answer.query.claimed)
    yield answer.headline
    yield f"{answer.verdict.value}: {answer.explanation}"
    for part in answer.joined:
        yield f"  part      {part.candidate.text!r}: {_speakers_of(part)}"
    for place in answer.said_in:
        yield f"  said in   {parse_said(SaidInAnswer().dump(place)).in_words}"
    for match in answer.matches:
        yield ""
        yield from _describe_match(answer.query, match)
    for near in answer.nearest:
        yield ""
        yield from _describe_near(answer.query, near)
    if answer.searched is not None:
        yield ""
        yield searched_in_words(parse_searched(SearchedAnswer().dump(answer.searched)))


def _describe_reading(reading: ReadAs, speaker: str | None) -> Iterator[str]:
    """What was compared in place of the sentence that was given."""
    yield f"read as: {reading.quote!r}{f', said by {speaker}' if speaker else _denied(reading)}"
    for other in reading.others:
        yield f"  not compared: {other.quote!r}{f', said by {other.speaker}' if other.speaker else ''}"


def _denied(reading: ReadAs) -> str:
    """What the sentence says of words that it gives to nobody."""
    match reading.stance:
        case Stance.SAID:
            return ""
        case Stance.DENIED:
            return f", which the text says {f'{reading.about} did not say' if reading.about else 'was not said'}"
        case Stance.DOUBTED:
            return f", of which the text leaves in doubt that {reading.about or 'anybody'} said it"
        case _:
            assert_never(reading.stance)


def _describe_match(query: VerifyQuery, match: Match) -> Iterator[str]:
    compared = match.comparison
    yield f"  {compared.verdict.value}{_likeness(compared)}: {compared.explanation}"
    yield f"    asked     {mark(query.words, compared.changes, lambda change: change.candidate, '{+', '+}')}"
    yield f"    recorded  {mark(match.quote.text, compared.changes, lambda change: change.quote, '[-', '-]')}"
    yield f"    speaker   {_speaker(query, match)}"
    for denial in match.denied_by:
        yield f"    {denial.stance.value:<10}{_denial(denial)}"
    for use in match.outlets:
        yield f"    outlet    {_outlet(use)}"
    for change in compared.changes:
        yield f"    change    {change.kind.value}: {change.quote.text!r} -> {change.candidate.text!r}"


def _likeness(compared: Comparison) -> str:
    """How alike the words are; of a turned sense that, since no figure says how far it is turned."""
    if compared.severity is Severity.SENSE:
        return ", another sense"
    return f", similarity {compared.similarity:.2f}"


def _describe_near(query: VerifyQuery, near: Match) -> Iterator[str]:
    """A quote that comes near, in words that nobody takes for a match."""
    changes = near.comparison.changes
    names = ", ".join(speaker.name for speaker in near.speakers)
    yield f"  closest on record, no match: {near.comparison.explanation}"
    yield f"    asked     {mark(query.words, changes, lambda change: change.candidate, '{+', '+}')}"
    yield f"    recorded  {mark(near.quote.text, changes, lambda change: change.quote, '[-', '-]')}"
    yield f"    speaker   {names or 'no article says who said it'}"
    for use in near.outlets:
        yield f"    outlet    {_outlet(use)}"


def mark(text: str, changes: tuple[Change, ...], side: Side, opening: str, closing: str) -> str:
    """`text` on one line, with what `side` of each change covers put between `opening` and `closing`."""
    spans = ((side(change).start, side(change).end) for change in changes)
    return mark_spans(text, spans, lambda piece: f"{opening}{piece}{closing}")


def _speaker(query: VerifyQuery, match: Match) -> str:
    if match.speaker is None:
        is_denied = match.attribution is AttributionVerdict.DENIED
        attribution = AttributionVerdict.DENIED if is_denied else AttributionVerdict.UNATTRIBUTED
        return attribution.meaning.in_terminal.format(claimed=query.claimed)
    sentence = match.attribution.meaning.in_terminal.format(recorded=match.speaker.name, claimed=query.claimed)
    others = [recorded for recorded in match.recorded_from if recorded.speaker != match.speaker]
    if others and match.do_outlets_differ:
        named = (f"{other.speaker.name} by {', '.join(other.outlets)}" for other in others)
        return f"{sentence} (disputed: also recorded from {'; '.join(named)})"
    if others:
        return f"{sentence} (together with {', '.join(other.speaker.name for other in others)})"
    return f"{sentence} (disputed: also recorded as not said)" if match.is_disputed else sentence


def _denial(denial: Denial) -> str:
    return f"{denial.about.name}, by {denial.outlet}" if denial.about else f"by {denial.outlet}"


def _speakers_of(part: Joined) -> str:
    return ", ".join(speaker.name for speaker in part.speakers) or "no article says who said it"


def _outlet(use: OutletUse) -> str:
    since = f", first on {use.first_published_at.value}" if use.first_published_at else ""
    times = "" if use.occurrences == 1 else f", {use.occurrences} times"
    return f"{use.outlet}{since}{times}"
