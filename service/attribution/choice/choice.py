"""Chooses the mention that speaks for a quote: by a layout that decides alone, else by the model, else nobody."""

from __future__ import annotations

from dataclasses import dataclass

from service.attribution.choice.features import all_features
from service.attribution.choice.layouts import calls, credited, is_nickname, is_title_like, labelled, relayed, told
from service.attribution.choice.model import trained_model
from service.attribution.choice.quote_view import QuoteView

LEAST_CONFIDENCE = 0.43
"""Below it nobody is named: a wrong speaker is worse than none. Chosen on PolNeAR's dev part, as are the next two:
there 0.38 to 0.43 are alike; the highest is taken, since at 0.4 a seed's quote goes to the body named before it."""

SHORT_CONFIDENCE = 0.45
"""The same for up to three words within the writer's sentence, which are often a term that nobody said.

At 0.4 dev has 0.4 points more mentions right, and more than a quarter of what nobody said with a speaker."""

TITLE_CONFIDENCE = 0.95
"""The same for what looks like the title of a work ("her film “The Long Road”")."""

_SHORT = 3

_LAYOUTS = (("speaker, colon, quote", labelled), ("line of credit", credited), ("told", told), ("called", calls))


@dataclass(frozen=True, slots=True)
class Choice:
    """Number of the mention that speaks (-1: nobody), how sure that is (0..1), and the layout, where one decided."""

    mention: int
    confidence: float
    rule: str = ""


def choose(view: QuoteView) -> Choice:
    """Who said the quote."""
    if is_nickname(view):
        return Choice(-1, 1.0)
    for rule, find in _LAYOUTS:
        certain = find(view)
        if certain >= 0:
            return Choice(certain, 1.0, rule)
    probabilities = trained_model().probabilities(all_features(view))
    best = max(range(1, len(probabilities)), key=probabilities.__getitem__, default=0)
    if not best:
        return Choice(-1, probabilities[0])
    chosen, confidence = view.candidates[best - 1], probabilities[best]
    speaker = relayed(view, chosen)
    if speaker != chosen:
        confidence += probabilities[view.candidates.index(speaker) + 1]
    return Choice(speaker, confidence) if confidence >= least_confidence(view) else Choice(-1, probabilities[0])


def least_confidence(view: QuoteView) -> float:
    """How sure the model must be of the speaker, by the looks of the quote."""
    if is_title_like(view):
        return TITLE_CONFIDENCE
    return SHORT_CONFIDENCE if view.words <= _SHORT and not view.is_alone else LEAST_CONFIDENCE
