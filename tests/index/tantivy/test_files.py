"""Files that are missing, cut short or changed are distinguished from whole ones, without mapping them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service.index.tantivy.files import fault
from tests.index.places import TantivyFolder

SEGMENT = ("idx", "term", "store", "pos", "fast", "fieldnorm", "del")
LENGTHS = {
    "emptied": lambda _size: 0,
    "one byte left": lambda _size: 1,
    "half left": lambda size: size // 2,
    "a page left": lambda size: min(4096, size - 1),
    "without its footer": lambda size: size - 120,
    "without its last byte": lambda size: size - 1,
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an index with a deletion."""
    folder = tmp_path_factory.mktemp("index")
    index = TantivyFolder(folder).open()
    index.apply([(number, f"sentence number {number} of the minutes") for number in range(400)], (), 1)
    index.apply([], [7], 2)
    [generation] = [path for path in folder.iterdir() if path.is_dir()]
    return generation


@pytest.fixture
def generation(written: Path, tmp_path: Path) -> Path:
    """A copy of them, to be damaged."""
    return shutil.copytree(written, tmp_path / "generation")


def test_whole_files_are_whole(generation: Path) -> None:
    assert fault(generation, thorough=False) is None
    assert fault(generation, thorough=True) is None
    assert {path.suffix.removeprefix(".") for path in generation.iterdir()} >= set(SEGMENT)


@pytest.mark.parametrize("kind", SEGMENT)
def test_a_file_that_is_gone_is_named(generation: Path, kind: str) -> None:
    path = next(generation.glob(f"*.{kind}"))
    path.unlink()
    assert fault(generation, thorough=False) == f"{path.name} is damaged"


@pytest.mark.parametrize("kind", SEGMENT)
@pytest.mark.parametrize("length", LENGTHS.values(), ids=LENGTHS)
def test_a_file_that_was_cut_short_is_named(generation: Path, kind: str, length: object) -> None:
    path = next(generation.glob(f"*.{kind}"))
    with path.open("r+b") as file:
        file.truncate(max(0, length(path.stat().st_size)))  # type: ignore[operator]
    assert fault(generation, thorough=False) == f"{path.name} is damaged"


@pytest.mark.parametrize("kind", SEGMENT)
def test_a_changed_byte_is_found_by_looking_closely(generation: Path, kind: str) -> None:
    path = next(generation.glob(f"*.{kind}"))
    content = bytearray(path.read_bytes())
    content[3] ^= 0x20
    path.write_bytes(content)
    assert fault(generation, thorough=False) is None
    assert fault(generation, thorough=True) == f"{path.name} is damaged"


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"{}", b'{"segments": [{"segment_id": 5}]}'])
def test_a_list_of_files_that_cannot_be_read_is_a_fault(generation: Path, content: bytes | None) -> None:
    path = generation / "meta.json"
    path.unlink() if content is None else path.write_bytes(content)
    assert fault(generation, thorough=False) == "meta.json cannot be read"
