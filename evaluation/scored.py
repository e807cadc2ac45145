"""Compares each gold span with what the service reports and says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.gold import GoldArticle, GoldSpan
from evaluation.layout import layout, source_type
from evaluation.mentions import names_same, overlaps
from service.domain import AttributedSpan, Attribution, Span, TextSpan
from service.language.language import DEFAULT, language
from service.text.name_folding import fold_name

_NICKNAME = re.compile(r"[\"“‘]([^\"“”‘’]{1,40})[\"”’]")
_TITLES = language(DEFAULT).titles.words
_UNSAID = frozenset({"the", "jr", "sr"})

OUTER, INNER, PART, MISSED = "outer", "inner", "part", "missed"


@dataclass(frozen=True, slots=True)
class Reported:
    """A span that the service reports, as a quote, as one within a quote, or as one paragraph's part of a quote."""

    how: str
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The verdicts on one gold span; None where the gold has nothing to compare with."""

    article: GoldArticle
    gold: GoldSpan
    reported: Reported | None
    mention_right: bool | None
    """Whether the mention shares a head word with the annotated source."""
    mention_overlaps: bool | None
    """Whether the mention shares a character with the annotated source."""
    name_right: bool | None
    """Whether the speaker's name is the recorded one."""
    layout: str
    source_type: str

    @property
    def attribution(self) -> Attribution | None:
        """What the service says of the span."""
        return self.reported.attribution if self.reported else None

    @property
    def is_given(self) -> bool:
        """Whether the service gives the span a speaker."""
        return self.attribution is not None


def index_reported(text: str, attributed: Iterable[AttributedSpan]) -> dict[Span, Reported]:
    """Everything reported, by its span without the white space at its ends.

    A paragraph's part has the attribution of its quote, a quote within a quote its own, where it has one.
    """
    reported: dict[Span, Reported] = {}
    for outer in attributed:
        for how, span, attribution in _extents(outer, OUTER):
            reported.setdefault(trimmed(text, span), Reported(how, attribution))
    return reported


def _extents(attributed_span: AttributedSpan, how: str) -> Iterator[tuple[str, Span, Attribution | None]]:
    yield how, Span(attributed_span.span.start, attributed_span.span.end), attributed_span.attribution
    if len(attributed_span.span.parts) > 1:
        for part in attributed_span.span.parts:
            yield PART, part, attributed_span.attribution
    attributed = attributed_span.inner or [
        AttributedSpan(span, attributed_span.kind, None) for span in attributed_span.span.inner
    ]
    for inner in attributed:
        yield from _extents(inner, INNER)


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def score(article: GoldArticle, gold: GoldSpan, reported: Mapping[Span, Reported]) -> Scored:
    """The verdicts on `gold`. A span that was missed, or has no speaker, has its mention and its name wrong."""
    here = reported.get(trimmed(article.text, gold.span))
    attribution = here.attribution if here else None
    annotated = gold.attribution if gold.attribution and gold.attribution.who else None
    mention = _pieces(attribution.mention if attribution else None)
    speaker = gold.spoken.speaker if gold.spoken else None
    return Scored(
        article,
        gold,
        here,
        mention_right=None if annotated is None else names_same(article.text, mention, annotated.who),
        mention_overlaps=None if annotated is None else overlaps(mention, annotated.who),
        name_right=None if speaker is None else _is_name(attribution, speaker),
        layout=layout(article.text, gold.span, gold.attribution) if gold.attribution else "not attributed",
        source_type=source_type(article.text, gold.attribution) if gold.attribution else "none",
    )


def _pieces(mention: TextSpan | None) -> tuple[Span, ...]:
    return (Span(mention.start, mention.end),) if mention else ()


def _is_name(attribution: Attribution | None, recorded: str) -> bool:
    """Whether the speaker's name is the recorded one; titles, initials, "the", accents and case aside, nothing else.

    Of joint speakers ("Ann Lee; Bo Dunn") one is enough, and a nickname does for the name it stands beside.
    """
    if attribution is None or attribution.speaker is None:
        return False
    name = _plain(_NICKNAME.sub(" ", attribution.speaker.name))
    return any(name in (_plain(_NICKNAME.sub(" ", speaker)), _by_nickname(speaker)) for speaker in recorded.split(";"))


def _by_nickname(name: str) -> list[str]:
    """`Robert C. "Bob" Lee` as `Bob Lee`."""
    nickname = _NICKNAME.search(name)
    return _plain(f"{nickname[1]}{name[nickname.end() :]}") if nickname else _plain(name)


def _plain(name: str) -> list[str]:
    words = [fold_name(word) for word in name.replace("-", " ").split()]
    kept = [word for word in words if len(word) > 1 and word not in _UNSAID]
    while len(kept) > 1 and kept[0] in _TITLES:
        kept.pop(0)
    return kept or words
