"""Measures whether an article's "he never said" is read as that: small articles, each with the stance that is right.

A case is a line of JSON: `id`, `text`, `quote` (words of the quote that is meant) and `stance`, or a `speaker` who said
it. To give what was denied or doubted a speaker is the worst fault there is, so it is counted by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.report import failures
from service.domain import Article, AttributedSpan, Attribution, Stance
from service.errors import QuoteVerifyError
from service.reading import read

_WORD = re.compile(r"\w+")


class CasesUnreadable(QuoteVerifyError):
    """The file of cases cannot be read, or a line of it is no case."""


@dataclass(frozen=True, slots=True)
class JudgedStance:
    """One case: which stance is right, and what was given for the quote."""

    case: str
    stance: Stance
    attribution: Attribution | None

    @property
    def is_right(self) -> bool:
        """Whether the stance is the right one; nobody at all is right only for what nobody is said to have said."""
        return self.attribution is not None and self.attribution.stance is self.stance

    @property
    def is_said_wrongly(self) -> bool:
        """Whether somebody is said to have said what the article denies or doubts."""
        given = self.attribution
        return self.stance is not Stance.SAID and given is not None and given.stance is Stance.SAID


@dataclass(frozen=True, slots=True)
class StancesReport:
    """The cases as they were read. Of `figures`, shares are 0..1."""

    judged: tuple[JudgedStance, ...]

    @property
    def figures(self) -> Mapping[str, float]:
        """How many cases, how many stances right, and how often "said" is given where the article says otherwise."""
        unsaid = [each for each in self.judged if each.stance is not Stance.SAID]
        return {
            "cases": len(self.judged),
            "stances right": sum(each.is_right for each in self.judged) / max(1, len(self.judged)),
            "said where the article says otherwise": sum(each.is_said_wrongly for each in unsaid) / max(1, len(unsaid)),
        }

    def failures(self, floors: Mapping[str, float]) -> list[str]:
        """One sentence for each of `floors` that is not reached, or that the report lacks."""
        return failures(self.figures, floors)

    def as_table(self) -> str:
        """The figures, and the cases whose stance is wrong."""
        lines = [f"{name:<42}{figure:>10.4g}" for name, figure in self.figures.items()]
        wrong = [f"{each.case}: {each.stance} is right" for each in self.judged if not each.is_right]
        return "\n".join([*lines, "", *wrong]) + "\n"

    def as_json(self) -> str:
        """The figures as a JSON object."""
        return json.dumps({"figures": {name: round(figure, 4) for name, figure in self.figures.items()}}) + "\n"


def evaluate_stances(cases: Path) -> StancesReport:
    """Read each case's text as the service does. Raises CasesUnreadable."""
    try:
        lines = cases.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CasesUnreadable(f"{cases}: {error}") from error
    return StancesReport(tuple(_judged(cases, lines)))


def _judged(cases: Path, lines: list[str]) -> Iterator[JudgedStance]:
    for number, line in enumerate(lines, start=1):
        try:
            case = json.loads(line)
            stance = Stance(case["stance"]) if "stance" in case else Stance.SAID if case.get("speaker") else None
            if stance is not None:
                yield JudgedStance(str(case["id"]), stance, _attribution_of(case["text"], case["quote"]))
        except (ValueError, KeyError, TypeError) as error:
            raise CasesUnreadable(f"{cases}, line {number}: {error!r}") from error


def _attribution_of(text: str, quote: str) -> Attribution | None:
    """What is given for the first quote that holds these words."""
    wanted = _words(quote)
    spans = [each for outer in read(Article(outlet="", text=text)) for each in _with_inner(outer)]
    holding = (each for each in spans if wanted in _words(text[each.span.start : each.span.end]))
    first = next(holding, None)
    return first.attribution if first else None


def _with_inner(outer: AttributedSpan) -> Iterator[AttributedSpan]:
    yield outer
    for inner in outer.inner:
        yield from _with_inner(inner)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("’", "").replace("'", "")))
