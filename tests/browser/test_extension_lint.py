"""The browser extension is what browsers' stores ask for."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
EXTENSION = PROJECT / "examples" / "browser-extension"
WEB_EXT = PROJECT / "build" / "web-ext" / "node_modules" / ".bin" / "web-ext"


def test_web_ext_finds_nothing_in_the_package_for_firefox(tmp_path: Path) -> None:
    assert WEB_EXT.exists(), "web-ext is not there; make build/web-ext/installed puts it there"
    package = tmp_path / "package"
    shutil.copytree(EXTENSION, package)
    manifest = json.loads((package / "manifest.json").read_text())
    del manifest["background"]["service_worker"]  # Chromium's; Firefox has no use for it, and says so
    (package / "manifest.json").write_text(json.dumps(manifest))
    command = [WEB_EXT, "lint", "--source-dir", package, "--output", "json", "--no-config-discovery"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    found = json.loads(done.stdout)
    assert {kind: found[kind] for kind in ("errors", "warnings", "notices")} == {
        "errors": [],
        "warnings": [],
        "notices": [],
    }
