"""Learns the model's weights from annotated articles: a log-linear choice, by stochastic gradient descent (Adagrad).

Only used to make `weights.json`; nothing here runs in the service.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.training.examples import Example, Names
from service.attribution.article_view import ArticleView
from service.attribution.attribute import view_article
from service.attribution.choice.features import all_features
from service.attribution.choice.quote_view import PreviousQuote, QuoteView
from service.attribution.ids import MentionId
from service.domain import Span
from service.language.language import Language

EPOCHS, RATE, LEAST_COUNT, SEEDS = 15, 0.05, 4, (1, 2, 3)
"""Chosen on PolNeAR's train part, each fifth judged after training on the other four."""

_START = 0.01
_NEGLIGIBLE_GRADIENT, _NEGLIGIBLE_WEIGHT = 1e-4, 0.02
_SMALLEST = 1e-300

Choice = tuple[list[list[str]], frozenset[int]]
"""The features of every answer to one quote, nobody's first, and the numbers of the right answers."""

Features = list[list[int]]
"""The features of every answer to one quote, nobody's first, each by its number."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One quote to learn from: the features of its answers, and the numbers of the right ones."""

    answers: Features
    right: frozenset[int]


class Lessons:
    """The quotes of annotated articles, their features numbered in the order in which they were seen."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of_article(self, example: Example, language: Language) -> list[Lesson]:
        """What there is to learn from each quote; the annotated speaker of the quote before is known to each.

        Every candidate that names the annotated speaker is right, so that "Lee" in "Lee and Park" and "Park" do not
        count against each other.
        """
        article = view_article(example.text, example.spans, language)
        lessons: list[Lesson] = []
        previous: PreviousQuote | None = None
        for number, (span, gold) in enumerate(zip(example.spans, example.gold, strict=True)):
            view = QuoteView(article, number, span, previous)
            source = gold.attribution.who if gold and gold.attribution else None
            speaker = None if source is None else _annotated_mention(article, view.candidates, source)
            previous = PreviousQuote(view.token, speaker)
            if gold is None or (source is not None and speaker is None):
                continue
            right = {0 if speaker is None else view.candidates.index(speaker) + 1}
            if source is not None:
                right.update(_answers_naming(article, view.candidates, source, example.names))
            answers = [[self._number(feature) for feature in features] for features in all_features(view)]
            lessons.append(Lesson(answers, frozenset(right)))
        return lessons

    def weights(self, lessons: Sequence[Lesson], seeds: Sequence[int] = SEEDS) -> dict[str, float]:
        """The weight of every feature that was seen often enough to matter, averaged over runs and epochs."""
        kept = _without_rare(lessons)
        total = [0.0] * len(self._numbers)
        for seed in seeds:
            for number, weight in enumerate(_descend(kept, len(total), random.Random(seed))):  # noqa: S311
                total[number] += weight / len(seeds)
        named = sorted((feature, total[number]) for feature, number in self._numbers.items())
        return {feature: round(weight, 2) for feature, weight in named if abs(weight) >= _NEGLIGIBLE_WEIGHT}

    def _number(self, feature: str) -> int:
        return self._numbers.setdefault(feature, len(self._numbers))


def _answers_naming(
    article: ArticleView, candidates: Sequence[MentionId], source: tuple[Span, ...], names: Names
) -> Iterator[int]:
    """The numbers of the answers whose words, as they would be given, name the annotated speaker."""
    for answer, mention_id in enumerate(candidates, start=1):
        if names(article.narration.text, article.extent(mention_id), source):
            yield answer


def _annotated_mention(
    article: ArticleView, candidates: Sequence[MentionId], source: tuple[Span, ...]
) -> MentionId | None:
    """The mention that the annotated source means: of those that touch it the first, and of those the longest."""
    narration = article.narration
    touching = [
        mention_id
        for mention_id in candidates
        for mention in [article.mentions[mention_id]]
        if any(
            narration.starts[mention.first] < piece.end and piece.start < narration.ends[mention.last - 1]
            for piece in source
        )
    ]
    return min(
        touching,
        key=lambda mention_id: (article.mentions[mention_id].first, -article.mentions[mention_id].last),
        default=None,
    )


def _without_rare(lessons: Sequence[Lesson]) -> list[Lesson]:
    seen = Counter(feature for lesson in lessons for features in lesson.answers for feature in features)
    return [
        Lesson(
            [[feature for feature in features if seen[feature] >= LEAST_COUNT] for features in lesson.answers],
            lesson.right,
        )
        for lesson in lessons
    ]


def _descend(lessons: Sequence[Lesson], features: int, chance: random.Random) -> list[float]:
    """The weights of one run by the feature's number, averaged over its epochs."""
    weights, squares, average = [0.0] * features, [_START] * features, [0.0] * features
    order = list(range(len(lessons)))
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for number in order:
            _step(weights, squares, lessons[number])
        for feature, weight in enumerate(weights):
            average[feature] += weight / EPOCHS
    return average


def _step(weights: list[float], squares: list[float], lesson: Lesson) -> None:
    scores = [sum([weights[feature] for feature in features]) for features in lesson.answers]
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    total = sum(parts)
    share = sum(parts[number] for number in lesson.right) or _SMALLEST
    for number, (part, features) in enumerate(zip(parts, lesson.answers, strict=True)):
        gradient = part / total - (part / share if number in lesson.right else 0.0)
        if abs(gradient) < _NEGLIGIBLE_GRADIENT:
            continue
        for feature in features:
            squares[feature] += gradient * gradient
            weights[feature] -= RATE * gradient / math.sqrt(squares[feature])
