"""Loads the seed articles, which seeds/manifest.jsonl names, once into a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from service.domain import FIELD_NAMES, Article, PublishedAt
from service.errors import InvalidPublicationTime, SettingsError
from service.index.protocol import CandidateIndex
from service.ingestion import ingest
from service.settings import Settings
from service.storage.store import Store

LOADED = "seeds_loaded"
"""A mark in the database: without it, an article that somebody took out would be back with the next start, or with the
next instance that starts on the same database."""


def load_seeds(settings: Settings, store: Store, index: CandidateIndex) -> int:
    """Ingest the seed articles unless that was done before; returns how many were added.

    Raises SettingsError when the seeds cannot be read.
    """
    if store.milestones.is_marked(LOADED):
        return 0
    added = sum(ingest(article, store, index, settings.limits).created for article in read_seeds(settings.seeds))
    store.milestones.mark(LOADED)
    return added


def read_seeds(folder: Path) -> Iterator[Article]:
    """The articles that `folder`'s manifest names, byte for byte; raises SettingsError when one cannot be read.

    A line names the `file` of the text, the `outlet`, and any of ArticleFields.
    """
    try:
        for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            text = (folder / entry["file"]).read_bytes().decode("utf-8")
            published = entry.pop("published_at")
            fields = {name: entry[name] for name in FIELD_NAMES if name in entry}
            moment = PublishedAt.parse(published) if published else None
            yield Article(entry["outlet"], text, published_at=moment, **fields)
    except (OSError, ValueError, KeyError, InvalidPublicationTime) as error:
        raise SettingsError(
            f"the seed articles in {folder} cannot be read ({error}); set QUOTEVERIFY_SEEDS or use --no-seeds"
        ) from error
