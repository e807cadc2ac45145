"""Learns the model's weights from annotated articles: a log-linear choice, by stochastic gradient descent (Adagrad).

Only used to make `weights.json`; nothing here runs in the service.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.attribution.article_view import ArticleView
from service.attribution.attribute import view_article
from service.attribution.choice.features import all_features
from service.attribution.choice.quote_view import PreviousQuote, QuoteView
from service.attribution.ids import MentionId
from service.domain import QuotedSpan, Span
from service.language.language import Language

EPOCHS, RATE, LEAST_COUNT, SEEDS = 15, 0.05, 4, (1, 2, 3)
"""Chosen on PolNeAR's train part, each fifth judged after training on the other four."""

_START = 0.01
_NEGLIGIBLE_GRADIENT, _NEGLIGIBLE_WEIGHT = 1e-4, 0.02
_SMALLEST = 1e-300
_DOUBLE = frozenset('"“”')

Choice = tuple[list[list[str]], frozenset[int]]
"""The features of every answer to one quote, nobody's first, and the numbers of the right answers."""

Names = Callable[[str, Span, tuple[Span, ...]], bool]
"""Whether a piece of a text names the speaker whom the annotated pieces of it name."""


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article. `sources[i]` are the pieces that name the speaker of `spans[i]`; None: nobody says it.

    An empty tuple means that somebody speaks whom the article does not name; nothing is learned from it.
    """

    text: str
    language: Language
    spans: Sequence[QuotedSpan]
    sources: Sequence[tuple[Span, ...] | None]


def learn(examples: Iterable[Example], names: Names) -> dict[str, float]:
    """The weight of every feature that was seen often enough to matter, averaged over runs and epochs.

    Every candidate that `names` the annotated speaker is right, so that "Lee" in "Lee and Park" and "Park" do not
    count against each other.
    """
    choices = [choice for example in examples for choice in _choices(example, names)]
    choices = _without_rare(choices)
    total: Counter[str] = Counter()
    for seed in SEEDS:
        for feature, weight in _descend(choices, random.Random(seed)).items():  # noqa: S311
            total[feature] += weight / len(SEEDS)  # type: ignore[assignment]
    return {feature: round(weight, 2) for feature, weight in sorted(total.items()) if abs(weight) >= _NEGLIGIBLE_WEIGHT}


def _choices(example: Example, names: Names) -> Iterator[Choice]:
    """The features and right answers of each quote; the annotated speaker of the quote before is known to each."""
    article = view_article(example.text, example.spans, example.language)
    previous: PreviousQuote | None = None
    for number, (span, source) in enumerate(zip(example.spans, example.sources, strict=True)):
        view = QuoteView(article, number, span, previous)
        speaker = None if source is None else _annotated_mention(article, view.candidates, source)
        previous = PreviousQuote(view.token, speaker)
        is_missed = source is not None and speaker is None
        if is_missed or span.open not in _DOUBLE:
            continue
        right = {0 if speaker is None else view.candidates.index(speaker) + 1}
        if source is not None:
            right.update(_answers_naming(article, view.candidates, source, names))
        yield all_features(view), frozenset(right)


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


def _without_rare(choices: list[Choice]) -> list[Choice]:
    seen = Counter(feature for answers, _ in choices for features in answers for feature in features)
    return [
        ([[feature for feature in features if seen[feature] >= LEAST_COUNT] for features in answers], right)
        for answers, right in choices
    ]


def _descend(choices: list[Choice], chance: random.Random) -> dict[str, float]:
    """The weights of one run, averaged over its epochs."""
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    average: dict[str, float] = {}
    order = list(range(len(choices)))
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for number in order:
            _step(weights, squares, *choices[number])
        for feature, weight in weights.items():
            average[feature] = average.get(feature, 0.0) + weight / EPOCHS
    return average


def _step(
    weights: dict[str, float], squares: dict[str, float], answers: list[list[str]], right: Collection[int]
) -> None:
    scores = [sum([weights.get(feature, 0.0) for feature in features]) for features in answers]
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    total = sum(parts)
    share = sum(parts[number] for number in right) or _SMALLEST
    for number, (part, features) in enumerate(zip(parts, answers, strict=True)):
        gradient = part / total - (part / share if number in right else 0.0)
        if abs(gradient) < _NEGLIGIBLE_GRADIENT:
            continue
        for feature in features:
            square = squares[feature] = squares.get(feature, _START) + gradient * gradient
            weights[feature] = weights.get(feature, 0.0) - RATE * gradient / math.sqrt(square)
