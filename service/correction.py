"""A correction: what somebody who knows better says of a quote or a speaker, who that was, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CorrectionAction(StrEnum):
    """What a correction does: to one occurrence; to a speaker's names; to two speakers that are one, or one that are
    two; to an earlier correction."""

    OCCURRENCE = "occurrence"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Corrected:
    """That an occurrence was corrected: the number of the last correction that holds, who made it, when, and why."""

    id: int
    by: str
    at: datetime
    note: str | None
