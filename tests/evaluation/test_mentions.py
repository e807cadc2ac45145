"""When a mention names the annotated source: the same head word, in the same place."""

from __future__ import annotations

import pytest

from evaluation.mentions import names_same, overlaps
from service.domain import Span


def verdict(gold: str, mention: str) -> tuple[bool, bool]:
    """Whether `mention`, a piece of `gold` or other words after it, is right, and whether it overlaps."""
    text = f"{gold} | {mention}"
    at = gold.find(mention) if mention in gold else text.rindex(mention)
    ours, theirs = [Span(at, at + len(mention))], [Span(0, len(gold))]
    return names_same(text, ours, theirs), overlaps(ours, theirs)


@pytest.mark.parametrize(
    ("gold", "mention"),
    [
        pytest.param("Mara Olsen, a spokeswoman for Jon Brandt", "Mara Olsen", id="the name without its description"),
        pytest.param("the spokeswoman, Mara Olsen", "Mara Olsen", id="the name after its description"),
        pytest.param("Sen. Ida Moen (R-Ohio)", "Ida Moen", id="the name without its title"),
        pytest.param("Ida Moen", "Moen", id="the surname"),
        pytest.param("Foreign Secretary of State Ida Moen", "Ida Moen", id="a title with of"),
        pytest.param("Ida Moen of Vermont", "Ida Moen", id="the name before of"),
        pytest.param("Brandt's", "Brandt", id="the possessive"),
        pytest.param("Collins and King", "King", id="one of two speakers"),
        pytest.param("a report released Monday", "a report", id="before a participle"),
        pytest.param("half of the voters", "the voters", id="a share of them"),
        pytest.param("a ferry captain who asked not to be named", "a ferry captain", id="before who"),
        pytest.param("she", "she", id="a pronoun"),
        pytest.param("who", "who", id="a relative pronoun alone"),
        pytest.param("Moen herself", "Moen", id="the name without herself"),
    ],
)
def test_a_mention_with_the_same_head_is_right(gold: str, mention: str) -> None:
    assert verdict(gold, mention) == (True, True)


@pytest.mark.parametrize(
    ("gold", "mention"),
    [
        pytest.param("Mara Olsen, a spokeswoman for Jon Brandt", "Jon Brandt", id="whom the speaker speaks for"),
        pytest.param("Jon Brandt's spokeswoman", "Jon Brandt", id="whose spokeswoman it is"),
        pytest.param("Ida Moen, professor at Valley College", "Valley College", id="where the speaker works"),
        pytest.param("the head of the harbour board", "the harbour board", id="what the speaker heads"),
    ],
)
def test_overlap_alone_is_not_enough(gold: str, mention: str) -> None:
    assert verdict(gold, mention) == (False, True)


def test_the_same_name_elsewhere_is_another_mention() -> None:
    text = "Moen met Brandt. Moen said so."
    assert not names_same(text, [Span(17, 21)], [Span(0, 4)])
    assert not overlaps([Span(17, 21)], [Span(0, 4)])


def test_no_mention_is_never_right() -> None:
    assert not names_same("Moen said so.", [], [Span(0, 4)])
