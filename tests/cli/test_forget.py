"""`quoteverify forget`: a person's name leaves the record, and the articles that hold it when that is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli.main import group
from service.domain import OccurrenceFilter
from service.storage.store import Store
from tests.cli.conftest import Run

TEXTS = {
    "a": "“The bridge will stand,” said Ada Quixotrine. “It must,” Quixotrine added.",
    "b": "“I heard Ada Quixotrine say ‘never again’ to us,” Bo Lind said. "
    "Ada Quixotrine never said “we will sell it all.”",
    "c": "“The gate is open all night,” said Bo Lind.",
}


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        run("ingest", tmp_path / f"{name}.txt", "--outlet", f"Outlet {name}")
    return run


def store_at(data: Path) -> Store:
    return Store(f"sqlite:///{data / 'quoteverify.db'}")


def test_the_person_is_gone_and_the_texts_stay(filled: Run, data: Path) -> None:
    result = filled("forget", "ada quixotrine", "--yes")
    assert result.exit_code == 0, result.stderr
    assert "1 person is forgotten, 0 articles deleted." in result.stdout
    assert "stands in 2 articles, which stay" in result.stdout
    store = store_at(data)
    assert [speaker.name for speaker in store.speakers(9).items] == ["Bo Lind"]
    occurrences = [one for article in (1, 2, 3) for one in store.occurrences_of_article(article)]
    named = {(one.speaker or one.about).name for one in occurrences if one.speaker or one.about}
    assert named == {"Bo Lind"}
    inner = [one for occurrence in occurrences for one in occurrence.inner]
    assert {one.speaker for one in inner} <= {None, "Bo Lind"}
    assert all(one.mention is None for one in occurrences if one.speaker is None and one.about is None)
    store.close()
    answer = filled("verify", "The bridge will stand", "--speaker", "Ada Quixotrine")
    assert "verbatim" in answer.stdout.lower()


def test_the_articles_go_too_when_that_is_wanted(filled: Run, data: Path) -> None:
    result = filled("forget", "Ada Quixotrine", "--articles", "--yes")
    assert "1 person is forgotten, 2 articles deleted." in result.stdout
    store = store_at(data)
    assert [article.outlet for article in store.articles(OccurrenceFilter(), 9).items] == ["Outlet c"]
    store.close()
    files = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    assert not any(b"Quixotrine" in file or b"quixotrine" in file for file in files)


def test_somebody_of_the_same_surname_is_not_forgotten(filled: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("“The roof leaks again,” said Otto Quixotrine.", encoding="utf-8")
    filled("ingest", tmp_path / "d.txt", "--outlet", "Outlet d")
    filled("forget", "Ada Quixotrine", "--yes")
    store = store_at(data)
    assert {speaker.name for speaker in store.speakers(9).items} == {"Bo Lind", "Otto Quixotrine"}
    store.close()


def test_nothing_happens_without_a_yes(filled: Run, data: Path) -> None:
    result = CliRunner().invoke(group, ["forget", "Ada Quixotrine", "--data", str(data)], input="n\n")
    assert result.exit_code == 1
    store = store_at(data)
    assert len(store.speakers(9).items) == 2
    store.close()


def test_a_name_that_nobody_has_changes_nothing(filled: Run) -> None:
    result = filled("forget", "Nora Nobody")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "Nobody on record goes by Nora Nobody.")
