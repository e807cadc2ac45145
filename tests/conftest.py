"""What all tests share: the project's folders, settings on a temporary data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.settings import Settings, read_settings

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    """The five seed articles and their manifest."""
    return PROJECT / "seeds"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings as a new user has them, on an empty data folder."""
    return read_settings({}, data=tmp_path / "data")
