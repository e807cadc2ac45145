"""Known trouble, which passes: the file that `quoteverify check --write-baseline` writes, too."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

_HINT = "write it anew with --write-baseline"


class NoBaseline(Exception):
    """The file cannot be used; the message says what to do."""


class Baseline:
    """Entries of file, words and outcomes; each lets one quote pass."""

    def __init__(self, folder: Path, entries: Iterable[dict[str, Any]] = ()) -> None:
        self._folder = folder
        self._left: dict[tuple[str, str], list[frozenset[str]]] = {}
        for entry in entries:
            key = entry["file"], _key(entry["quote"])
            self._left.setdefault(key, []).append(frozenset(entry["outcomes"]))

    def takes(self, file: str, quote: str, failing: Iterable[str]) -> bool:
        """Whether this trouble is known; what is taken once is not taken again."""
        left, words = self._left.get((self.name_of(file), _key(quote)), []), frozenset(failing)
        known = next((entry for entry in left if words <= entry), None)
        if known is not None:
            left.remove(known)
        return known is not None

    def name_of(self, file: str) -> str:
        """A file's name relative to the baseline's folder, with / on every system."""
        try:
            return PurePath(os.path.relpath(Path(file).absolute(), self._folder.absolute())).as_posix()
        except ValueError:  # another drive
            return PurePath(file).as_posix()


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file. Raises NoBaseline."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != 1:
            raise NoBaseline(f"{path}: is of version {content['version']!r}, this one reads 1; {_HINT}")
        return Baseline(path.parent, content["known"])
    except OSError as error:
        raise NoBaseline(f"{path}: cannot be opened ({error.strerror}); {_HINT}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoBaseline(f"{path}: is no baseline; {_HINT}") from error


def write_baseline(path: Path, trouble: Iterable[tuple[str, str, list[str]]]) -> int:
    """Write what fails, as (file, quote, outcomes); answers how many there are. Raises NoBaseline."""
    names = Baseline(path.parent)
    known = [{"file": names.name_of(file), "quote": quote, "outcomes": words} for file, quote, words in trouble]
    known.sort(key=lambda entry: (entry["file"], entry["quote"]))
    text = json.dumps({"version": 1, "known": known}, ensure_ascii=False, indent=2) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NoBaseline(f"{path}: cannot be written ({error.strerror}); choose another file") from error
    return len(known)


def _key(quote: str) -> str:
    """The words alone: typography, case and spacing make no other quote."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", quote).casefold()))
