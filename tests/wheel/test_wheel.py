"""The wheel holds the service, its data and its seeds, and nothing else."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from itertools import chain
from pathlib import Path

import pytest

import service
from tests.wheel.environments import PROJECT, copy_project, project_files, run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by this environment's own pip and build backend; tests/wheel/test_installed.py takes others."""
    tree = copy_project(tmp_path_factory.mktemp("tree"))
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, tree)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def content(wheel: Path) -> Iterator[zipfile.ZipFile]:
    """The wheel, opened."""
    with zipfile.ZipFile(wheel) as opened:
        yield opened


@pytest.fixture(scope="module")
def metadata(content: zipfile.ZipFile) -> Message:
    """What the wheel says of itself."""
    return BytesParser().parsebytes(content.read(f"quoteverify-{service.__version__}.dist-info/METADATA"))


def test_it_holds_the_package_with_all_its_data_and_nothing_else(content: zipfile.ZipFile) -> None:
    packed = {name for name in content.namelist() if ".dist-info/" not in name}
    files = project_files()
    package = {str(file) for file in files if file.parts[0] == "service"} - {"service/seeds"}  # a link
    seeds = {f"service/{file}" for file in files if file.parts[0] == "seeds"}
    assert {"service/py.typed", "service/web/index.html", "service/language/en/weights.json"} <= package
    assert len(seeds) == 6
    assert packed == package | seeds


def test_the_seeds_are_in_it_byte_for_byte(content: zipfile.ZipFile, seeds_folder: Path) -> None:
    for file in seeds_folder.iterdir():
        assert content.read(f"service/seeds/{file.name}") == file.read_bytes()


def test_it_says_what_it_is_and_needs(metadata: Message) -> None:
    assert metadata["Name"] == "quoteverify"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert metadata.get_payload(decode=True).decode("utf-8").strip() == readme.strip()  # type: ignore[union-attr]


def test_it_needs_what_the_locked_file_was_made_of_and_the_rest_only_as_extras(metadata: Message) -> None:
    lines = (PROJECT / "requirements/runtime.in").read_text(encoding="utf-8").splitlines()
    needed = metadata.get_all("Requires-Dist", [])
    assert {one for one in needed if "extra ==" not in one} == {line for line in lines if not line.startswith("#")}
    of_files = {"parquet": ["pyarrow>=17"], "zstd": ["zstandard>=0.22"], "warc": ["fastwarc>=1", "brotli"]}
    extras = {"pytest": ["pytest>=8"], "mcp": ["mcp<3,>=2"], **of_files, "data": [*chain(*of_files.values())]}
    extras["spark"] = ["pyspark<4,>=3.5", *chain(*of_files.values())]
    extras["opensearch"] = ["opensearch-py<4,>=3"]
    extras["otel"] = ["opentelemetry-sdk<2,>=1.30", "opentelemetry-exporter-otlp-proto-http<2,>=1.30"]
    expected = [f'{library}; extra == "{extra}"' for extra, libraries in extras.items() for library in libraries]
    assert [one for one in needed if "extra ==" in one] == expected
    assert metadata.get_all("Provides-Extra") == list(extras)


def test_it_sends_nobody_to_an_address_that_was_made_up(metadata: Message) -> None:
    assert metadata["Home-page"] is None
    assert metadata["Project-URL"] is None
