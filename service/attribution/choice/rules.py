"""Names what decided an attribution, by the order of quote, cue and speaker."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import ACCORDING, Cue


def rule_name(view: QuoteView, mention_id: MentionId, cue: Cue | None) -> str:
    """The order in words: "quote, cue, speaker", "according to", "speaker of the quote before" and so on."""
    mention = view.article.mentions[mention_id]
    if view.previous is not None and view.previous.speaker == mention_id and mention.sentence != view.sentence:
        return "speaker of the quote before"
    if cue is not None and cue.lemma == ACCORDING:
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
