"""How far confidences can be believed, counted by hand."""

from __future__ import annotations

import pytest

from evaluation.calibration import Given, expected_calibration_error, reliability

SURE = [Given(0.95, is_named=True, is_right=True)] * 3 + [Given(0.95, is_named=True, is_right=False)]
UNSURE = [Given(0.55, is_named=True, is_right=True), Given(0.55, is_named=False, is_right=False)]


def test_the_error_is_the_mean_distance_of_confidence_and_share_right() -> None:
    # Four at 0.95 of which 0.75 are right, two at 0.55 of which 0.5 are.
    assert expected_calibration_error([*SURE, *UNSURE]) == pytest.approx((4 * 0.2 + 2 * 0.05) / 6)


def test_nothing_given_has_no_error() -> None:
    assert expected_calibration_error([]) == 0.0


def test_a_row_says_how_many_are_right() -> None:
    rows = [(row.low, row.given, round(row.confidence, 2), row.right) for row in reliability([*SURE, *UNSURE])]
    assert rows == [(0.5, 2, 0.55, 0.5), (0.95, 4, 0.95, 0.75)]


def test_certainty_stands_in_the_last_row() -> None:
    [row] = reliability([Given(1.0, is_named=True, is_right=True)])
    assert (row.high, row.given) == (1.0, 1)
