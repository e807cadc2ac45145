"""What nobody would write breaks nothing: seeded examples, the same every time (`make fuzz MINUTES=5` runs others)."""

from __future__ import annotations

import random

import pytest

from service.domain import Article
from service.exchange import export_lines
from service.index.open import in_memory
from service.ingestion import ingest
from service.storage.store import Store
from tests.hostile.fuzzing import CHECKS, check_export, run

SEEDS = {"texts": 220, "pairs": 220, "drafts": 120, "pages": 60, "documents": 20, "time": 5}
SEEDS |= {"requests": 25, "calls": 4, "tables": 60, "PDFs": 2}


def failure(name: str, seed: int) -> str | None:
    """What breaks with that seed, and how to see it again; None where all holds."""
    try:
        run(name, seed)
    except Exception as error:
        return f"run({name!r}, {seed}): {error!r}"
    return None


@pytest.mark.parametrize("name", CHECKS)
def test_what_nobody_would_write_breaks_nothing(name: str) -> None:
    assert [broken for seed in range(SEEDS[name]) if (broken := failure(name, seed))] == []


def test_an_export_that_was_changed_is_taken_whole_or_refused_whole() -> None:
    store = Store.in_memory()
    text = "“The bridge will stand,” said Ada Harbour. “I heard ‘never’ from him,” Bo Lind said. Orth never said “no.”"
    for outlet in ("The Post", "The Herald"):
        ingest(Article(outlet, text), store, in_memory())
    lines = list(export_lines(store, lambda *_: None))
    for seed in range(150):
        check_export(random.Random(seed), lines)  # noqa: S311  (examples, not secrets)
    store.close()
