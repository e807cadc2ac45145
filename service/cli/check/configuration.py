"""Reads a project's settings: quoteverify.toml, or [tool.quoteverify] of pyproject.toml, here or in a folder above."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service.cli.check.faults import CannotCheck
from service.cli.check.outcomes import DEFAULT_FAIL_ON, parse_fail_on

FORMATS = ("text", "json", "junit", "sarif", "markdown", "github")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says; paths in it are relative to its folder. `place` is the file, None when there is none."""

    server: str | None = None
    data: Path | None = None
    format: str = "text"
    output: Path | None = None
    fail_on: frozenset[str] = DEFAULT_FAIL_ON
    exclude_outlet: str | None = None
    cleared: Path | None = None
    baseline: Path | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)
    place: Path | None = None


def find_configuration(start: Path) -> Configuration:
    """The settings of the nearest file in `start` or above. Raises CannotCheck for one that cannot be used."""
    for folder in (start, *start.parents):
        own = folder / "quoteverify.toml"
        if own.is_file():
            return _configuration(_load(own), own)
        shared = folder / "pyproject.toml"
        table = _load(shared).get("tool", {}).get("quoteverify") if shared.is_file() else None
        if table is not None:
            return _configuration(table, shared)
    return Configuration()


def _load(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotCheck(f"{file}: cannot be opened ({error.strerror}); change its permissions") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotCheck(f"{file}: is not TOML ({error}); correct it") from error


def _configuration(table: Any, file: Path) -> Configuration:
    if not isinstance(table, Mapping):
        raise CannotCheck(f"{file}: tool.quoteverify is no table; write [tool.quoteverify]")
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if key in {"key", "api-key"}:
            raise CannotCheck(f"{file}: a key does not belong into a file; take it out and set QUOTEVERIFY_API_KEY")
        if key not in _KEYS:
            raise CannotCheck(f"{file}: there is no setting {key!r}; there are {', '.join(_KEYS)}")
        try:
            settings[key.replace("-", "_")] = _KEYS[key](value, file)
        except ValueError as error:
            raise CannotCheck(f"{file}: {key} is {value!r}; {error}") from error
    if "server" in settings and "data" in settings:
        raise CannotCheck(f"{file}: names a server and a data folder; keep one of them")
    return Configuration(**settings, place=file)


def _text(value: Any, _file: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("give a text")
    return value


def _path(value: Any, file: Path) -> Path:
    return file.parent / Path(_text(value, file)).expanduser()


def _format(value: Any, _file: Path) -> str:
    if value not in FORMATS:
        raise ValueError(f"give one of {', '.join(FORMATS)}")
    return str(value)


def _outcomes(value: Any, _file: Path) -> frozenset[str]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return parse_fail_on(",".join(value))
    if isinstance(value, str):
        return parse_fail_on(value)
    raise ValueError("give a list of outcomes")


def _names(value: Any, _file: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(
        isinstance(name, str) and name.strip() for name in (*value, *value.values())
    ):
        raise ValueError('give a table such as Blinken = "Antony Blinken"')
    return value


_KEYS: dict[str, Callable[[Any, Path], Any]] = {
    "server": _text,
    "data": _path,
    "format": _format,
    "output": _path,
    "fail-on": _outcomes,
    "exclude-outlet": _text,
    "cleared": _path,
    "baseline": _path,
    "speakers": _names,
}
