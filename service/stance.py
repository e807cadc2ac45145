"""Whether a text that holds a quote says that it was said."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """Whether an article says that a quote was said: it does; it says that it was not; or it leaves it in doubt, as a
    thing supposed, faked, or credited by others. Only what was said has a speaker."""

    SAID = "said"
    DENIED = "denied"
    DOUBTED = "doubted"
