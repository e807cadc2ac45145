"""The trained weights: which mention, or nobody, a quote is best given to. A log-linear model in weights.json."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` maps the name of a feature to what it adds to the score of an answer."""

    weights: dict[str, float]

    def probabilities(self, answers: Sequence[Sequence[str]]) -> list[float]:
        """How likely each answer is, given the features of all; they add up to 1."""
        weigh = self.weights.get
        scores = [sum([weigh(feature, 0.0) for feature in features]) for features in answers]
        highest = max(scores)
        parts = [math.exp(score - highest) for score in scores]
        total = sum(parts)
        return [part / total for part in parts]


@cache
def trained_model() -> Model:
    """The model shipped beside this module; `weights.json` says how it was made."""
    content = resources.files("service.language").joinpath("en", "weights.json").read_text(encoding="utf-8")
    return Model(json.loads(content)["weights"])
