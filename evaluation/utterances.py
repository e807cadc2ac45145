"""Measures whether wordings are rightly held as one utterance: pairs of places of a corpus that somebody has read.

A pair is a line of JSON: `a` and `b` are `[article, start, end]`, two quotes that articles of a few days give to one
speaker, and `same` says whether both are of one utterance. The pairs hold no text: the corpus has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from evaluation.report import failures
from service.errors import QuoteVerifyError
from service.lineage.utterance import Words, link

_DAY = re.compile(r"_(\d{4}-\d{2}-\d{2})_")
Place = tuple[str, int, int]
"""An article's name, and where a quote stands in its text."""


class UtterancesUnreadable(QuoteVerifyError):
    """The file of pairs cannot be read, a line of it is no pair, or the corpus lacks an article."""


@dataclass(frozen=True, slots=True)
class JudgedUtterance:
    """Two places, whether they are of one utterance as read, and whether they are held as one."""

    a: Place
    b: Place
    same: bool
    is_one: bool

    @property
    def is_right(self) -> bool:
        """Whether it is held as it was read."""
        return self.same == self.is_one


@dataclass(frozen=True)
class UtterancesReport:
    """The pairs as they are held. A group is what is held as one with one place; a stranger in it is of another
    utterance, as read. Of `figures`, shares are 0..1."""

    judged: tuple[JudgedUtterance, ...]

    @cached_property
    def figures(self) -> Mapping[str, float]:
        """How many pairs and groups, how many are right."""
        groups = self._groups()
        one = [each for each in self.judged if each.same]
        return {
            "pairs": len(self.judged),
            "pairs of one utterance": len(one),
            "pairs right": _share(each.is_right for each in self.judged),
            "of one utterance, held as one": _share(each.is_one for each in one),
            "groups": len(groups),
            "groups without a stranger": _share(all(same) for same in groups.values()),
        }

    def _groups(self) -> dict[Place, list[bool]]:
        """For each place that is held as one with another: whether each of those is, as read."""
        groups: dict[Place, list[bool]] = {}
        for each in self.judged:
            if each.is_one:
                groups.setdefault(each.a, []).append(each.same)
                groups.setdefault(each.b, []).append(each.same)
        return groups

    def failures(self, floors: Mapping[str, float]) -> list[str]:
        """One sentence for each of `floors` that is not reached, or that the report lacks."""
        return failures(self.figures, floors)

    def as_table(self) -> str:
        """The figures, and the pairs that are held wrongly."""
        lines = [f"{name:<42}{figure:>10.4g}" for name, figure in self.figures.items()]
        wrong = [f"{'one' if each.same else 'two'}: {each.a} {each.b}" for each in self.judged if not each.is_right]
        return "\n".join([*lines, "", *wrong]) + "\n"

    def as_json(self) -> str:
        """The figures as a JSON object."""
        return json.dumps({"figures": {name: round(figure, 4) for name, figure in self.figures.items()}}) + "\n"


def evaluate_utterances(pairs: Path, corpus: Path) -> UtterancesReport:
    """Hold each pair against what a lineage would make of it. `corpus` holds `PART/text/*.txt`, named with the outlet
    and the day. Raises UtterancesUnreadable."""
    texts = _Texts(corpus)
    try:
        lines = pairs.read_text(encoding="utf-8").splitlines()
        return UtterancesReport(tuple(_judged(json.loads(line), texts) for line in lines if line.strip()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UtterancesUnreadable(f"{pairs}: {error!r}") from error


class _Texts:
    """The articles of a corpus by name; each is read once."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._texts: dict[str, str] = {}

    def words(self, place: Place) -> Words:
        """The wording at a place."""
        name, start, end = place
        if name not in self._texts:
            path = next(self._corpus.glob(f"*/text/{name}.txt"), None)
            if path is None:
                raise UtterancesUnreadable(
                    f"{self._corpus} has no article {name}; give the folder that holds the parts"
                )
            self._texts[name] = path.read_bytes().decode("utf-8")
        return Words(self._texts[name][start:end])


def _judged(line: Mapping[str, object], texts: _Texts) -> JudgedUtterance:
    a, b, same = _place(line["a"]), _place(line["b"]), line["same"]
    if not isinstance(same, bool):
        raise TypeError(f"not a pair: {line}")
    later, earlier = texts.words(a), texts.words(b)
    is_close = abs((_day(a) - _day(b)).days) <= 1
    is_one = link(later, earlier, is_close=is_close) or link(earlier, later, is_close=is_close)
    return JudgedUtterance(a, b, same, is_one is not None)


def _place(value: object) -> Place:
    name, start, end = value if isinstance(value, list) else [value, None, None]
    if not (isinstance(name, str) and isinstance(start, int) and isinstance(end, int)):
        raise TypeError(f"not a place: {value}")
    return name, start, end


def _day(place: Place) -> date:
    match = _DAY.search(place[0])
    if match is None:
        raise ValueError(f"the name {place[0]} has no day")
    return date.fromisoformat(match[1])


def _share(rights: Iterable[bool]) -> float:
    counted = list(rights)
    return sum(counted) / max(1, len(counted))
