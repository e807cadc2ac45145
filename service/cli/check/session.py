"""Checks drafts one by one whenever the caller asks, as the plugin for pytest needs it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from service.cli.check.checkers import Check
from service.cli.check.command import Options, settle
from service.cli.check.configuration import find_configuration
from service.cli.check.faults import CannotCheck
from service.cli.check.files import KINDS, find_drafts
from service.cli.check.outcomes import CheckedFile, parse_fail_on
from service.cli.check.run import Terms, check_file
from service.errors import QuoteVerifyError

__all__ = ["CannotCheck", "Session", "open_session"]


class Session:
    """Drafts, and the data folder or service that is asked about them; to be closed."""

    def __init__(self, drafts: frozenset[Path], terms: Terms, check: Check, stack: ExitStack) -> None:
        self.drafts = drafts
        self._terms, self._check, self._stack = terms, check, stack

    def check(self, draft: Path) -> CheckedFile:
        """Check one of the drafts; its fault says why when it cannot be."""
        try:
            return check_file(str(draft), self._terms, self._check)
        except CannotCheck as error:
            return CheckedFile(str(draft), fault=error.message)

    def close(self) -> None:
        """Close what was opened."""
        self._stack.close()


def open_session(
    paths: Sequence[str], folder: Path, *, server: str | None, data: str | None, fail_on: str | None
) -> Session:
    """Open a session on the drafts that `paths` stand for, relative to `folder`, with the settings found there.

    Raises CannotCheck for a path that is not there or holds no draft, for settings that cannot be used and when nobody
    can be asked.
    """
    if server and data:
        raise CannotCheck("a server and a data folder are two places to ask; give one of them")
    drafts = frozenset(Path(file).resolve() for path in paths for file in find_drafts([str(folder / path)]))
    missing = [str(path) for path in drafts if not path.exists()]
    if missing:
        raise CannotCheck(f"there is no {min(missing)}; give a draft or a folder of drafts")
    empty = [str(path) for path in drafts if path.is_dir()]
    if empty:
        raise CannotCheck(f"{min(empty)} holds no draft; give a draft or a folder of drafts ({KINDS})")
    try:
        chosen = parse_fail_on(fail_on) if fail_on else None
    except ValueError as error:
        raise CannotCheck(f"{fail_on!r} says not what fails: {error}") from error
    key = os.environ.get("QUOTEVERIFY_API_KEY")
    options = Options(server=server, key=key, data=Path(data) if data else None, fail_on=chosen)
    terms, checker = settle(options, find_configuration(folder))
    stack = ExitStack()
    try:
        return Session(drafts, terms, stack.enter_context(checker()), stack)
    except QuoteVerifyError as error:
        raise CannotCheck(str(error)) from error
