"""The page's modules as node reads them, for what they say without a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from service.api.verdict_script import verdict_script

PROJECT = Path(__file__).resolve().parents[1]


def put_modules(folder: Path) -> Path:
    """Put the page's modules, the made one and the extension's phrases into `folder`."""
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "verdicts.js").write_text(verdict_script(), encoding="utf-8")
    for path in (*(PROJECT / "service/web").glob("*.js"), PROJECT / "examples/browser-extension/phrases.js"):
        shutil.copy(path, folder)
    return folder


def run(modules: Path, module: str, expression: str) -> Any:
    """What `expression` is, where `m` is the module."""
    script = f'import * as m from "./{module}.js"; console.log(JSON.stringify({expression} ?? null));'
    command = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=modules, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
