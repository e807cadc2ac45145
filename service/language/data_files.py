"""Reads a language's data files: word lists (.txt) and sections of named lists and tables (.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, get_type_hints


class Section(Protocol):
    """A frozen dataclass that one TOML file of a language fills; FILE is that file's name."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    FILE: ClassVar[str]


S = TypeVar("S", bound=Section)


def read_words(path: Path) -> tuple[str, ...]:
    """The words of a list in order, separated by any space; lines that start with # are comments. A list that is not
    there is empty."""
    return tuple(word for line in read_lines(path) for word in line.split())


def read_lines(path: Path) -> tuple[str, ...]:
    """The lines of a list that are neither empty nor comments; none when it is not there."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def read_section(section: type[S], folder: Path) -> S:
    """Fill `section` from its file in `folder`: a key of the file is a field of the section.

    In the file, a field of type frozenset[str] or tuple[str, ...] takes words in one string or in a list of strings (an
    entry with a space in it needs the list); dict[str, str] and dict[str, int] take a table; dict[str, tuple[str, ...]]
    a table of such words; str, int and bool take themselves. A long list may be a file of its own, named as the field
    (`people.txt`): all its words, or for a field of type tuple[tuple[str, ...], ...] the words of each line. What is
    not there leaves the field's default. Raises ValueError for a key that is no field, and for a value of another type.
    """
    path = folder / section.FILE
    given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    types = get_type_hints(section)
    values: dict[str, Any] = {}
    for field in fields(section):
        listed = folder / f"{field.name}.txt"
        if field.name in given:
            values[field.name] = _converted(given.pop(field.name), types[field.name], f"{path.name}: {field.name}")
        elif listed.exists():
            values[field.name] = _listed(listed, types[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{path.name}: {field.name} is missing")
    if given:
        raise ValueError(f"{path.name}: there is no {', '.join(sorted(given))}; see {section.__module__}")
    return section(**values)


def _listed(path: Path, wanted: Any) -> Any:
    if wanted == tuple[tuple[str, ...], ...]:
        return tuple(tuple(line.split()) for line in read_lines(path))
    return _converted(list(read_words(path)), wanted, path.name)


def _converted(value: Any, wanted: Any, where: str) -> Any:
    if wanted == frozenset[str]:
        return frozenset(_strings(value, where))
    if wanted == tuple[str, ...]:
        return tuple(_strings(value, where))
    if wanted == dict[str, tuple[str, ...]] and isinstance(value, dict):
        return {key: tuple(_strings(one, where)) for key, one in value.items()}
    if wanted == dict[str, str] and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return dict(value)
    if wanted == dict[str, int] and isinstance(value, dict) and all(type(one) is int for one in value.values()):
        return dict(value)
    if wanted in {str, int, bool} and type(value) is wanted:
        return value
    raise ValueError(f"{where} must be a {wanted}, and is {value!r}")


def _strings(value: Any, where: str) -> list[str]:
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value
    raise ValueError(f"{where} must be words in one string, or a list of strings, and is {value!r}")
