"""What of the clients is made from openapi.yaml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from clients import check_words, javascript_client, python_client
from clients.description import PROJECT, read_description

PYTHON = PROJECT / "clients" / "python" / "quoteverify_client"
JAVASCRIPT = PROJECT / "clients" / "javascript"


def made() -> dict[Path, str]:
    """Each file that is made, with what belongs into it."""
    document = read_description()
    return {
        PYTHON / "models.py": _formatted(python_client.models(document)),
        PYTHON / "operations.py": _formatted(python_client.methods(document)),
        PYTHON / "check" / "words.py": _formatted(check_words.module()),
        JAVASCRIPT / "quoteverify.js": javascript_client.script(document),
        JAVASCRIPT / "quoteverify.d.ts": javascript_client.types(document),
    }


def _formatted(source: str) -> str:
    """As `make fix` would write it, without what is imported and not used."""
    ruff = Path(sys.executable).with_name("ruff")
    for command in (["check", "--quiet", "--fix", "--select", "F401"], ["format"]):
        call = [str(ruff), *command, "--config", str(PROJECT / "pyproject.toml"), "--stdin-filename", "made.py", "-"]
        source = subprocess.run(call, input=source, capture_output=True, text=True, check=True).stdout
    return source
