"""Names for what decided an attribution, read off the layout of quote, cue and speaker."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.attribution.narration.cues import Cue


def rule_name(view: QuoteView, number: int, cue: Cue | None) -> str:
    """The layout in words: "quote, cue, speaker", "according to", "same speaker as the quote before" and so on."""
    mention = view.reading.mentions[number]
    if view.previous.mention == number and mention.sentence != view.sentence:
        return "speaker of the quote before"
    if cue is not None and cue.lemma == "according":
        return "according to"
    order = [(view.token, "quote"), (mention.first, "speaker")]
    if cue is not None:
        order.append((cue.at, "cue"))
    layout = ", ".join(name for _, name in sorted(order))
    difference = mention.sentence - view.sentence
    if difference == 0:
        return layout
    place = "earlier" if difference < 0 else "later"
    return f"{place} sentence: {layout}"
