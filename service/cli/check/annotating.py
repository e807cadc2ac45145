"""`quoteverify check --annotate`: the draft given back, with a comment on each quote that an editor should look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from service.checking.remarks import RecordedWords, paragraphs_of
from service.cli.check.answers import AnsweredQuote, Carrier, RecordedQuote
from service.cli.check.faults import CannotCheck
from service.cli.check.files import STDIN, find_drafts
from service.cli.check.outcomes import CheckedFile, Finding
from service.documents.annotating import annotatable_kind, annotated
from service.documents.remarks import Annotated, Remark
from service.errors import QuoteVerifyError
from service.verdicts import Reason


def check_annotatable(files: Sequence[str], target: Path) -> None:
    """Raise UsageError unless it is one file that is to be given back, and as another one; CannotCheck for a file of a
    kind that has no comments."""
    drafts = find_drafts(files)
    if len(drafts) != 1:
        raise click.UsageError(f"--annotate gives one draft back, and these are {len(drafts):,}; check it by itself")
    if drafts[0] != STDIN and target.exists() and Path(drafts[0]).exists() and target.samefile(drafts[0]):
        raise click.UsageError("--annotate would write over the draft; give another file")
    if drafts[0] != STDIN and Path(drafts[0]).is_file():
        try:
            annotatable_kind(Path(drafts[0]).read_bytes(), drafts[0])
        except (OSError, QuoteVerifyError) as error:
            raise CannotCheck(f"{drafts[0]}: {error}") from error


def write_annotated(file: CheckedFile, target: Path) -> str:
    """Write the file with its comments to `target`; a sentence on what was done. Raises CannotCheck."""
    try:
        result = annotated(file.content or b"", file.name, [*_remarks(file.findings)], datetime.now(UTC))
    except QuoteVerifyError as error:
        raise CannotCheck(f"{file.name}: {error}") from error
    try:
        target.write_bytes(result.content)
    except OSError as error:
        raise CannotCheck(f"{target}: cannot be written ({error.strerror}); choose another file") from error
    return f"{target}: {_said(result)}"


def _said(result: Annotated) -> str:
    said = f"{result.written} {'comment' if result.written == 1 else 'comments'}"
    if result.already:
        said += f", and {result.already} that {'was' if result.already == 1 else 'were'} there already"
    if result.without_place:
        said += f"; no place for one in {'; '.join(map(str, result.without_place))}"
    return said


def _remarks(findings: Iterable[Finding]) -> Iterable[Remark]:
    for finding in findings:
        is_settled = finding.cleared is not None or finding.is_known
        if finding.is_trouble or (finding.is_unreadable and not is_settled):
            answer = finding.answer
            is_missing = answer.reason is Reason.NOT_RECORDED
            said = paragraphs_of(answer.sentences[0], _recorded(answer), is_missing=is_missing)
            yield Remark(answer.span.start, answer.span.end, said)


def _recorded(answer: AnsweredQuote) -> list[RecordedWords]:
    recorded = [_words(answer.match)] if answer.match else []
    if recorded and answer.said_in:
        said, is_to_print = answer.said_in[0], answer.replacement is not None
        recorded = [replace(recorded[0], text=said.text, source=said.source, is_to_print=is_to_print)]
    recorded += [
        RecordedWords(str(part["quote"]["text"]), [str(each["name"]) for each in part["speakers"]])
        for part in answer.body.get("joined") or ()
    ]
    return recorded or [_words(near, is_match=False) for near in answer.nearest[:1]]


def _words(quote: RecordedQuote, *, is_match: bool = True) -> RecordedWords:
    carriers, is_corrected = [*map(_carrier, quote.carriers)], bool(quote.corrected)
    return RecordedWords(quote.text, quote.speakers, carriers, is_match, is_corrected)


def _carrier(carrier: Carrier) -> str:
    return f"{carrier.outlet} ({carrier.since[:10]})" if carrier.since else carrier.outlet
