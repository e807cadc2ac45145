"""Reports an evaluation: figures and groups as a table and as JSON, and which floors are not reached."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.calibration import ReliabilityRow
from evaluation.gold import GoldArticle
from evaluation.scored import Scored
from service.domain import Span
from service.errors import QuoteVerifyError

LOWER_IS_BETTER = frozenset(
    {
        "left without a speaker",
        "speaker given to what nobody said",
        "speaker given to what nobody said, the gold's gaps set aside",
        "name given where there is none",
        "names given wrong",
        "expected calibration error",
        "false matches",
        "false matches, four to seven words",
        "whole sentences are told to be turned",
        "true claims contradicted",
        "false of matches, 20 to 25 bits",
        "false of matches, 25 to 30 bits",
        "false of matches, 30 to 40 bits",
        "false of matches, 40 bits and more",
        "said where the article says otherwise",
    }
)
"""The figures whose bound is a ceiling."""


class FloorsUnreadable(QuoteVerifyError):
    """The file of floors is not a JSON object of figures."""


@dataclass(frozen=True, slots=True)
class Group:
    """Attributed spans of one sort: how many, how many mentions right, how many with a speaker given."""

    kind: str
    name: str
    spans: int
    right: int
    given: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an evaluation. `figures` are by name, in the order to read them; shares are 0..1:

    span recall: gold spans reported as a quote, as a quote within one, or as one paragraph of a longer quote.
    span precision: quotes between double marks that are, or hold, a gold span.
    mention accuracy: of the spans whose annotation names a source, those whose mention shares a head word with it.
    accuracy when given: the same, of those that were given a speaker.
    resolved names: of the spans whose speaker is known by name, those with that name.
    names given wrong: of the names given, those of another, of somebody unnamed, or to what nobody said.
    expected calibration error: see `evaluation.calibration`.
    """

    part: str
    figures: Mapping[str, float]
    groups: tuple[Group, ...]
    scored: tuple[Scored, ...]
    extra: tuple[tuple[GoldArticle, Span], ...]
    reliability: tuple[ReliabilityRow, ...] = ()

    def as_table(self) -> str:
        """The figures and groups as lines of text."""
        lines = [self.part, ""]
        lines += [f"{name:<62}{_number(figure):>12}" for name, figure in self.figures.items()]
        kind = ""
        for group in self.groups:
            if group.kind != kind:
                kind = group.kind
                lines += ["", f"{'by ' + kind:<42}{'spans':>8}{'right':>8}{'share':>8}{'when given':>12}"]
            share, given = group.right / group.spans, group.right / max(1, group.given)
            lines.append(f"{group.name:<42}{group.spans:>8}{group.right:>8}{share:>8.1%}{given:>12.1%}")
        return "\n".join([*lines, *self._reliability_lines()]) + "\n"

    def _reliability_lines(self) -> Iterator[str]:
        if self.reliability:
            yield ""
            yield f"{'by confidence':<42}{'given':>8}{'mean':>8}{'right':>8}"
        for row in self.reliability:
            yield f"{row.low:.2f} to {row.high:.2f}{row.given:>38}{row.confidence:>8.3f}{row.right:>8.3f}"

    def as_json(self) -> str:
        """The figures and groups as a JSON object, ready to be kept and compared."""
        groups = [
            {"by": group.kind, "name": group.name, "spans": group.spans, "right": group.right, "given": group.given}
            for group in self.groups
        ]
        figures = {name: round(figure, 4) for name, figure in self.figures.items()}
        return json.dumps({"part": self.part, "figures": figures, "groups": groups}, indent=2) + "\n"

    def failures(self, floors: Mapping[str, float]) -> list[str]:
        """One sentence for each figure of `floors` that is not reached, or that the report lacks."""
        return failures(self.figures, floors)


def failures(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """One sentence for each of `floors` that `figures` do not reach, or lack."""
    return list(_failures(figures, floors))


def _failures(figures: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    for name, bound in floors.items():
        figure = figures.get(name)
        if figure is None:
            yield f"{name}: not measured, the bound is {bound}"
        elif (figure > bound) if name in LOWER_IS_BETTER else (figure < bound):
            yield f"{name}: {figure:.4f}, the bound is {bound}"


def read_floors(path: Path) -> dict[str, float]:
    """The bounds that are kept in `path`, by the figure's name. Raises FloorsUnreadable."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): float(bound) for name, bound in floors.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise FloorsUnreadable(f"{path}: {error}") from error


def _number(figure: float) -> str:
    return f"{figure:,.0f}" if figure > 1 or figure == int(figure) > 1 else f"{figure:.2%}"
