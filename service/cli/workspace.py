"""Opens the store and the index of a data folder for the length of one command."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import click

from service.app import open_index, open_store
from service.errors import IndexUnavailable
from service.index.protocol import KeptIndex
from service.indexing import catch_up
from service.settings import Settings, read_settings
from service.storage.store import Store

data_option: Callable[[Any], Any] = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the database and the index.  [default: $QUOTEVERIFY_DATA, or ./data]",
)


OWNER_ALONE = 0o077
"""The umask under which data folders are written."""


@contextmanager
def store_of(data: Path | None, *, must_exist: bool = False) -> Iterator[Store]:
    """The store of `data` alone, its tables up to date; for what does not touch the index. `must_exist` as below."""
    with _for_owner_alone():
        store = open_store(read_settings(data=data, must_exist=must_exist))
        try:
            yield store
        finally:
            store.close()


@contextmanager
def workspace(
    data: Path | None, *, follow: bool = True, must_exist: bool = False, needs_index: bool = True
) -> Iterator[tuple[Store, KeptIndex, Settings]]:
    """The store, the index and the settings of `data`; the store is closed afterwards. With `follow` the index catches
    up with the store first.

    `must_exist` is for commands that only read: a folder without a database is then a SettingsError, and is not made.
    """
    with _for_owner_alone():
        settings = read_settings(data=data, must_exist=must_exist)
        store = open_store(settings)
        try:
            index = open_index(settings, store)
            with nullcontext() if needs_index else suppress(IndexUnavailable):
                if follow:
                    catch_up(store, index)
            yield store, index, settings
        finally:
            store.close()


@contextmanager
def _for_owner_alone() -> Iterator[None]:
    """What is written meanwhile can be read by nobody else of this machine: folders get 0700, files 0600."""
    before = os.umask(OWNER_ALONE)
    try:
        yield
    finally:
        os.umask(before)
