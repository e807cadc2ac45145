"""Attributes quotes within a quote, by what the outer quote's own words say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service import deadline
from service.attribution.attribute import attribute
from service.attribution.tuning import DEFAULT_TUNING, Tuning
from service.domain import AttributedSpan, Attribution, CastMember, QuotedSpan, Span, Stance, TextSpan
from service.language.language import Language
from service.language.pronouns import Pronouns


def attribute_inner(
    text: str, attributed: Sequence[AttributedSpan], language: Language, *, tuning: Tuning = DEFAULT_TUNING
) -> tuple[AttributedSpan, ...]:
    """The same quotes, each with its inner quotes attributed, by what the outer quote's own words say.

    Inside a quote "I" is its speaker. A name is completed from the names of the article's other speakers. What stands
    deeper than one level is left as data. Time is linear in the length of the text.
    """
    names = " | ".join(_speaker_names(attributed)[: tuning.most_names_for_inner])
    return tuple(
        attribute_within(text[outer.span.start : outer.span.end], outer, language, names, tuning=tuning)
        if outer.span.inner
        else outer
        for outer in attributed
    )


def _speaker_names(attributed: Iterable[AttributedSpan]) -> list[str]:
    """The names of the speakers, each once, in order."""
    speakers = (outer.attribution.speaker for outer in attributed if outer.attribution)
    return list(dict.fromkeys(speaker.name for speaker in speakers if speaker))


def attribute_within(
    words: str, outer: AttributedSpan, language: Language, names: str, *, tuning: Tuning = DEFAULT_TUNING
) -> AttributedSpan:
    """The same quote, whose words are `words`, with its inner quotes attributed; `names` are further speakers, with
    " | " between them. See `attribute_inner`."""
    deadline.check()
    start = outer.span.start
    # A full stop closes the last sentence: without one, a short quote reads like a headline.
    spans = outer.span.inner
    kept = max(len(words.rstrip(",")), *(span.end - start for span in spans))  # one that never closes ends with a comma
    words = words[:kept] + "."
    inner = attribute(words, [_moved(span, -start) for span in spans], language, title=names, tuning=tuning)
    placed = tuple(_placed(quote, span, outer, language.pronouns) for quote, span in zip(inner, spans, strict=True))
    return replace(outer, inner=placed)


def _placed(inner: AttributedSpan, span: QuotedSpan, outer: AttributedSpan, pronouns: Pronouns) -> AttributedSpan:
    """The inner quote with its offsets in the article's text, and "I" as the speaker of the outer one."""
    attribution = inner.attribution
    if attribution is None:
        return replace(inner, span=span)
    start = outer.span.start
    person = _inner_person(attribution, outer, pronouns)
    is_said = attribution.stance is Stance.SAID
    moved = Attribution(
        speaker=person if is_said else None,
        mention=_moved_piece(attribution.mention, start),
        cue=_moved_piece(attribution.cue, start),
        rule=attribution.rule,
        confidence=attribution.confidence,
        stance=attribution.stance,
        about=None if is_said else person,
        others=attribution.others if is_said and person else (),
    )
    return replace(inner, span=span, attribution=moved)


def _inner_person(attribution: Attribution, outer: AttributedSpan, pronouns: Pronouns) -> CastMember | None:
    """The speaker of an inner quote, or whom it is about: "I" is the outer one's speaker, and "he" is not, since who
    speaks of himself says "I"."""
    speaker = attribution.speaker or attribution.about
    mention = attribution.mention.text.lower() if attribution.mention else ""
    if speaker and mention in pronouns.third_person and _is_of(outer, speaker):
        speaker = None
    if speaker is None and mention in pronouns.first_person and outer.attribution:
        return outer.attribution.speaker
    return speaker


def _is_of(outer: AttributedSpan, speaker: CastMember) -> bool:
    """Whether the outer quote is the speaker's."""
    return bool(outer.attribution and outer.attribution.speaker and outer.attribution.speaker.name == speaker.name)


def _moved(span: QuotedSpan, by: int) -> QuotedSpan:
    parts = tuple(Span(part.start + by, part.end + by) for part in span.parts)
    return replace(span, start=span.start + by, end=span.end + by, parts=parts, inner=())


def _moved_piece(piece: TextSpan | None, by: int) -> TextSpan | None:
    return piece and replace(piece, start=piece.start + by, end=piece.end + by)
