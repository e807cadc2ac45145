"""Reads and writes which trouble is known already: a JSON file of quotes, each with what was said of it.

A project that begins to check its drafts has old trouble that nobody mends today. A baseline lets it pass, and nothing
else: other words, other trouble on the same words, or the same once more in a file, fail as ever.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from service.cli.check.faults import CannotCheck
from service.text.normalise import normalise

_SHAPE = 'an object {"version": 1, "known": [{"file": ..., "quote": ..., "outcomes": [...]}]}'
_HINT = "write it anew with --write-baseline"


@dataclass(frozen=True, slots=True)
class KnownTrouble:
    """A quote of a file that failed when the baseline was written, with the outcomes that it had."""

    file: str
    quote: str
    outcomes: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The same for the same words in the same file: typography, case and spacing make no other quote."""
        return self.file, normalise(self.quote).key


@dataclass
class Baseline:
    """The known trouble of all files of a project; `folder` is what their names are relative to.

    Each entry lets one quote pass: what stands there twice and is known once fails once.
    """

    folder: Path
    entries: tuple[KnownTrouble, ...] = ()
    _left: dict[tuple[str, str], list[frozenset[str]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries:
            self._left.setdefault(entry.key, []).append(frozenset(entry.outcomes))

    def takes(self, file: str, quote: str, outcomes: Iterable[str]) -> bool:
        """Whether this trouble is known; what is taken once is not taken again. New outcomes on known words are not."""
        left = self._left.get((self.name_of(file), normalise(quote).key), [])
        words = frozenset(outcomes)
        known = next((entry for entry in left if words <= entry), None)
        if known is None:
            return False
        left.remove(known)
        return True

    @property
    def gone(self) -> int:
        """How many entries let nothing pass: mended, or in files that were not checked."""
        return sum(map(len, self._left.values()))

    def name_of(self, file: str) -> str:
        """How the baseline calls a file: relative to its own folder, with / on every system."""
        try:
            path = Path(os.path.relpath(Path(file).absolute(), self.folder.absolute()))
        except ValueError:  # another drive
            path = Path(file)
        return PurePath(path).as_posix()


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file. Raises CannotCheck when it cannot be read or says something else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != 1:
            raise CannotCheck(f"{path}: is of version {content['version']!r}, this one reads 1; {_HINT}")
        return Baseline(path.parent, tuple(_entry(entry) for entry in content["known"]))
    except OSError as error:
        raise CannotCheck(f"{path}: cannot be opened ({error.strerror}); {_HINT}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CannotCheck(f"{path}: is no baseline; it is {_SHAPE}; {_HINT}") from error


def write_baseline(path: Path, trouble: Iterable[tuple[str, str, list[str]]]) -> int:
    """Write what fails, as (file, quote, outcomes); answers how many there are. Raises CannotCheck."""
    names = Baseline(path.parent)
    entries = [{"file": names.name_of(file), "quote": quote, "outcomes": outcomes} for file, quote, outcomes in trouble]
    entries.sort(key=lambda entry: (entry["file"], entry["quote"]))
    text = json.dumps({"version": 1, "known": entries}, ensure_ascii=False, indent=2) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotCheck(f"{path}: cannot be written ({error.strerror}); choose another file") from error
    return len(entries)


def _entry(entry: Any) -> KnownTrouble:
    file, quote, outcomes = entry["file"], entry["quote"], entry["outcomes"]
    if not (isinstance(file, str) and isinstance(quote, str) and isinstance(outcomes, list)):
        raise TypeError
    if not all(isinstance(word, str) for word in outcomes):
        raise TypeError
    return KnownTrouble(file, quote, tuple(outcomes))
