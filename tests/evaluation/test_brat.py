"""Reading brat's standoff: roles, pieces, and what annotators' files hold besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.brat import Annotated, read_brat
from service.domain import Span

FILE = """\
T1\tSource 40 50;0 5\tMara Olsen Brand
T2\tCue 52 56\tsaid
T3\tContent 60 80\tone line
and another, "as annotators' files have them"
T4\tContent 90 99\tsomething
T5\tAttribution 52 56\tsaid
#1\tAnnotatorNotes T5\tIs this one said or written?
E1\tAttribution:T5 Source:T1 Cue:T2 Content:T3 Content2:T4
T6\tCue 100 103\tsay
T7\tContent 110 120\tnobody's
T8\tAttribution-no-source 100 103\tsay
E2\tAttribution-no-source:T8 Cue:T6 Content:T7
"""


@pytest.fixture
def annotated(tmp_path: Path) -> tuple[Annotated, ...]:
    path = tmp_path / "article_a1.ann"
    path.write_text(FILE, encoding="utf-8")
    return read_brat(path)


def test_each_event_becomes_one_attribution(annotated: tuple[Annotated, ...]) -> None:
    assert len(annotated) == 2


def test_the_pieces_of_a_source_come_in_the_order_of_the_text(annotated: tuple[Annotated, ...]) -> None:
    assert annotated[0].who == (Span(0, 5), Span(40, 50))


def test_a_second_content_belongs_to_the_same_attribution(annotated: tuple[Annotated, ...]) -> None:
    assert annotated[0].content == (Span(60, 80), Span(90, 99))
    assert annotated[0].content_length == 29


def test_an_attribution_without_a_source_names_nobody(annotated: tuple[Annotated, ...]) -> None:
    assert annotated[1].who == ()
    assert annotated[1].cue == (Span(100, 103),)


@pytest.mark.parametrize(
    ("span", "share"),
    [
        pytest.param(Span(62, 70), 1.0, id="within one piece"),
        pytest.param(Span(70, 90), 0.5, id="half outside"),
        pytest.param(Span(75, 95), 0.5, id="over two pieces and the gap between"),
        pytest.param(Span(80, 90), 0.0, id="only the gap"),
    ],
)
def test_the_share_of_a_span_that_a_content_holds(annotated: tuple[Annotated, ...], span: Span, share: float) -> None:
    assert annotated[0].share_held(span) == share
