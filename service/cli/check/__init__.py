"""`quoteverify check`: every quote of some drafts against what is recorded, for editors and for pipelines."""

from __future__ import annotations

from service.cli.check.command import check_command

__all__ = ["check_command"]
