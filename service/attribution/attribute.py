"""Attributes quoted spans: says of each what kind it is and, where the text gives evidence, who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service import deadline
from service.attribution.article_view import ArticleView
from service.attribution.cast.gathering import gather_cast
from service.attribution.choice.choice import NOBODY, choose
from service.attribution.choice.joint import joint_speakers
from service.attribution.choice.quote_view import PreviousQuote, QuoteView
from service.attribution.choice.rules import rule_name
from service.attribution.decision import Decision
from service.attribution.ids import MentionId
from service.attribution.kinds import is_cut_short, kind_of
from service.attribution.narration.cues import Cue
from service.attribution.narration.narration import Narration
from service.attribution.narration.reading import read_narration
from service.attribution.resolution.described import Descriptions
from service.attribution.resolution.resolution import Resolver
from service.attribution.stance.stance import is_unspoken, not_said
from service.attribution.tuning import DEFAULT_TUNING, Tuning
from service.domain import AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind, TextSpan
from service.language.language import Language

_CONTEXT = 8


def attribute(
    text: str,
    spans: Sequence[QuotedSpan],
    language: Language,
    *,
    title: str | None = None,
    byline: str | None = None,
    tuning: Tuning = DEFAULT_TUNING,
) -> tuple[AttributedSpan, ...]:
    """Say of each of `spans` (the outer quotes of `text`, in order of start) what kind it is and who said it.

    The answer has the order and length of `spans`. `language` is that of the text. `title` and `byline` are the
    article's, where known: names that stand in full only there complete those of the text, and "I" outside the quotes
    is the byline's person. Time is linear in the length of the text.
    """
    return tuple(
        _attributed(text, decision, tuning)
        for decision in decide(text, spans, language, title=title, byline=byline, tuning=tuning)
    )


def decide(
    text: str,
    spans: Sequence[QuotedSpan],
    language: Language,
    *,
    title: str | None = None,
    byline: str | None = None,
    tuning: Tuning = DEFAULT_TUNING,
) -> Iterator[Decision]:
    """What is decided of each of `spans`, in their order, with the view that it was decided by; see `attribute`."""
    if not spans:
        return
    article = view_article(text, spans, language, more=" | ".join(filter(None, (title, byline))))
    resolver = Resolver(article, byline, tuning.salience)
    descriptions = Descriptions(article)
    previous: PreviousQuote | None = None
    for number, span in enumerate(spans):
        deadline.check()
        view = QuoteView(article, number, span, previous, tuning.window)
        choice = choose(view, tuning.confidences) if number < tuning.most_quotes else NOBODY
        if choice.mention is not None and is_unspoken(view, choice.mention):
            choice = NOBODY
        unsaid = not_said(view, choice.mention) if number < tuning.most_quotes else None
        mention_id = choice.mention if unsaid is None else unsaid.about
        resolver.note_speaker(view.token, None if mention_id is None else resolver.resolve(mention_id))
        row: tuple[MentionId, ...] = ()
        if mention_id is not None:
            row = tuple(joint_speakers(view, mention_id)) if unsaid is None else (mention_id,)
        members = dict.fromkeys(map(resolver.resolve, row))
        named = tuple(member for member in members if member is not None)
        yield Decision(view, choice, unsaid, mention_id, row, named, descriptions)
        previous = PreviousQuote(view.token, choice.mention if unsaid is None else None)


def view_article(text: str, spans: Sequence[QuotedSpan], language: Language, more: str = "") -> ArticleView:
    """The narration of `text` with its mentions, cues and cast; `more` is text that only completes names."""
    content = read_narration(text, spans, language)
    return ArticleView(content, gather_cast(content.narration, content.mentions, more))


def _attributed(text: str, decision: Decision, tuning: Tuning) -> AttributedSpan:
    span = decision.view.span
    attribution = attribution_of(decision, tuning.confidences.least_given)
    before = text[max(0, span.start - len(span.open) - _CONTEXT) : span.start - len(span.open)]
    kind = kind_of(text[span.start : span.end], before, has_speaker=attribution is not None)
    if is_cut_short(text, span):
        kind = QuoteKind.PARTIAL
    return AttributedSpan(span, kind, attribution)


def attribution_of(decision: Decision, least: float) -> Attribution | None:
    """Gives the quote to whom the mentions name; to no name, or to nobody, where that is less sure than `least`."""
    view, mention_id = decision.view, decision.mention
    if mention_id is None:
        return None
    people: Sequence[CastMember] = decision.descriptions.together(decision.members)
    confidence = decision.confidence
    if decision.unsaid is None and people and confidence < least:
        people, confidence = (), decision.mention_confidence
    if decision.unsaid is None and confidence < least:
        return None
    cue = view.cue_of(mention_id)
    extents = [view.article.extent(member) for member in (decision.row[0], decision.row[-1])]
    start, end = extents[0].start, extents[-1].end
    attribution = Attribution(
        speaker=people[0] if people else None,
        mention=TextSpan(view.article.narration.text[start:end], start, end),
        cue=None if cue is None else _cue_text(view.article.narration, cue),
        rule=decision.choice.rule or rule_name(view, mention_id, cue),
        confidence=round(confidence, 3),
        others=tuple(people[1:]),
    )
    if decision.unsaid is None:
        return attribution
    return replace(attribution, speaker=None, about=attribution.speaker, stance=decision.unsaid.stance)


def _cue_text(narration: Narration, cue: Cue) -> TextSpan:
    """The reporting verb, or "according to", as it stands in the text."""
    start, end = narration.starts[cue.at], narration.ends[cue.at + cue.length - 1]
    return TextSpan(narration.text[start:end], start, end)
