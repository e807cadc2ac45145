"""Chooses the mention that speaks for a quote: by a layout that decides alone, else by the model, else nobody."""

from __future__ import annotations

from dataclasses import dataclass

from service.attribution.choice.clauses import person_cited, speaker_in_clause
from service.attribution.choice.credits import credited_in_sentence, credited_name
from service.attribution.choice.documents import is_only_shown
from service.attribution.choice.features import all_features
from service.attribution.choice.floating import floating_speaker
from service.attribution.choice.hearing import person_heard
from service.attribution.choice.layouts import (
    called_by,
    is_addressed,
    is_nickname,
    is_title_like,
    label,
    person_quoted,
    person_relayed,
    quoted_by_another,
    said_behind,
    teller,
)
from service.attribution.choice.model import Model
from service.attribution.choice.noun_cues import noun_reporter
from service.attribution.choice.passives import passive_of
from service.attribution.choice.quote_view import QuoteView
from service.attribution.choice.reports_within import reporter_within
from service.attribution.choice.terms import is_listed_word, least_of_term
from service.attribution.ids import MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.tuning import DEFAULT_TUNING, Confidences
from service.language.word_classes import Sort

_LAYOUTS = (
    ("sentence of credit", credited_in_sentence),
    ("speaker, colon, quote", label),
    ("line of credit", credited_name),
    ("told", teller),
    ("quoted by another", quoted_by_another),
    ("called", called_by),
    ("heard", person_heard),
    ("quoted as saying", person_quoted),
    ("in a clause", speaker_in_clause),
    ("reported within", reporter_within),
    ("cited", person_cited),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The mention that speaks (None: nobody), how sure that is (0..1), and the layout, where one decided."""

    mention: MentionId | None
    confidence: float
    rule: str = ""


NOBODY = Choice(None, 1.0)


def choose(view: QuoteView, confidences: Confidences = DEFAULT_TUNING.confidences) -> Choice:
    """The speaker of the quote; nobody when the model is less sure than `confidences` ask.

    Where the language has no trained weights, only a layout can decide.
    """
    decided = _by_layout(view)
    if decided is not None:
        return decided
    weights = view.article.narration.language.weights.by_feature
    choice = NOBODY if weights is None else _by_model(view, Model(weights), confidences)
    behind = said_behind(view)
    if behind is not None and choice.mention not in {None, behind}:
        return Choice(behind, 1.0, "verb and speaker behind")
    if choice.mention is None:
        floating = floating_speaker(view)
        if floating is not None:
            return Choice(floating, confidences.floating, "paragraph of its own")
    return choice


def _by_layout(view: QuoteView) -> Choice | None:
    """What a layout decides alone: who speaks, or that nobody does; None where none decides."""
    reporter = None if is_nickname(view) else noun_reporter(view)
    if reporter is not None:
        return Choice(reporter, 1.0, "noun")
    if is_nickname(view) or is_listed_word(view) or is_addressed(view):
        return NOBODY
    for rule, find in _LAYOUTS:
        speaker = find(view)
        if speaker is not None:
            return Choice(speaker, 1.0, rule)
    passive = passive_of(view)
    return None if passive is None else Choice(passive.agent, 1.0, "passive")


def _by_model(view: QuoteView, model: Model, confidences: Confidences) -> Choice:
    probabilities = model.probabilities(all_features(view))
    best = max(range(1, len(probabilities)), key=probabilities.__getitem__, default=0)
    if not best:
        return Choice(None, probabilities[0])
    likeliest, confidence = view.candidates[best - 1], probabilities[best]
    if (same := _goes_on_with(view)) is not None:
        return Choice(same, max(confidence, 1 - probabilities[0]))
    if is_only_shown(view, likeliest):
        return Choice(None, probabilities[0], "only shown")
    speaker = person_relayed(view, likeliest)
    if speaker != likeliest:
        confidence += probabilities[view.candidates.index(speaker) + 1]
    said, who = _least(view, likeliest, confidences)
    is_said = 1 - probabilities[0] >= max(said, least_of_term(view, likeliest, confidences))
    is_sure = is_said and confidence >= who
    return Choice(speaker, confidence) if is_sure else Choice(None, probabilities[0])


def _least(view: QuoteView, mention_id: MentionId, confidences: Confidences) -> tuple[float, float]:
    """How likely it must be that somebody said the quote, and that the mention is who, by the looks of the quote."""
    if is_title_like(view):
        return confidences.title, confidences.who
    if view.is_alone or view.words > confidences.short_words:
        return confidences.said, confidences.who
    if _is_unreported(view, mention_id):
        return confidences.unreported, confidences.who_unreported
    return confidences.short, confidences.who


def _is_unreported(view: QuoteView, mention_id: MentionId) -> bool:
    """Whether no verb reports a quote in the mention's sentence, or only one that hangs on another ("plans to call"): a
    few such words are a term more often than not. A headline reports by a colon ("Lee: Budget is ‘a trick’")."""
    mention = view.article.mentions[mention_id]
    if mention.sentence != view.sentence or _opens_headline(view, mention):
        return False
    cue = view.cue_of(mention_id)
    return cue is None or (cue.link in {"infinitive", "distant"} and not cue.is_strong)


def _opens_headline(view: QuoteView, mention: Mention) -> bool:
    """Whether the mention, a name, opens the quote's sentence in front of a colon, and the quote stands behind that."""
    is_in_front = mention.last < view.token and view.article.narration.words[mention.last] == ":"
    return is_in_front and mention.type is MentionType.NAME and mention.first == view.first


def _goes_on_with(view: QuoteView) -> MentionId | None:
    """Whoever said the quote before, where a comma or "and" alone parts the two ("“A,” “B” and “C”")."""
    previous = view.previous
    if previous is None or previous.speaker not in view.candidates or not view.is_previous_here:
        return None
    narration = view.article.narration
    between = range(previous.token + 1, view.token)
    is_parted = all(narration.words[at] == "," or narration.sorts[at] & Sort.CONJUNCTION for at in between)
    return previous.speaker if is_parted else None
