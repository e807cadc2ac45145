"""Reports how many printed quotes are found in transcripts, by verdict, and draws some of them to be read."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from evaluation.page import page
from evaluation.report import failures
from evaluation.spoken.corpora import Printed
from service.domain import AttributionVerdict, Change, ChangeKind, Match, Verdict
from service.saying import SaidIn
from service.verification import Verification

_SAMPLE = 100
_SEED = 18
_COUNTS = frozenset({"transcripts", "articles", "quotes", "quotes of the main speaker"})


@dataclass(frozen=True, slots=True)
class Answered:
    """A printed quote, and what the service says of it where nothing but transcripts is on record; `is_of_main` where
    print gives it to whose speeches the transcripts are."""

    printed: Printed
    answer: Verification
    is_of_main: bool

    @property
    def is_found(self) -> bool:
        """Whether a transcript has it, whole or by parts."""
        return self.answer.verdict is not Verdict.NOT_FOUND or bool(self.answer.joined)

    @property
    def is_confirmed(self) -> bool:
        """Whether the transcript gives it to whom the article does."""
        return self.answer.attribution is AttributionVerdict.CONFIRMED

    @property
    def best(self) -> Match | None:
        """The first match."""
        return self.answer.matches[0] if self.answer.matches else None

    @property
    def place(self) -> SaidIn | None:
        """Where the words of the first match were said."""
        return self.answer.said_in[0] if self.answer.said_in else None

    @property
    def outcome(self) -> str:
        """The verdict, with the severity of what was changed; "joined" where it is made of several turns."""
        if self.answer.joined:
            return "joined"
        severity = f", {self.answer.severity}" if self.answer.severity else ""
        return f"{self.answer.verdict}{severity}"


@dataclass(frozen=True, slots=True)
class SpokenReport:
    """The outcome; `measured` are the counts and times. Shares are 0..1:

    found: of the quotes that print gives to the main speaker, those that a transcript has.
    speaker confirmed: of those, the ones that the transcript gives to the same speaker.
    """

    answers: tuple[Answered, ...]
    measured: Mapping[str, float]

    @property
    def of_main_speaker(self) -> list[Answered]:
        """Those that print gives to whose speeches the transcripts are."""
        return [each for each in self.answers if each.is_of_main]

    @property
    def figures(self) -> Mapping[str, float]:
        """Every figure by its name."""
        asked = self.of_main_speaker
        hits = [each for each in asked if each.is_found]
        others = [each for each in self.answers if not each.is_of_main]
        said = sum(any(change.kind is ChangeKind.DISFLUENCY for change in _changes(each)) for each in hits)
        outcomes = Counter(each.outcome for each in hits)
        return {
            **self.measured,
            "quotes": len(self.answers),
            "quotes of the main speaker": len(asked),
            "found": len(hits) / max(1, len(asked)),
            "speaker confirmed": sum(each.is_confirmed for each in hits) / max(1, len(hits)),
            "found of other speakers": sum(each.is_found for each in others) / max(1, len(others)),
            "with a disfluency": said / max(1, len(hits)),
            **{f"of those found: {name}": count / len(hits) for name, count in sorted(outcomes.items())},
        }

    def as_table(self) -> str:
        """The figures, then a sample of what was found, to be read."""
        lines = [f"{name:<52}{_figure(name, figure):>12}" for name, figure in self.figures.items()]
        sample = [f"\n{number}. {line}" for number, line in enumerate(map(_as_text, self.sample()), start=1)]
        return "\n".join([*lines, *sample]) + "\n"

    def as_json(self) -> str:
        """The figures as a JSON object."""
        return (
            json.dumps({"figures": {name: round(figure, 4) for name, figure in self.figures.items()}}, indent=2) + "\n"
        )

    def failures(self, floors: Mapping[str, float]) -> list[str]:
        """One sentence for each of `floors` that is not reached, or that the report lacks."""
        return failures(self.figures, floors)

    def sample(self) -> list[Answered]:
        """A hundred of those found, drawn by a fixed seed, in their order."""
        hits = [number for number, each in enumerate(self.of_main_speaker) if each.is_found]
        drawn = random.Random(_SEED).sample(hits, min(_SAMPLE, len(hits)))  # noqa: S311  # drawn to be read
        return [self.of_main_speaker[number] for number in sorted(drawn)]


def sample_page(report: SpokenReport) -> str:
    """The sample, and what was not found, as one page of HTML."""
    missed = [each for each in report.of_main_speaker if not each.is_found]
    sections = [("A sample of what was found", report.sample()), ("Not found", missed)]
    return page(
        "Printed quotes in transcripts",
        report.as_table().partition("\n\n")[0],
        [
            (
                heading,
                [f"<article><p>{escape(_as_text(each)).replace(chr(10), '</p><p>')}</p></article>" for each in answers],
            )
            for heading, answers in sections
        ],
    )


def _as_text(each: Answered) -> str:
    return "\n".join(_lines(each))


def _lines(each: Answered) -> Iterator[str]:
    printed, place = each.printed, each.place
    yield f"{each.outcome}; {each.answer.attribution}: {printed.speaker} in {printed.article}"
    yield f"printed: {printed.text}"
    if place:
        article, speaker = place.occurrence.article, place.speaker.name if place.speaker else "nobody"
        yield f"said: {place.before}<<{place.text}>>{place.after}".replace("\n", " ")
        yield f"by {speaker} in {article.title} ({article.published_at.value if article.published_at else '?'})"
    for part in each.answer.joined:
        yield f"part: {part.candidate.text} = {part.quote.text}"
    for change in _changes(each):
        yield f"{change.kind} ({change.severity}): {change.quote.text!r} -> {change.candidate.text!r}"


def _changes(each: Answered) -> Sequence[Change]:
    return each.best.comparison.changes if each.best else ()


def _figure(name: str, figure: float) -> str:
    if name in _COUNTS:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if name.endswith(", ms") or name.startswith("seconds") else f"{figure:.2%}"
