"""The one verb of this part: quoted spans in, each with its kind and, where there is evidence, who said it, out."""

from __future__ import annotations

from collections.abc import Sequence

from service.attribution.cast import Cast
from service.attribution.cues import Cue, CueFinder
from service.attribution.features import Previous, QuoteView, Reading
from service.attribution.kinds import kind_of
from service.attribution.mentions import find_headlines, find_mentions, find_titles
from service.attribution.model import trained_model
from service.attribution.narration import narrate
from service.attribution.resolution import Resolver
from service.attribution.rules import rule_name
from service.domain import AttributedSpan, Attribution, QuotedSpan, TextSpan

LEAST_CONFIDENCE = 0.5
"""Below it nobody is named: a wrong speaker is worse than none."""

TITLE_CONFIDENCE = 0.7
_CONTEXT = 8


def attribute(
    text: str, spans: Sequence[QuotedSpan], *, title: str | None = None, byline: str | None = None
) -> tuple[AttributedSpan, ...]:
    """Say of each of `spans` (outer quotes of `text`, in order of start) what kind it is and who is said to have said it.

    The answer has the order and length of `spans`. `title` and `byline` are the article's, where known; the byline's
    name is nobody's speaker. Time is linear in the length of the text.
    """
    del title, byline
    if not spans:
        return ()
    reading, cast = read(text, spans)
    resolver = Resolver(reading, cast)
    found: list[AttributedSpan] = []
    previous = Previous()
    for number, span in enumerate(spans):
        view = QuoteView(reading, number, span, previous)
        mention, confidence = choose(view)
        attribution = None if mention < 0 else _attribution(view, mention, confidence, resolver, cast)
        before = text[max(0, span.start - len(span.open) - _CONTEXT) : span.start - len(span.open)]
        kind = kind_of(view.content, before, has_speaker=attribution is not None)
        resolver.note_speaker(view.token, resolver.member(mention) if mention >= 0 else -1)
        found.append(AttributedSpan(span, kind, attribution))
        previous = Previous(view.token, mention)
    return tuple(found)


def read(text: str, spans: Sequence[QuotedSpan]) -> tuple[Reading, Cast]:
    """The narration of `text` with its mentions, cues and cast."""
    narration = narrate(text, spans)
    mentions = find_mentions(narration)
    cast = Cast(narration, mentions)
    cues = CueFinder(narration, mentions).find()
    return Reading(narration, mentions, cues, headlines=find_headlines(narration) | find_titles(narration)), cast


def choose(view: QuoteView) -> tuple[int, float]:
    """The number of the mention that speaks (-1: nobody) and how sure the model is, 0..1."""
    for certain in (view.labelled(), view.credited()):
        if certain >= 0:
            return certain, 1.0
    answers = [view.nobody(), *view.all_features()]
    probabilities = trained_model().probabilities(answers)
    best = max(range(1, len(answers)), key=probabilities.__getitem__, default=0)
    if not best:
        return -1, probabilities[0]
    chosen, confidence = view.candidates[best - 1], probabilities[best]
    speaker = view.relayed(chosen)
    if speaker != chosen:
        confidence += probabilities[view.candidates.index(speaker) + 1]
    return (speaker, confidence) if confidence >= least_confidence(view) else (-1, probabilities[0])


def least_confidence(view: QuoteView) -> float:
    """How sure the model must be: more for what looks like the title of a work ("her film “The Long Road”")."""
    return TITLE_CONFIDENCE if view.is_title_like else LEAST_CONFIDENCE


def _attribution(view: QuoteView, number: int, confidence: float, resolver: Resolver, cast: Cast) -> Attribution:
    reading, narration = view.reading, view.reading.narration
    mention = reading.mentions[number]
    cue = view.cue_of(number)
    member = resolver.member(number)
    first = mention.head if mention.member >= 0 else mention.first
    return Attribution(
        speaker=cast.members[member].as_cast_member if member >= 0 else None,
        mention=_piece(narration.text, narration.starts[first], narration.ends[mention.last - 1]),
        cue=None if cue is None else _cue_piece(narration.text, cue, reading),
        rule=rule_name(view, number, cue),
        confidence=round(confidence, 3),
    )


def _cue_piece(text: str, cue: Cue, reading: Reading) -> TextSpan:
    last = cue.at + 1 if cue.lemma == "according" else cue.at
    return _piece(text, reading.narration.starts[cue.at], reading.narration.ends[last])


def _piece(text: str, start: int, end: int) -> TextSpan:
    return TextSpan(text[start:end], start, end)
