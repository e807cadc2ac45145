"""Tells which letters of a page are struck out: tracked changes are printed so, and what was taken out is no text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_THICKEST = 0.15
"""Of the size of a letter: what is thicker is a bar or a background."""
_LOWEST, _HIGHEST = 0.15, 0.45
"""Of the size of a letter above its baseline: a line below is an underline, one above stands over the letter."""
_LARGEST = 200.0
"""Points of a letter."""
_EDGE = 1.0
"""Points by which a line may begin after a letter's middle, or end before it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line that is drawn on a page, in points."""

    x0: float
    x1: float
    y: float
    thickness: float


class Rules:
    """The horizontal lines of a page."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        at_height: dict[int, list[Rule]] = defaultdict(list)
        for rule in rules:
            at_height[round(rule.y)].append(rule)
        self._rules = {height: _merged(beside) for height, beside in at_height.items()}

    def strike(self, middle: float, baseline: float, size: float) -> bool:
        """Whether one runs through a letter of `size` whose middle stands at `middle` of its line."""
        if not self._rules or not 0 < size <= _LARGEST:
            return False
        lowest, highest = baseline + _LOWEST * size, baseline + _HIGHEST * size
        return any(
            lowest <= rule.y <= highest and rule.thickness <= _THICKEST * size
            for height in range(round(lowest), round(highest) + 1)
            for rule in _over(self._rules.get(height, ()), middle)
        )


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules of one height from the left, as one where they touch: a line through words is drawn word by word."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.x0):
        last = merged[-1] if merged else None
        if last is not None and rule.x0 <= last.x1 + _EDGE:
            thickness = max(last.thickness, rule.thickness)
            merged[-1] = Rule(last.x0, max(last.x1, rule.x1), last.y, thickness)
        else:
            merged.append(rule)
    return merged


def _over(rules: Sequence[Rule], middle: float) -> Sequence[Rule]:
    """The rule that holds `middle`, if there is one."""
    number = bisect_right(rules, middle + _EDGE, key=lambda rule: rule.x0) - 1
    return [rules[number]] if number >= 0 and middle <= rules[number].x1 + _EDGE else []
