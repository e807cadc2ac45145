"""Parts files among whoever reads them, and keeps in the folder what was planned, so that a later run can go on."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import click

from service.archives.folder import LIST, PART
from service.cli.pieces import Instructions
from service.files.prepared import FORMAT, UNFINISHED, written
from service.reading import READER, Limits

PLAN, DONE, BROKEN = "plan.json", "done", "broken"
_SLICE_BYTES = 1_000_000
"""What is smaller is not parted: starting to read it takes as long."""
_MOST_SLICES = 4
"""Whoever reads a slice of a file runs through the rest of it, too, at a hundredth of what reading articles costs."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one process reads at a time: of a file each chunk of pieces whose number, modulo `of`, is `slice`."""

    number: int
    path: str
    slice: int = 0
    of: int = 1


def plan_units(files: Sequence[Path], readers: int) -> list[Unit]:
    """The units in which so many `readers` at once read these files: two for each of them, where there is enough."""
    sizes = [file.stat().st_size for file in files]
    units: list[Unit] = []
    for file, size in zip(files, sizes, strict=True):
        wanted = math.ceil(size * 2 * readers / max(sum(sizes), 1))
        slices = max(1, min(wanted, _MOST_SLICES, size // _SLICE_BYTES))
        units += [Unit(len(units) + at, str(file), at, slices) for at in range(slices)]
    return units


def begin(
    folder: Path, files: Sequence[Path], instructions: Instructions, limits: Limits, *, readers: int, anew: bool
) -> list[Unit]:
    """The units to read into `folder`: those of a run with the same files, options and versions, or new ones.

    Raises ClickException when the folder holds anything else, so that nothing of two runs is ever mixed; with `anew`
    what a run has left there is removed.
    """
    said = {
        "format": FORMAT,
        "reader": READER,
        "files": [[str(file), (status := file.stat()).st_size, status.st_mtime_ns] for file in files],
        "options": repr(replace(instructions, longest=0)),
        "limits": repr((limits, instructions.longest)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    before = _planned(folder)
    if before is not None and anew:
        _clear(folder)
    elif before is not None:
        if before["said"] == said:
            return [Unit(**unit) for unit in before["units"]]
        raise click.ClickException(
            f"{folder} holds what another run prepared, from other files, by other options or another version; give "
            "another folder, or --anew, which removes it"
        )
    elif any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; give a folder of its own")
    units = plan_units(files, readers)
    for name in (DONE, BROKEN):
        (folder / name).mkdir(exist_ok=True)
    with written(folder / PLAN) as file:
        file.write(json.dumps({"said": said, "units": [asdict(unit) for unit in units]}, indent=1).encode())
    return units


def _planned(folder: Path) -> dict[str, Any] | None:
    try:
        plan: dict[str, Any] = json.loads((folder / PLAN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{folder / PLAN} cannot be read ({error}); give another folder") from error
    return plan


def _clear(folder: Path) -> None:
    """Remove what a run left; the plan goes last, since by it the folder is known."""
    (folder / LIST).unlink(missing_ok=True)
    for name in (DONE, BROKEN):
        shutil.rmtree(folder / name, ignore_errors=True)
    for part in (*folder.glob(PART), *folder.glob(f".*{UNFINISHED}")):
        part.unlink(missing_ok=True)
    (folder / PLAN).unlink()
