"""Says in words which outlets carried a quote as not said, for the explanation of a match."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from service.domain import Denial, Speaker, Stance

_MOST_OUTLETS = 3
"""Outlets that are named; the others are counted."""


def describe_denials(denials: Iterable[Denial]) -> list[str]:
    """One sentence for each person and stance, in the order in which they first come."""
    outlets: dict[tuple[Speaker | None, Stance], list[str]] = {}
    for denial in denials:
        outlets.setdefault((denial.about, denial.stance), []).append(denial.outlet)
    return [_sentence(*key, names) for key, names in outlets.items()]


def _sentence(about: Speaker | None, stance: Stance, outlets: list[str]) -> str:
    name = about.name if about else None
    match stance:
        case Stance.DENIED:
            said = f"{name} did not say this" if name else "this was not said"
            return f"According to {_listed(outlets)}, {said}."
        case Stance.DOUBTED:
            said = f"{name} said this" if name else "this was said"
            return f"According to {_listed(outlets)}, it is not certain that {said}."
        case Stance.SAID:
            raise ValueError("what was said is not denied")
        case _:
            assert_never(stance)


def _listed(outlets: list[str]) -> str:
    """The outlets by name, "A, B, C and 2 more"."""
    rest = len(outlets) - _MOST_OUTLETS
    if rest > 0:
        return f"{', '.join(outlets[:_MOST_OUTLETS])} and {rest} more"
    *others, last = outlets
    return f"{', '.join(others)} and {last}" if others else last
