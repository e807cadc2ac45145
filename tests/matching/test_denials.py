"""Denials in words: who, by whom, how surely."""

from __future__ import annotations

import pytest

from service.domain import Denial, Speaker, Stance
from service.matching.denials import describe_denials

ORTH, LIND = Speaker(1, "Lena Orth"), Speaker(2, "Bo Lind")


def denied(*outlets: str, about: Speaker | None = ORTH, stance: Stance = Stance.DENIED) -> list[Denial]:
    return [Denial(about, stance, outlet, 1) for outlet in outlets]


@pytest.mark.parametrize(
    ("denials", "sentences"),
    [
        pytest.param([], [], id="nobody denies it"),
        pytest.param(denied("A"), ["According to A, Lena Orth did not say this."], id="one outlet"),
        pytest.param(denied("A", "B"), ["According to A and B, Lena Orth did not say this."], id="two outlets"),
        pytest.param(
            denied("A", "B", "C", "D", "E"),
            ["According to A, B, C and 2 more, Lena Orth did not say this."],
            id="many outlets",
        ),
        pytest.param(denied("A", about=None), ["According to A, this was not said."], id="nobody is named"),
        pytest.param(
            denied("A", stance=Stance.DOUBTED),
            ["According to A, it is not certain that Lena Orth said this."],
            id="in doubt",
        ),
        pytest.param(
            [*denied("A"), *denied("B", about=LIND), *denied("C")],
            ["According to A and C, Lena Orth did not say this.", "According to B, Bo Lind did not say this."],
            id="two persons",
        ),
    ],
)
def test_a_sentence_for_each_person_and_stance(denials: list[Denial], sentences: list[str]) -> None:
    assert describe_denials(denials) == sentences
