"""A plugin for pytest: `pytest --quoteverify PATH` makes a test of each quote of the drafts at PATH.

It does nothing, and imports nothing of the service, unless it is asked to. It has no assertions: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from service.cli.check.outcomes import Finding
    from service.cli.check.session import Session

_SHORT = 60
_SESSION: pytest.StashKey[Session] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options."""
    group = parser.getgroup("quoteverify", "quotes of drafts, checked against what is recorded")
    group.addoption(
        "--quoteverify",
        action="append",
        default=[],
        metavar="PATH",
        help="make a test of each quote of this draft (.txt, .md, .html) or folder; may be given several times",
    )
    group.addoption("--quoteverify-server", metavar="URL", help="ask this service ($QUOTEVERIFY_API_KEY is its key)")
    group.addoption("--quoteverify-data", metavar="DIR", help="ask this data folder")
    group.addoption("--quoteverify-fail-on", metavar="OUTCOMES", help="what fails a test; see quoteverify check --help")


def pytest_configure(config: pytest.Config) -> None:
    """Have the drafts collected, and open what is asked about them."""
    paths: list[str] = config.getoption("--quoteverify")
    if not paths:
        return
    from service.cli.check.session import CannotCheck, open_session  # noqa: PLC0415  # only when it is used

    try:
        session = open_session(
            paths,
            config.invocation_params.dir,
            server=config.getoption("--quoteverify-server"),
            data=config.getoption("--quoteverify-data"),
            fail_on=config.getoption("--quoteverify-fail-on"),
        )
    except CannotCheck as error:
        raise pytest.UsageError(f"--quoteverify: {error.message}") from error
    config.stash[_SESSION] = session
    config.add_cleanup(session.close)
    config.args += [str(path) for path in session.drafts]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The quotes of a draft that was asked for."""
    session = parent.config.stash.get(_SESSION, None)
    if session is None or file_path not in session.drafts:
        return None
    return DraftFile.from_parent(parent, path=file_path)


class DraftFile(pytest.File):
    """A draft; its tests are its quotes."""

    def collect(self) -> Iterator[QuoteItem]:
        """Check the draft and make a test of each of its quotes, named by its line and first words."""
        checked = self.config.stash[_SESSION].check(self.path)
        if checked.fault is not None:
            raise self.CollectError(checked.fault)
        for finding in checked.findings:
            words = finding.text if len(finding.text) <= _SHORT else finding.text[: _SHORT - 1] + "…"
            place = finding.document_place or f"{finding.place.line}:{finding.place.column}"
            name = f"{place} {words}"
            yield QuoteItem.from_parent(self, name=name, finding=finding)


class QuoteFails(Exception):
    """A quote that fails the check."""


class QuoteItem(pytest.Item):
    """One quote of a draft."""

    def __init__(self, *, finding: Finding, **options: Any) -> None:
        super().__init__(**options)
        self.finding = finding

    def runtest(self) -> None:
        """Fail when the quote fails; a cleared one is skipped with the editor's word, one not judged with why."""
        if self.finding.cleared:
            pytest.skip(f"cleared by {self.finding.cleared.by}: {self.finding.cleared.why}")
        if self.finding.fails:
            raise QuoteFails(self.finding)
        if not self.finding.answer.is_judged:
            pytest.skip(f"not judged: {self.finding.answer.explanation}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **options: Any) -> Any:
        """What is recorded and what differs, instead of a traceback."""
        if not isinstance(excinfo.value, QuoteFails):
            return super().repr_failure(excinfo, *args, **options)
        from service.cli.check.reports.finding_lines import describe  # noqa: PLC0415

        finding, place = self.finding, self.finding.place
        where = finding.document_place or f"{place.line}:{place.column}"
        head = f"{', '.join(finding.outcome_words)}: “{finding.text}”"
        legend = "({+words+} stand in the draft only, [-words-] in the record only)"
        return "\n".join([f"{self.path}:{where}", head, "", *describe(finding), "", legend])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the quote stands."""
        return self.path, self.finding.place.line - 1, self.name
