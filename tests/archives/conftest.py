"""Prepared articles whose order would show: one wording in two spellings, one text under two titles, one name twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from service.archives.folder import PreparedFolder, finish, open_folder
from service.archives.rows import order_of, row_of
from service.domain import Article, PublishedAt
from service.files.prepared import PreparedRows
from service.ingestion import prepare_article
from service.reading import READER
from service.storage.recording.preparation import Prepared

FERRY = "“The ferry will sail on Monday,” said Captain Zoë Marsh at the harbour."
LOUDER = "“the FERRY will sail on Monday,” said Zoë Marsh. “Nobody asked ‘why now’ of us,” she added."
ARTICLES = (
    Article("The Post", FERRY, title="Ferry", published_at=PublishedAt.parse("2024-05-06")),
    Article("The Post", FERRY, title="A ferry sails", url="https://post.example/ferry"),
    Article("The Wire", FERRY),
    Article("The Wire", LOUDER, byline="Ann Lee"),
    Article("The Gazette", "“The bridge is shut,” said Ilka Varn.\n\n“It was never safe,” Ms Varn told the Gazette."),
    *(Article("Daily", f"“Number {number} has come up,” said Dora Brook, who keeps count.") for number in range(8)),
)
Fill = Callable[[str, Sequence[Sequence[Prepared]]], PreparedFolder]


@pytest.fixture(scope="session")
def prepared() -> list[Prepared]:
    """All of them, read."""
    return [prepare_article(article) for article in ARTICLES]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Write a folder of this name, a file for each list of articles."""

    def fill(name: str, files: Sequence[Sequence[Prepared]]) -> PreparedFolder:
        folder = tmp_path / name
        folder.mkdir()
        for number, articles in enumerate(files):
            write(folder / f"part-{number:05}-000.parquet", articles)
        finish(folder, READER, sum(map(len, files)), {})
        return open_folder(folder)

    return fill


def write(path: Path, articles: Sequence[Prepared], reader: int = READER) -> None:
    """One file of prepared articles."""
    waiting, orders = PreparedRows(), []
    for article in articles:
        waiting.add(row_of(article))
        orders.append(order_of(row_of(article)))
    waiting.write(path, sorted(range(len(orders)), key=orders.__getitem__), reader)
