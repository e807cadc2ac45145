"""What is decided of one quote: which mention speaks, whom it names, and how sure each of that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from service.attribution.choice.choice import Choice
from service.attribution.choice.quote_view import QuoteView
from service.attribution.confidence import chance, mention_facts, name_facts
from service.attribution.ids import MemberId, MentionId
from service.attribution.resolution.described import Descriptions
from service.attribution.stance.stance import NotSaid


@dataclass(frozen=True)
class Decision:
    """The quote as it was seen, and the decision: `mention` speaks, or is whom an `unsaid` quote is about (None:
    nobody), together with the others of `row`; `members` are whom these name."""

    view: QuoteView
    choice: Choice
    unsaid: NotSaid | None
    mention: MentionId | None
    row: tuple[MentionId, ...]
    members: tuple[MemberId, ...]
    descriptions: Descriptions

    @cached_property
    def mention_confidence(self) -> float:
        """The chance 0..1 that the mention is right; as the choice has it where the language has no calibration."""
        weights = self.view.article.narration.language.calibration.of_mention
        if weights is None or self.mention is None:
            return self.choice.confidence
        return chance(mention_facts(self.view, self.choice, self.mention), weights)

    @cached_property
    def confidence(self) -> float:
        """The chance 0..1 that the first name is right; where there is no name, that the mention is."""
        weights = self.view.article.narration.language.calibration.of_name
        if weights is None or self.mention is None or not self.members:
            return self.mention_confidence
        return chance(name_facts(self.view, self.mention_confidence, self.mention, self.members[0]), weights)
