"""Reports an evaluation of verification: figures, a line for each kind of query, the answers behind them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.report import failures
from evaluation.verification.judged import Judged


@dataclass(frozen=True, slots=True)
class Line:
    """The queries of one kind: how many, and the shares 0..1 that were right; None where there is nothing to say.

    hit1, hit5: a recorded quote that truly says it comes first, or among five. verdict: right, of a true quote.
    change: a change of the expected kind is told; exact: and no more than were made. attribution, severity, reading (of
    what was pasted): right. naive_hit1, naive_verdict: the same of the naive service.
    """

    kind: str
    queries: int
    hit1: float | None
    hit5: float | None
    verdict: float
    change: float | None
    exact: float | None
    attribution: float | None
    severity: float | None
    reading: float | None
    naive_hit1: float | None
    naive_verdict: float | None


_COLUMNS = (
    "hit1",
    "hit5",
    "verdict",
    "change",
    "exact",
    "attribution",
    "severity",
    "reading",
    "naive_hit1",
    "naive_verdict",
)
_HEADS = ("hit@1", "hit@5", "verdict", "change", "exact", "speaker", "severity", "reading", "n.hit@1", "n.verd.")


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """The outcome. `figures` are by name in the order to read them; shares are 0..1, latencies in milliseconds."""

    part: str
    figures: Mapping[str, float]
    lines: tuple[Line, ...]
    judged: tuple[Judged, ...]

    def as_table(self) -> str:
        """The figures and the kinds as lines of text; the last two columns are the naive service's."""
        table = [f"verification, {self.part}", ""]
        table += [f"{name:<42}{_figure(name, figure):>12}" for name, figure in self.figures.items()]
        table += ["", f"{'by kind of query':<34}{'queries':>8}" + "".join(f"{head:>9}" for head in _HEADS)]
        for line in self.lines:
            shares = "".join(f"{_share(getattr(line, column)):>9}" for column in _COLUMNS)
            table.append(f"{line.kind:<34}{line.queries:>8}{shares}")
        return "\n".join(table) + "\n"

    def as_json(self) -> str:
        """The figures and the kinds as a JSON object, ready to be kept and compared."""
        kinds = [
            {"kind": line.kind, "queries": line.queries, **{name: _rounded(getattr(line, name)) for name in _COLUMNS}}
            for line in self.lines
        ]
        figures = {name: round(figure, 4) for name, figure in self.figures.items()}
        return json.dumps({"part": self.part, "figures": figures, "kinds": kinds}, indent=2) + "\n"

    def failures(self, floors: Mapping[str, float]) -> list[str]:
        """One sentence for each figure of `floors` that is not reached, or that the report lacks."""
        return failures(self.figures, floors)

    @property
    def missed(self) -> Sequence[Judged]:
        """The answers with something wrong."""
        return [judgement for judgement in self.judged if not judgement.is_right]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


def _figure(name: str, figure: float) -> str:
    if name.endswith(" ms"):
        return f"{figure:,.1f}"
    return f"{figure:,.0f}" if figure > 1 or name in COUNTS else f"{figure:.2%}"


COUNTS = frozenset({"articles", "quotes in the index", "quotes held back", "queries"})
