"""What all tests share: the project's folders, settings on a temporary data folder."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

from service.settings import Settings, read_settings

# In CI the same examples every time, so that a landing fails for what it changed; elsewhere new ones, to find more.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    """The five seed articles and their manifest."""
    return PROJECT / "seeds"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings as a new user has them, on an empty data folder."""
    return read_settings({}, data=tmp_path / "data")
