"""`quoteverify-check`: the command and its options. Exit code 0: nothing fails; 1: a quote fails; 2: something could
not be checked."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from quoteverify_client import Client, Problem, Unreachable, __version__
from quoteverify_client.check.baseline import Baseline, NoBaseline, read_baseline, write_baseline
from quoteverify_client.check.drafts import KINDS, Draft, Unreadable, find_drafts, read_draft
from quoteverify_client.check.outcomes import (
    CheckedFile,
    Finding,
    fail_words_of,
    outcomes_of,
    paragraph_of,
    parse_fail_on,
    printable,
)
from quoteverify_client.check.reports import REPORTS
from quoteverify_client.check.words import DEFAULT_FAIL_ON
from quoteverify_client.models import CheckRequest

CANNOT_CHECK = 2
_REFUSED = frozenset({413, 422})
"""The service takes this draft not, but may take another."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command."""
    options = _parser().parse_args(arguments)
    try:
        sys.exit(_run(options))
    except (Problem, Unreachable, NoBaseline, ValueError) as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("stopped")
    except OSError as error:
        _say(f"{error.filename}: cannot be written ({error.strerror}); choose another file")
    sys.exit(CANNOT_CHECK)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quoteverify-check", description="Check every quote of drafts against what a service has on record."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=f"{KINDS} files, folders, or - (stdin)")
    parser.add_argument(
        "--server", default=os.environ.get("QUOTEVERIFY_SERVER"), help="the service's address [$QUOTEVERIFY_SERVER]"
    )
    parser.add_argument("--key", default=os.environ.get("QUOTEVERIFY_API_KEY"), help="its key [$QUOTEVERIFY_API_KEY]")
    parser.add_argument("--format", choices=REPORTS, default="text", help="how to report [text]")
    parser.add_argument("--also", action="append", default=[], metavar="FORMAT=FILE", help="write another report, too")
    parser.add_argument(
        "--fail-on", default=",".join(DEFAULT_FAIL_ON), metavar="WORDS", help="what fails [%(default)s]"
    )
    parser.add_argument("--speaker", action="append", default=[], metavar="NAME=FULL", help="who is meant by a name")
    parser.add_argument("--exclude-outlet", metavar="NAME", help="an outlet whose articles do not count")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="known trouble, which passes")
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help="write all that fails, and let it pass")
    parser.add_argument("--stdin-name", default="stdin.txt", metavar="NAME", help="what to call standard input")
    parser.add_argument("--version", action="version", version=__version__)
    return parser


def _run(options: argparse.Namespace) -> int:
    if not options.server:
        raise ValueError("say which service to ask: --server URL, or QUOTEVERIFY_SERVER")
    fail_on = parse_fail_on(options.fail_on)
    baseline = read_baseline(options.baseline) if options.baseline else None
    also = [_pair(given, "--also", "markdown=summary.md") for given in options.also]
    unknown = [name for name, _ in also if name not in REPORTS]
    if unknown:
        raise ValueError(f"--also: there is no format {unknown[0]!r}; there are {', '.join(REPORTS)}")
    with Client(options.server, key=options.key) as client:
        files = [_checked(client, path, options, fail_on, baseline) for path in find_drafts(options.files)]
    sys.stdout.write(REPORTS[options.format](files))
    for name, path in also:
        Path(path).write_text(REPORTS[name](files), encoding="utf-8")
    if any(file.fault is not None for file in files):
        return CANNOT_CHECK
    findings = [finding for file in files for finding in file.findings]
    if options.write_baseline:
        count = write_baseline(
            options.write_baseline, ((f.file, f.text, list(f.failing)) for f in findings if f.failing)
        )
        _say(f"{options.write_baseline}: {count} {'quote' if count == 1 else 'quotes'} known from now on")
        return 0
    return int(any(finding.fails for finding in findings))


def _checked(
    client: Client, path: str, options: argparse.Namespace, fail_on: frozenset[str], baseline: Baseline | None
) -> CheckedFile:
    """One draft. Raises Problem and Unreachable when none can be checked."""
    try:
        draft = read_draft(path, options.stdin_name)
        if draft.document is not None:
            answer = client.check_file(draft.name, draft.document, **_beside(options))
        elif draft.source.strip():
            answer = client.check_draft(_question(draft, options))
        else:
            return CheckedFile(draft.name)
    except Unreadable as error:
        return CheckedFile(path, fault=str(error))
    except Problem as error:
        if error.status not in _REFUSED:
            raise
        return CheckedFile(path, fault=str(error))
    findings = []
    for quote in answer["quotes"]:
        outcomes = outcomes_of(quote)
        failing = tuple(sorted(fail_on & fail_words_of(quote, outcomes)))
        is_known = bool(failing) and baseline is not None and baseline.takes(draft.name, quote["text"], failing)
        place = draft.place(quote["start"], quote["end"])
        paragraph = paragraph_of(quote) if draft.document is not None else None
        findings.append(Finding(draft.name, place, quote, outcomes, failing, is_known, paragraph))
    return CheckedFile(draft.name, tuple(findings), notices=tuple(answer.get("notices") or ()))


def _question(draft: Draft, options: argparse.Namespace) -> CheckRequest:
    question = _beside(options)
    if draft.is_page:
        question["html"] = draft.source
    else:
        question["text"] = draft.source
    return question


def _beside(options: argparse.Namespace) -> CheckRequest:
    """What is asked beside the draft itself."""
    pairs = [_pair(given, "--speaker", "Blinken='Antony Blinken'") for given in options.speaker]
    question: CheckRequest = {"speaker_hints": [{"name": name, "speaker": full} for name, full in pairs]}
    if options.exclude_outlet:
        question["exclude_outlet"] = options.exclude_outlet
    return question


def _pair(given: str, option: str, example: str) -> tuple[str, str]:
    name, _, value = (part.strip() for part in given.partition("="))
    if not name or not value:
        raise ValueError(f"{option} is {given!r}; give it as {example}")
    return name, value


def _say(text: str) -> None:
    print(f"quoteverify-check: {printable(text)}", file=sys.stderr)


if __name__ == "__main__":
    main()
