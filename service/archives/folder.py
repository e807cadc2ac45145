"""A folder of prepared articles: its files, and the list that says that it is finished and by which versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import service
from service.errors import InvalidPrepared
from service.files.prepared import FORMAT, PreparedFile, written
from service.reading import READER

LIST = "prepared.json"
"""Written last: without it the folder is not finished."""
PART = "part-*.parquet"
_SAMPLE_BYTES = 65_536
_IDENTITY_DIGITS = 40


@dataclass(frozen=True, slots=True)
class PreparedFolder:
    """A finished folder whose versions can be read; `reader` is that which found its quotes."""

    parts: tuple[PreparedFile, ...]
    reader: int
    identity: str
    """Equal for folders that hold the same files, wherever they are."""

    @property
    def count(self) -> int:
        """How many articles it holds."""
        return sum(part.count for part in self.parts)


def finish(folder: Path, reader: int, articles: int, counts: dict[str, Any]) -> None:
    """Say that a folder is finished; `counts` are for people."""
    parts = sorted(path.name for path in folder.glob(PART))
    said = {"quoteverify": "prepared", "format": FORMAT, "reader": reader, "version": service.__version__}
    whole = said | {"articles": articles, "parts": parts, "counts": counts}
    with written(folder / LIST) as file:
        file.write(json.dumps(whole, indent=1).encode() + b"\n")


def list_of(folder: Path) -> dict[str, Any] | None:
    """What the list of a folder says; None where there is none that can be read."""
    with suppress(OSError, ValueError):
        said = json.loads((folder / LIST).read_text(encoding="utf-8"))
        if isinstance(said, dict) and said.get("quoteverify") == "prepared":
            return said
    return None


def open_folder(path: Path) -> PreparedFolder:
    """The prepared articles of a folder. Raises InvalidPrepared when it is not finished, or of other versions."""
    said = list_of(path)
    if said is None:
        raise InvalidPrepared(
            f"{path} is not finished, or holds no prepared articles: there is no list in it ({LIST}); let the same "
            "`quoteverify prepare` or `quoteverify-spark` run again, which goes on where it was stopped"
        )
    _check_versions(path, said.get("format"), said.get("reader"))
    files = [path / str(name) for name in said.get("parts", ())]
    if set(files) != set(path.glob(PART)):
        raise InvalidPrepared(f"{path} holds other files than its list says; prepare it again, or take another copy")
    parts = [PreparedFile(file) for file in files]
    for file, part in zip(files, parts, strict=True):
        _check_versions(file, *part.versions)
    if sum(part.count for part in parts) != said.get("articles"):
        raise InvalidPrepared(f"{path} holds another number of articles than its list says; take another copy")
    return PreparedFolder(tuple(parts), int(said["reader"]), _identity(files))


def _check_versions(path: Path, form: object, reader: object) -> None:
    if form != FORMAT:
        raise InvalidPrepared(
            f"{path} has the format {form!r} of prepared articles, and quoteverify {service.__version__} takes the "
            f"format {FORMAT}; prepare it again with this version, or load it with that one"
        )
    if not isinstance(reader, int) or reader > READER:
        raise InvalidPrepared(
            f"{path} was read by the reader {reader!r}, and quoteverify {service.__version__} has the reader {READER}: "
            "load it with the version that prepared it, or a later one"
        )


def identity_of(folders: Iterable[PreparedFolder]) -> str:
    """What tells these folders together from others, in whatever order they are given."""
    together = " ".join(sorted(folder.identity for folder in folders))
    return hashlib.sha256(together.encode()).hexdigest()[:_IDENTITY_DIGITS]


def _identity(files: Iterable[Path]) -> str:
    """By the sizes and ends of the files: the end of a Parquet file says where all of it lies."""
    seals = []
    for path in files:
        with path.open("rb") as file:
            size = path.stat().st_size
            file.seek(max(0, size - _SAMPLE_BYTES))
            seals.append(hashlib.sha256(str(size).encode() + file.read()).hexdigest())
    return hashlib.sha256(" ".join(sorted(seals)).encode()).hexdigest()
