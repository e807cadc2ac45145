"""Shows how far `quoteverify ingest` is, by lines and bytes of each file, and says what people should know of it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from service.cli.pieces import Piece
from service.cli.tables import Watch
from service.files.opening import Opened

_SHOWN_EVERY = 100
_SAID_EVERY_SECONDS = 30.0
_MOST_NAMED = 30
_MOST_NOTICES = 3
"""Of one file; the rest are counted."""


class IngestProgress(Watch):
    """A bar for each file on a terminal; elsewhere a line on standard error twice a minute."""

    def __init__(self, shown: Progress, files: int, *, is_terminal: bool) -> None:
        self._shown, self._files, self._is_terminal = shown, files, is_terminal
        self._task: TaskID | None = None
        self._file: Opened | None = None
        self._path = Path()
        self._done, self._lines = 0, 0
        self._said_at = time.monotonic()
        self._names: dict[str, None] = {}
        self._notices: dict[Path, int] = {}

    def begins(self, path: Path, file: Opened) -> None:
        """Show the next file."""
        self._file, self._path, self._lines = file, path, 0
        if self._task is not None:
            self._shown.remove_task(self._task)
        self._task = self._shown.add_task(path.name, total=file.size, lines="")

    def counted(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """`pieces`, each counted as it is taken."""
        for piece in pieces:
            yield piece
            self._lines += 1
            if self._lines % _SHOWN_EVERY == 0:
                self._show()

    def _show(self) -> None:
        if self._task is None or self._file is None:
            return
        read = self._file.bytes_read()
        self._shown.update(self._task, completed=read or 0, lines=f"{self._lines:,} lines")
        if not self._is_terminal and time.monotonic() - self._said_at > _SAID_EVERY_SECONDS:
            self._said_at = time.monotonic()
            share = f", {100 * read // self._file.size}%" if read and self._file.size else ""
            click.echo(f"{self._path}: {self._lines:,} lines{share}", err=True)

    def notice(self, path: Path, text: str) -> None:
        """Say something of a file, up to three times."""
        self._notices[path] = self._notices.get(path, 0) + 1
        if self._notices[path] <= _MOST_NOTICES:
            click.echo(f"{path} {text}", err=True)
        elif self._notices[path] == _MOST_NOTICES + 1:
            click.echo(f"{path}: and more of the same", err=True)

    def kept_out(self, names: Iterable[str]) -> None:
        """Say which columns are kept out, each once."""
        new = [name for name in dict.fromkeys(names) if name not in self._names]
        if not new:
            return
        self._names |= dict.fromkeys(new)
        shown = ", ".join(name or "(without a name)" for name in new[:_MOST_NAMED])
        more = f" and {len(new) - _MOST_NAMED} more" if len(new) > _MOST_NAMED else ""
        click.echo(
            f"kept out, since articles have no such fields: {shown}{more} (--map FIELD=COLUMN takes one)", err=True
        )


@contextmanager
def ingest_progress(files: int) -> Iterator[IngestProgress]:
    """What shows the progress through this many files."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[lines]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        yield IngestProgress(shown, files, is_terminal=console.is_terminal)
