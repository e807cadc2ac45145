"""Learns how likely a given speaker is right: `confidence.json`, from answers whose rightness the gold tells.

What a model says of articles that it was trained on is no evidence: the answers are those on articles which the weights
were not learned from.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.calibration import Given
from evaluation.gold import GoldSpan
from evaluation.training.examples import Example
from service.attribution.attribute import attribution_of, decide
from service.attribution.confidence import LOG_ODDS, Facts, chance, log_odds, mention_facts, name_facts
from service.domain import Attribution, Stance
from service.language.language import Language

_ROUNDS, _RATE, _PULL = 400, 1.0, 1.0
"""Full-batch steps, their size, and how strongly each weight is drawn to 0 (one answer's worth)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What bears on one answer, and whether it is right: its mention, and its name; None where that cannot be said.
    `group` is its article's outlet."""

    group: str
    facts: Facts
    mention_right: bool | None
    name_facts: Facts
    name_right: bool | None
    weight: float = 1.0
    """How much it counts, so that a larger corpus does not outweigh a smaller one."""


def read_answers(example: Example, language: Language, weight: float = 1.0) -> Iterator[Answer]:
    """What the service answers on the article, however unsure, of the quotes whose gold is known."""
    for decision, gold in zip(decide(example.text, example.spans, language), example.gold, strict=True):
        attribution = attribution_of(decision, least=0.0)
        if gold is None or decision.mention is None or attribution is None or attribution.stance is not Stance.SAID:
            continue
        is_nobodys = gold.attribution is None or (gold.spoken is not None and gold.spoken.by_nobody)
        of_name = name_facts(decision.view, 0.5, decision.mention, decision.members[0]) if decision.members else {}
        yield Answer(
            example.group,
            mention_facts(decision.view, decision.choice, decision.mention),
            False if is_nobodys else example.agreement.mention(example.text, gold, attribution),
            of_name,
            _name_right(example, gold, attribution, is_nobodys),
            weight,
        )


def _name_right(example: Example, gold: GoldSpan, attribution: Attribution, is_nobodys: bool) -> bool | None:
    """Whether the name is right; None where no name is given, or nothing is recorded of who spoke."""
    if attribution.speaker is None or gold.spoken is None:
        return None
    if is_nobodys or gold.spoken.speaker is None:
        return False
    return example.agreement.name(attribution, gold.spoken.speaker)


def learn(answers: Sequence[Answer]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of the facts that bear on whether a mention is right, and of those that bear on its name."""
    mentions = [
        (answer.facts, answer.mention_right, answer.weight) for answer in answers if answer.mention_right is not None
    ]
    of_mention = _fit(mentions)
    names = [
        (_facts_of_name(answer, of_mention), answer.name_right, answer.weight)
        for answer in answers
        if answer.name_right is not None
    ]
    return of_mention, _fit(names)


def cross_validated(answers: Sequence[Answer]) -> list[Given]:
    """Each answer with the confidence that it gets when nothing is learned from its outlet."""
    given: list[Given] = []
    for group in sorted({answer.group for answer in answers}):
        of_mention, of_name = learn([answer for answer in answers if answer.group != group])
        for answer in answers:
            if answer.group != group:
                continue
            if answer.name_right is not None:
                sure = chance(_facts_of_name(answer, of_mention), of_name)
                given.append(Given(sure, is_named=True, is_right=answer.name_right))
            elif not answer.name_facts and answer.mention_right is not None:
                given.append(Given(chance(answer.facts, of_mention), is_named=False, is_right=answer.mention_right))
    return given


def _facts_of_name(answer: Answer, of_mention: Mapping[str, float]) -> Facts:
    """What bears on the answer's name, how likely its mention is right among it."""
    return {**answer.name_facts, LOG_ODDS: log_odds(chance(answer.facts, of_mention))}


def _fit(rows: Sequence[tuple[Facts, bool, float]]) -> dict[str, float]:
    """Logistic regression: gradient descent over all rows (facts, whether right, how much it counts), each weight by
    the size of its own gradients."""
    weights: dict[str, float] = {fact: 0.0 for facts, _, _ in rows for fact in facts}
    squares = dict.fromkeys(weights, 1e-6)
    for _ in range(_ROUNDS):
        gradients = {fact: _PULL * weight for fact, weight in weights.items()}
        for facts, is_right, counts in rows:
            error = counts * (chance(facts, weights) - is_right)
            for fact, value in facts.items():
                gradients[fact] += error * value
        for fact, gradient in gradients.items():
            squares[fact] += gradient * gradient
            weights[fact] -= _RATE * gradient / math.sqrt(squares[fact])
    return {fact: round(weight, 3) for fact, weight in sorted(weights.items())}
