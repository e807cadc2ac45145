"""Stores what was read, a batch at a time, and counts what became of the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import click

from service.cli.pipeline import Reading
from service.ingestion import prepare_article, store_all
from service.reading import Limits
from service.storage.recording.preparation import Prepared
from service.storage.store import Store


@dataclass(slots=True)
class Tally:
    """What became of the documents."""

    added: int = 0
    already_there: int = 0
    failed: int = 0
    quotes: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """What was left out of pages, by reason."""
    records: Counter[str] = field(default_factory=Counter)
    """The records of web archives that are no pages, by what they are."""

    def __str__(self) -> str:
        counts = (
            f"{self.added} added with {self.quotes} quoted spans, {self.already_there} already there, "
            f"{self.failed} failed"
        )
        lines = (counts, *_counted("left out of pages", self.left_out), *_counted("records left out", self.records))
        return "\n".join(lines)


def _counted(what: str, counts: Counter[str]) -> Iterator[str]:
    if counts:
        yield f"{what}: " + ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()))


def batches(chunks: Iterable[list[Reading]], size: int) -> Iterator[list[Reading]]:
    """What is stored by one transaction each: as many whole chunks as make `size` readings or more."""
    batch: list[Reading] = []
    for readings in chunks:
        batch += readings
        if len(batch) >= size:
            yield batch
            batch = []
    yield batch


def store_batch(batch: list[Reading], store: Store, tally: Tally, limits: Limits) -> None:
    """Store what could be read of `batch`, then say what could not."""
    prepared = [reading.prepared or _prepare_withdrawn(reading, store, limits) for reading in batch]
    to_store = [article for article in prepared if article is not None]
    newly_stored = store_all(to_store, store) if to_store else []
    for article, stored in zip(to_store, newly_stored, strict=True):
        if stored.is_new:
            tally.left_out.update(piece.reason.value for piece in article.article.left_out)
        tally.added += stored.is_new
        tally.already_there += not stored.is_new
        tally.quotes += stored.quotes if stored.is_new else 0
    for reading, readied in zip(batch, prepared, strict=True):
        for notice in reading.notices:
            click.echo(f"{reading.piece.place}: {notice}", err=True)
        if reading.piece.left_out is not None:
            tally.records[reading.piece.left_out] += 1
        elif reading.fault is not None:
            tally.failed += 1
            click.echo(f"{reading.piece.place}: {reading.fault}", err=True)
        elif readied is None:
            tally.already_there += 1


def _prepare_withdrawn(reading: Reading, store: Store, limits: Limits) -> Prepared | None:
    """An article that was stored when a worker looked and is no longer; None otherwise."""
    article = reading.already_stored
    if article is None or store.find_article(article.outlet, article.text) is not None:
        return None
    return prepare_article(article, limits)
