"""Reads the narration of an article: its tokens, and in them the mentions, the cues and the titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.attribution.ids import MentionId
from service.attribution.narration.cues import Cue, find_cues
from service.attribution.narration.headlines import find_headlines, find_titles
from service.attribution.narration.labels import find_labels
from service.attribution.narration.mention import Mention
from service.attribution.narration.mentions import find_mentions
from service.attribution.narration.narration import Narration, narrate
from service.domain import QuotedSpan
from service.language.language import Language


@dataclass(frozen=True, slots=True)
class NarrationContent:
    """What the words outside the quotes hold; `titles` are the numbers of the sentences that are titles, `labels` the
    mentions that only announce a quote."""

    narration: Narration
    mentions: list[Mention]
    cues: list[Cue]
    titles: frozenset[int]
    labels: frozenset[MentionId]


def read_narration(text: str, spans: Sequence[QuotedSpan], language: Language) -> NarrationContent:
    """Read the words of `text` outside `spans`, its outer quotes in order of start."""
    narration = narrate(text, spans, language)
    mentions = find_mentions(narration)
    titles = find_headlines(narration) | find_titles(narration)
    labels = find_labels(narration, mentions)
    return NarrationContent(narration, mentions, find_cues(narration, mentions), titles, labels)
