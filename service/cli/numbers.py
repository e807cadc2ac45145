"""Whole numbers on the command line."""

from __future__ import annotations

import re
from typing import Any

import click

_DIGITS = re.compile(r"-?[0-9]{1,19}")


class Whole(click.IntRange):
    """A whole number within a range, by its digits of ASCII alone: Python takes "٣" and "1_0" for numbers, too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with what to give instead."""
        if isinstance(value, str) and not _DIGITS.fullmatch(value):
            self.fail(f"{value!r} is not a whole number.", param, ctx)
        return int(super().convert(value, param, ctx))
