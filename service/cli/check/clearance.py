"""Reads which quotes an editor has cleared: a TOML file that says which words, by whom, why and until when."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from service.cli.check.faults import CannotCheck
from service.text.normalise import normalise

_KEYS = {"quote": str, "by": str, "why": str, "until": date}
_SHAPE = '[[cleared]] with quote = "...", by = "...", why = "..." and, if it ends, until = 2030-12-31'


@dataclass(frozen=True, slots=True)
class Clearance:
    """An editor's word that a quote is right, whatever is recorded; `until` is its last day."""

    quote: str
    by: str
    why: str
    until: date | None = None

    def is_past(self, today: date) -> bool:
        """Whether it no longer holds."""
        return self.until is not None and self.until < today


class Clearances:
    """All clearances by wording: typography, case and spacing make no other quote."""

    def __init__(self, clearances: list[Clearance]) -> None:
        self._by_wording = {normalise(clearance.quote).key: clearance for clearance in clearances}

    def of(self, quote: str) -> Clearance | None:
        """The clearance of these words, past or not."""
        return self._by_wording.get(normalise(quote).key) if self._by_wording else None


def read_clearances(path: Path) -> Clearances:
    """The clearances of a file. Raises CannotCheck when it cannot be read or says something else."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotCheck(f"{path}: cannot be opened ({error.strerror}); check the setting `cleared`") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotCheck(f"{path}: is not TOML ({error}); write {_SHAPE}") from error
    entries = content.get("cleared", [])
    if set(content) - {"cleared"} or not isinstance(entries, list):
        raise CannotCheck(f"{path}: holds something else than [[cleared]]; write {_SHAPE}")
    return Clearances([_clearance(entry, f"{path}: entry {number}") for number, entry in enumerate(entries, start=1)])


def _clearance(entry: Any, where: str) -> Clearance:
    if not isinstance(entry, Mapping):
        raise CannotCheck(f"{where} is no table; write {_SHAPE}")
    for key, value in entry.items():
        if key not in _KEYS:
            raise CannotCheck(f"{where}: there is no key {key!r}; write {_SHAPE}")
        if not isinstance(value, _KEYS[key]) or isinstance(value, datetime) or value == "":
            raise CannotCheck(f"{where}: {key} is {value!r}; write {_SHAPE}")
    missing = [key for key in ("quote", "by", "why") if key not in entry]
    if missing:
        raise CannotCheck(f"{where} does not say {' and '.join(missing)}; write {_SHAPE}")
    if not normalise(entry["quote"]).words:
        raise CannotCheck(f"{where}: the quote holds no word; give the words that are cleared")
    return Clearance(**entry)
