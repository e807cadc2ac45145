"""Packs the browser extension for the two stores: `python -m deploy.extension [FOLDER]`.

Both packages are of one source. Chromium's has no keys of Firefox's; Firefox's has none that Firefox says it does not
know. A package is the same, byte for byte, whenever it is made.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
EXTENSION = PROJECT / "examples" / "browser-extension"
_LEFT_OUT = frozenset({"README.md"})
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a package."""


def manifests() -> dict[str, dict[str, Any]]:
    """The manifest for each browser."""
    whole = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    background = dict(whole["background"])
    firefox = whole | {"background": {key: background[key] for key in background if key != "service_worker"}}
    del firefox["storage"], firefox["minimum_chrome_version"]
    chromium = whole | {"background": {key: background[key] for key in background if key != "scripts"}}
    del chromium["browser_specific_settings"]
    return {"chromium": chromium, "firefox": firefox}


def pack(folder: Path) -> list[Path]:
    """Write a package for each browser into `folder`; returns them."""
    folder.mkdir(parents=True, exist_ok=True)
    packages = []
    for browser, manifest in manifests().items():
        package = folder / f"quoteverify-{manifest['version']}-{browser}.zip"
        with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in _files(manifest):
                archive.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
        packages.append(package)
    return packages


def _files(manifest: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    yield "manifest.json", (json.dumps(manifest, indent=2) + "\n").encode()
    left_out = _LEFT_OUT | {"manifest.json"} | (set() if "storage" in manifest else {"managed.json"})
    for path in sorted(EXTENSION.rglob("*")):
        name = path.relative_to(EXTENSION).as_posix()
        if path.is_file() and name not in left_out:
            yield name, path.read_bytes()


if __name__ == "__main__":
    for made in pack(Path(sys.argv[1]) if sys.argv[1:] else PROJECT / "build" / "extension"):
        sys.stdout.write(f"{made}\n")
