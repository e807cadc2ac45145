"""The seed articles are loaded once, byte for byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from service.cli.seeds import load_seeds, read_seeds
from service.cli.workspace import workspace
from service.errors import SettingsError
from service.withdrawal import withdraw


def test_the_texts_are_the_files(seeds_folder: Path) -> None:
    manifest = [json.loads(line) for line in (seeds_folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    articles = list(read_seeds(seeds_folder))
    assert len(articles) == len(manifest) == 5
    for entry, article in zip(manifest, articles, strict=True):
        stored = hashlib.sha256(article.text.encode()).hexdigest()
        assert stored == hashlib.sha256((seeds_folder / entry["file"]).read_bytes()).hexdigest()
        assert (article.outlet, article.title, article.evidence) == (entry["outlet"], entry["title"], entry["evidence"])


def test_a_second_start_adds_nothing(data: Path) -> None:
    with workspace(data) as (store, index, settings):
        assert load_seeds(settings, store, index) == 5
        assert load_seeds(settings, store, index) == 0


def test_a_seed_that_was_taken_out_stays_out(data: Path) -> None:
    with workspace(data) as (store, index, settings):
        load_seeds(settings, store, index)
        withdraw(1, store, index)
        assert load_seeds(settings, store, index) == 0


def test_an_instance_with_a_data_folder_of_its_own_does_not_bring_it_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTEVERIFY_DATABASE_URL", f"sqlite:///{tmp_path / 'shared.db'}")
    with workspace(data) as (store, index, settings):
        load_seeds(settings, store, index)
        withdraw(1, store, index)
    with workspace(tmp_path / "another") as (store, index, settings):
        assert load_seeds(settings, store, index) == 0


@pytest.mark.parametrize("manifest", [None, "{", '{"file": "missing.txt"}'])
def test_seeds_that_cannot_be_read_say_what_to_do(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / "manifest.jsonl").write_text(manifest)
    with pytest.raises(SettingsError, match="--no-seeds"):
        list(read_seeds(tmp_path))
