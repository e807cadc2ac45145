"""The one verb of this part: quoted spans in, each with its kind and, where there is evidence, who said it, out."""

from __future__ import annotations

from collections.abc import Sequence

from service.attribution.cast.cast import Cast
from service.attribution.cast.mentions import find_mentions
from service.attribution.choice.article_view import Previous, Reading
from service.attribution.choice.choice import Choice, choose
from service.attribution.choice.quote_view import QuoteView
from service.attribution.choice.rules import rule_name
from service.attribution.kinds import kind_of
from service.attribution.narration.cues import Cue, find_cues
from service.attribution.narration.headlines import find_headlines, find_titles
from service.attribution.narration.narration import Narration, narrate
from service.attribution.resolution.resolution import Resolver
from service.domain import AttributedSpan, Attribution, QuotedSpan, TextSpan

MOST_QUOTES = 5_000
"""Quotes beyond these get no speaker: no article has so many, and a hostile text must not cost minutes."""

_CONTEXT = 8


def attribute(
    text: str, spans: Sequence[QuotedSpan], *, title: str | None = None, byline: str | None = None
) -> tuple[AttributedSpan, ...]:
    """Say of each of `spans` (the outer quotes of `text`, in order of start) what kind it is and who said it.

    The answer has the order and length of `spans`. `title` and `byline` are the article's, where known: names that
    stand in full only there complete those of the text, and "I" outside the quotes is the byline's person. Time is
    linear in the length of the text.
    """
    if not spans:
        return ()
    reading, cast = read(text, spans, more=" | ".join(filter(None, (title, byline))))
    resolver = Resolver(reading, cast, byline)
    found: list[AttributedSpan] = []
    previous = Previous()
    for number, span in enumerate(spans):
        view = QuoteView(reading, number, span, previous)
        choice = choose(view) if number < MOST_QUOTES else Choice(-1, 0.0)
        attribution = None if choice.mention < 0 else _attribution(view, choice, resolver, cast)
        resolver.note_speaker(view.token, resolver.member(choice.mention) if choice.mention >= 0 else -1)
        before = text[max(0, span.start - len(span.open) - _CONTEXT) : span.start - len(span.open)]
        kind = kind_of(text[span.start : span.end], before, has_speaker=attribution is not None)
        found.append(AttributedSpan(span, kind, attribution))
        previous = Previous(view.token, choice.mention)
    return tuple(found)


def read(text: str, spans: Sequence[QuotedSpan], more: str = "") -> tuple[Reading, Cast]:
    """The narration of `text` with its mentions, cues and cast; `more` is text that only completes names."""
    narration = narrate(text, spans)
    mentions = find_mentions(narration)
    cast = Cast(narration, mentions, more)
    titles = find_headlines(narration) | find_titles(narration)
    return Reading(narration, mentions, find_cues(narration, mentions), titles), cast


def _attribution(view: QuoteView, choice: Choice, resolver: Resolver, cast: Cast) -> Attribution:
    narration = view.reading.narration
    cue = view.cue_of(choice.mention)
    member = resolver.member(choice.mention)
    extent = view.reading.extent(choice.mention)
    return Attribution(
        speaker=cast.members[member].as_cast_member if member >= 0 else None,
        mention=TextSpan(narration.text[extent.start : extent.end], extent.start, extent.end),
        cue=None if cue is None else _cue_piece(narration, cue),
        rule=choice.rule or rule_name(view, choice.mention, cue),
        confidence=round(choice.confidence, 3),
    )


def _cue_piece(narration: Narration, cue: Cue) -> TextSpan:
    return _piece(narration, cue.at, cue.at + (2 if narration.lowers[cue.at] == "according" else 1))


def _piece(narration: Narration, first: int, last: int) -> TextSpan:
    start, end = narration.starts[first], narration.ends[last - 1]
    return TextSpan(narration.text[start:end], start, end)
