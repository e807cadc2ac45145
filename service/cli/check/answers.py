"""The question and the answer of a check as values, the same whether a data folder or a running service is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from service.cli.said import SaidPlace, parse_said
from service.cli.searched import SearchedCounts, parse_searched
from service.domain import AttributionVerdict, ChangeKind, QuoteKind, Severity, Span, Stance, Verdict
from service.verdicts import Reason, Trouble

Words = TypeVar("Words", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """What is asked of a draft: its text, the full names by the names it uses, and what does not count."""

    text: str
    speakers: Mapping[str, str] = field(default_factory=dict)
    exclude_outlet: str | None = None
    exclude_article: int | None = None

    def body(self) -> dict[str, Any]:
        """The body of `POST /v1/check` that asks it."""
        hints = [{"name": name, "speaker": speaker} for name, speaker in self.speakers.items()]
        left_out = {"exclude_outlet": self.exclude_outlet, "exclude_article": self.exclude_article}
        given = {key: value for key, value in left_out.items() if value is not None}
        return {"text": self.text, "speaker_hints": hints} | given


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that this version does not know: the service that answered is newer."""

    word: str


@dataclass(frozen=True, slots=True)
class ChangedSpans:
    """Where a difference stands in the draft's words and in the recorded ones."""

    draft: Span
    recorded: Span


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet that carried a quote; `since` is the time as it was first published there."""

    outlet: str
    since: str | None


@dataclass(frozen=True, slots=True)
class CorrectedRecord:
    """That a person corrected who said a quote, or whether it was said, and on which day; `by` is known only to who may
    correct."""

    day: str
    by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RecordedQuote:
    """The best match of a quote, or one that comes near: its words, where they differ, who is named for them, who
    carried them, and what of that people corrected, in the places that are shown."""

    text: str
    changes: tuple[ChangedSpans, ...]
    speakers: tuple[str, ...]
    carriers: tuple[Carrier, ...]
    corrected: tuple[CorrectedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweredQuote:
    """What is answered of one quote. `body` is the whole of it as it was answered, with fields of newer services."""

    text: str
    span: Span
    kind: QuoteKind | Unknown
    speaker: str | None
    verdict: Verdict | Unknown
    attribution: AttributionVerdict | Unknown
    headline: str
    explanation: str
    reason: Reason | Unknown | None
    trouble: tuple[Trouble | Unknown, ...]
    is_judged: bool
    severity: Severity | Unknown | None
    match: RecordedQuote | None
    nearest: tuple[RecordedQuote, ...]
    body: Mapping[str, Any]
    stance: Stance | Unknown = Stance.SAID
    about: str | None = None
    said_in: tuple[SaidPlace, ...] = ()
    replacement: str | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said of it, the whole first, nothing twice."""
        is_said_by_headline = self.reason is Reason.NOT_RECORDED and not self.body.get("joined")
        details = () if self.headline and is_said_by_headline else (self.explanation,)
        return tuple(dict.fromkeys(sentence for sentence in (self.headline, *details) if sentence))


@dataclass(frozen=True, slots=True)
class AnsweredDraft:
    """What is answered of a draft. Older services do not say what they searched."""

    quotes: tuple[AnsweredQuote, ...]
    searched: SearchedCounts | None = None


class NoAnswer(ValueError):
    """A body that is no answer of `POST /v1/check`."""


def parse_answer(body: object) -> AnsweredDraft:
    """An answer of `POST /v1/check`, its quotes in its order. Raises NoAnswer for a body of another kind."""
    if not isinstance(body, dict):
        raise NoAnswer("the answer is no object")
    try:
        searched = parse_searched(body["searched"]) if body.get("searched") else None
        return AnsweredDraft(tuple(_quote(quote) for quote in body["quotes"]), searched)
    except (KeyError, TypeError, ValueError) as error:
        raise NoAnswer(f"the answer lacks what an answer has ({error!r})") from error


def _quote(body: dict[str, Any]) -> AnsweredQuote:
    return AnsweredQuote(
        text=str(body["text"]),
        span=_span(body),
        kind=_word(QuoteKind, body["kind"]),
        speaker=str(body["speaker"]["name"]) if body["speaker"] else None,
        verdict=_word(Verdict, body["verdict"]),
        attribution=_word(AttributionVerdict, body["attribution"]),
        headline=str(body.get("headline", "")),  # an older service has none
        explanation=str(body["explanation"]),
        reason=None if body["reason"] is None else _word(Reason, body["reason"]),
        trouble=tuple(_word(Trouble, trouble) for trouble in body["trouble"]),
        is_judged=bool(body.get("judged", body["kind"] != QuoteKind.UNSPOKEN)),  # older services do not say it
        severity=_severity(body),
        match=_match(body["match"]) if body["match"] else None,
        nearest=tuple(_match(near) for near in body.get("nearest", ())),  # an older service names none
        body=body,
        stance=_word(Stance, body.get("stance", Stance.SAID)),
        about=str(body["about"]) if body.get("about") else None,
        said_in=tuple(map(parse_said, body.get("said_in", ()))),  # an older service knows no primary sources
        replacement=str(body["replacement"]) if body.get("replacement") else None,
    )


def _severity(body: dict[str, Any]) -> Severity | Unknown | None:
    """That of the answer; where it gives none, as older services do, that of the changes of the best match, and other
    words where it only says that there are some."""
    if "severity" in body:
        return None if body["severity"] is None else _word(Severity, body["severity"])
    kinds = [ChangeKind.of(change["kind"]) for change in (body["match"] or {"changes": ()})["changes"]]
    is_untold = Trouble.ALTERED in body["trouble"] and not any(kinds)
    return Severity.WORDING if is_untold else Severity.worst(kind.meaning.severity for kind in kinds if kind)


def _match(body: dict[str, Any]) -> RecordedQuote:
    return RecordedQuote(
        text=str(body["text"]),
        changes=tuple(ChangedSpans(_span(change["candidate"]), _span(change["quote"])) for change in body["changes"]),
        speakers=tuple(str(speaker["name"]) for speaker in body["speakers"]),
        carriers=tuple(Carrier(str(use["outlet"]), use["first_published_at"]) for use in body["outlets"]),
        corrected=_corrected(place["corrected"] for place in body.get("carried_by", ()) if place.get("corrected")),
    )


def _corrected(bodies: Iterable[dict[str, Any]]) -> tuple[CorrectedRecord, ...]:
    """Each correction once, however many places it corrected."""
    by_number = {body["id"]: CorrectedRecord(str(body["at"])[:10], body["by"], body["note"]) for body in bodies}
    return tuple(by_number.values())


def _span(body: dict[str, Any]) -> Span:
    return Span(int(body["start"]), int(body["end"]))


def _word(words: Iterable[Words], word: object) -> Words | Unknown:
    """The member of `words` that is written `word`."""
    return next((member for member in words if member == word), None) or Unknown(str(word))
