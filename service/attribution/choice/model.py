"""The trained model of a language: how likely it is that each mention near a quote, or nobody, said it. Log-linear."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` maps the name of a feature to what it adds to the score of an answer."""

    weights: Mapping[str, float]

    def probabilities(self, answers: Sequence[Sequence[str]]) -> list[float]:
        """How likely each answer is, given the features of all; they add up to 1."""
        weigh = self.weights.get
        scores = [sum([weigh(feature, 0.0) for feature in features]) for features in answers]
        highest = max(scores)
        parts = [math.exp(score - highest) for score in scores]
        total = sum(parts)
        return [part / total for part in parts]
