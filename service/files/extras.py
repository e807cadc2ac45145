"""Imports a library of an extra, or says in one sentence what to install."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from service.errors import MissingExtra

_OF_DATA = frozenset({"parquet", "zstd", "warc"})
"""The extras that the extra `data` has in it."""


def library_of(extra: str, module: str) -> ModuleType:
    """The module, which the extra `quoteverify[extra]` brings. Raises MissingExtra without it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != module.partition(".")[0]:
            raise
        every = " (quoteverify[data] for every kind of file)" if extra in _OF_DATA else ""
        raise MissingExtra(
            f"it takes {error.name}, which is not installed: pip install 'quoteverify[{extra}]'{every}"
        ) from error
