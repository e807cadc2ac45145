"""The state of a tantivy index, changed by hand."""

from __future__ import annotations

import json
from pathlib import Path


def change_state(folder: Path, **fields: object) -> None:
    """Write other values into `state.json`."""
    path = folder / "state.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))
