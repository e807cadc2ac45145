"""The quoteverify command. Each command is a few lines over a use case."""

from __future__ import annotations

from service.cli.main import main

__all__ = ["main"]
