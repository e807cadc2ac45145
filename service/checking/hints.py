"""Applies the hints that say who said the quotes of a draft, where the draft itself does not say it or not in full."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from service.checking.draft import Claim, SpeakerHint
from service.domain import AttributedSpan, Stance
from service.errors import InvalidQuery
from service.text.normalise import normalise

MOST_HINTS = 1_000


def claims(text: str, spans: Sequence[AttributedSpan], hints: Sequence[SpeakerHint]) -> list[Claim | None]:
    """Who is said to have said each of `spans`; None when nobody is.

    A hint on its place goes before one on its words, that before one on its speaker's name, and that before the draft.

    Raises InvalidQuery for a hint that says too little or too much, and for one on a quote that is not there.
    """
    _check(hints)
    speaker_by_name = {_folded(hint.name): hint.speaker for hint in hints if hint.name is not None}
    speakers = [_by_name(span, speaker_by_name) or _by_draft(span) for span in spans]
    for number, speaker in (*_by_words(text, spans, hints), *_by_place(spans, hints)):
        speakers[number] = Claim(speaker, is_hinted=True)
    return speakers


def _check(hints: Sequence[SpeakerHint]) -> None:
    if len(hints) > MOST_HINTS:
        raise InvalidQuery(f"there are {len(hints):,} speaker hints; give at most {MOST_HINTS:,}")
    for number, hint in enumerate(hints):
        if sum(place is not None for place in (hint.start, hint.quote, hint.name)) != 1:
            raise InvalidQuery(
                f"speaker hint {number} must give just one of start, quote and name, to say what it is on"
            )


def _by_draft(span: AttributedSpan) -> Claim | None:
    attribution = span.attribution
    if attribution is None or attribution.speaker is None:
        return None
    return Claim(" & ".join(person.name for person in (attribution.speaker, *attribution.others)))


def _by_name(span: AttributedSpan, speaker_by_name: dict[str, str]) -> Claim | None:
    """By a name that the draft uses for the speaker: the fullest one, another one, or the words beside the quote."""
    if span.attribution is None or span.attribution.stance is not Stance.SAID or not speaker_by_name:
        return None
    speaker, mention = span.attribution.speaker, span.attribution.mention
    names = [speaker.name, *speaker.aliases] if speaker else []
    for name in [*names, *([mention.text] if mention else [])]:
        hinted = speaker_by_name.get(_folded(name))
        if hinted is not None:
            return Claim(hinted, is_hinted=True)
    return None


def _by_words(text: str, spans: Sequence[AttributedSpan], hints: Iterable[SpeakerHint]) -> Iterable[tuple[int, str]]:
    wanted = {_folded(hint.quote): (hint.quote, hint.speaker) for hint in hints if hint.quote is not None}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, span in enumerate(spans if wanted else ()):
        numbers[_folded(text[span.span.start : span.span.end])].append(number)
    for folded, (words, speaker) in wanted.items():  # of several on the same words the last counts
        if not numbers.get(folded):
            raise InvalidQuery(f"no quote of the draft has the words {words!r} of a speaker hint; give the whole quote")
        yield from ((number, speaker) for number in numbers[folded])


def _by_place(spans: Sequence[AttributedSpan], hints: Iterable[SpeakerHint]) -> Iterable[tuple[int, str]]:
    starts = [span.span.start - len(span.span.open) for span in spans]
    for hint in hints:
        if hint.start is not None:
            number = bisect_right(starts, hint.start) - 1
            if number < 0 or hint.start >= spans[number].span.end:
                raise InvalidQuery(
                    f"no quote of the draft stands at {hint.start}, where a speaker hint says; count code points"
                )
            yield number, hint.speaker


def _folded(text: str) -> str:
    return normalise(text).key
