"""Attributes quoted spans: says of each what kind it is and, where the text gives evidence, who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.attribution.article_view import ArticleView
from service.attribution.cast.gathering import gather_cast
from service.attribution.choice.choice import NOBODY, Choice, choose
from service.attribution.choice.joint import joint_speakers
from service.attribution.choice.quote_view import PreviousQuote, QuoteView
from service.attribution.choice.rules import rule_name
from service.attribution.ids import MentionId
from service.attribution.kinds import kind_of
from service.attribution.narration.cues import Cue
from service.attribution.narration.narration import Narration
from service.attribution.narration.reading import read_narration
from service.attribution.resolution.described import Descriptions
from service.attribution.resolution.resolution import Resolver
from service.attribution.stance.stance import not_said
from service.attribution.tuning import DEFAULT_TUNING, Tuning
from service.domain import AttributedSpan, Attribution, CastMember, QuotedSpan, TextSpan
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
    if not spans:
        return ()
    article = view_article(text, spans, language, more=" | ".join(filter(None, (title, byline))))
    resolver = Resolver(article, byline, tuning.salience)
    descriptions = Descriptions(article)
    attributed: list[AttributedSpan] = []
    previous: PreviousQuote | None = None
    for number, span in enumerate(spans):
        view = QuoteView(article, number, span, previous, tuning.window)
        choice = choose(view, tuning.confidences) if number < tuning.most_quotes else NOBODY
        unsaid = not_said(view, choice.mention) if number < tuning.most_quotes else None
        mention_id = choice.mention if unsaid is None else unsaid.about
        resolver.note_speaker(view.token, None if mention_id is None else resolver.resolve(mention_id))
        attribution = None
        if mention_id is not None:
            row = joint_speakers(view, mention_id) if unsaid is None else (mention_id,)
            members = dict.fromkeys(map(resolver.resolve, row))
            people = descriptions.together([member for member in members if member is not None])
            attribution = _attribution(view, choice, mention_id, row, people)
        if attribution is not None and unsaid is not None:
            attribution = replace(attribution, speaker=None, about=attribution.speaker, stance=unsaid.stance)
        before = text[max(0, span.start - len(span.open) - _CONTEXT) : span.start - len(span.open)]
        kind = kind_of(text[span.start : span.end], before, has_speaker=attribution is not None)
        attributed.append(AttributedSpan(span, kind, attribution))
        previous = PreviousQuote(view.token, choice.mention if unsaid is None else None)
    return tuple(attributed)


def view_article(text: str, spans: Sequence[QuotedSpan], language: Language, more: str = "") -> ArticleView:
    """The narration of `text` with its mentions, cues and cast; `more` is text that only completes names."""
    content = read_narration(text, spans, language)
    return ArticleView(content, gather_cast(content.narration, content.mentions, more))


def _attribution(
    view: QuoteView, choice: Choice, mention_id: MentionId, row: Sequence[MentionId], people: Sequence[CastMember]
) -> Attribution:
    """Gives the quote to `people`, whom the mentions of `row` name, that of `mention_id` among them."""
    narration = view.article.narration
    cue = view.cue_of(mention_id)
    extents = [view.article.extent(member) for member in (row[0], row[-1])]
    start, end = extents[0].start, extents[-1].end
    return Attribution(
        speaker=people[0] if people else None,
        mention=TextSpan(narration.text[start:end], start, end),
        cue=None if cue is None else _cue_text(narration, cue),
        rule=choice.rule or rule_name(view, mention_id, cue),
        confidence=round(choice.confidence, 3),
        others=tuple(people[1:]),
    )


def _cue_text(narration: Narration, cue: Cue) -> TextSpan:
    """The reporting verb, or "according to", as it stands in the text."""
    start, end = narration.starts[cue.at], narration.ends[cue.at + cue.length - 1]
    return TextSpan(narration.text[start:end], start, end)
