"""Measures how often one person is held as two speakers, or two people as one: on pairs of names and a corpus."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from evaluation.report import failures
from evaluation.speaker_corpus import CorpusSpeakers, read_speakers
from evaluation.speaker_pairs import JudgedPair, judge_pairs, misses_by_kind, read_pairs

_Z = 1.959964
"""Standard deviations on each side that hold 95% of a normal distribution."""


@dataclass(frozen=True, slots=True)
class SpeakersReport:
    """The pairs as they are held and, where a corpus was given, its speakers.

    Of `figures`, "one person held as one" and "two people held as two" are the shares (0..1) of the pairs of either
    sort that are held rightly; the corpus's are counts.
    """

    judged: tuple[JudgedPair, ...]
    corpus: CorpusSpeakers | None

    @property
    def figures(self) -> Mapping[str, float]:
        """Every figure by its name."""
        same, apart = self._of_same(True), self._of_same(False)
        figures: dict[str, float] = {"pairs": len(self.judged)}
        if same:
            figures["one person held as one"] = sum(judgement.is_right for judgement in same) / len(same)
        if apart:
            figures["two people held as two"] = sum(judgement.is_right for judgement in apart) / len(apart)
        return {**figures, **(self.corpus.figures if self.corpus else {})}

    def failures(self, floors: Mapping[str, float]) -> list[str]:
        """One sentence for each of `floors` that is not reached, or that the report lacks."""
        return failures(self.figures, floors)

    def as_table(self) -> str:
        """The shares held wrongly with their 95% intervals, the kinds of pair, the pairs held wrongly, the counts."""
        lines = [
            _share("one person held as two", self._of_same(True)),
            _share("two people held as one", self._of_same(False)),
        ]
        lines += ["", f"{'held wrongly':<42}{'of':>8}"]
        lines += [f"{kind:<36}{wrong:>6}{of:>8}" for kind, (wrong, of) in misses_by_kind(self.judged).items()]
        lines += [""] + [
            f"{judgement.pair.kind}: {judgement.pair.a} | {judgement.pair.b}"
            for judgement in self.judged
            if not judgement.is_right
        ]
        if self.corpus:
            lines += ["", *self.corpus.as_lines()]
        return "\n".join(lines) + "\n"

    def as_json(self) -> str:
        """The figures as a JSON object, with the hash of the sample to be read."""
        kept = {name: round(figure, 4) for name, figure in self.figures.items()}
        return (
            json.dumps({"figures": kept, "sample": self.corpus.sample_hash if self.corpus else None}, indent=2) + "\n"
        )

    def _of_same(self, same: bool) -> list[JudgedPair]:
        return [judgement for judgement in self.judged if judgement.pair.same is same]


def evaluate_speakers(pairs: Path, corpus: Path | None = None, sample: int = 200, seed: int = 1) -> SpeakersReport:
    """Judge the pairs of a JSON-lines file and, given a folder of articles (`.txt`), count and sample their speakers.

    An article's outlet is the first part of its file's name, up to "_". Raises PairsUnreadable, CorpusUnreadable.
    """
    return SpeakersReport(judge_pairs(read_pairs(pairs)), read_speakers(corpus, sample, seed) if corpus else None)


def wilson(wrong: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share of `wrong` in `of` (at least 1) independent trials, by Wilson's score."""
    share, spread = wrong / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(name: str, judged: Sequence[JudgedPair]) -> str:
    if not judged:
        return f"{name:<36}  no pairs"
    wrong = sum(not judgement.is_right for judgement in judged)
    low, high = wilson(wrong, len(judged))
    return f"{name:<36}{wrong:>6}{len(judged):>8}{wrong / len(judged):>8.1%}  ({low:.1%} to {high:.1%})"
