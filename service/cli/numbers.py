"""Whole numbers on the command line."""

from __future__ import annotations

from typing import Any

import click

from service.text.written_numbers import is_whole_number


class Whole(click.IntRange):
    """A whole number within a range, by its digits of ASCII alone (see `is_whole_number`)."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with what to give instead."""
        if isinstance(value, str) and not is_whole_number(value):
            self.fail(f"{value!r} is not a whole number.", param, ctx)
        return int(super().convert(value, param, ctx))
