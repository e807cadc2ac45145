"""A stream is cut into lines, however it arrives, and no more than a line of it is kept."""

from __future__ import annotations

import io
import tracemalloc

import pytest

from service.api.lines import BLOCK, Line, split_lines


def lines(content: bytes, longest: int = 100) -> list[tuple[int, bytes | None]]:
    return [(line.number, line.content) for line in split_lines(io.BytesIO(content).read, longest)]


CUTS = [
    pytest.param(b"", [], id="nothing"),
    pytest.param(b"\n\n  \n", [], id="blank lines"),
    pytest.param(b"a", [(1, b"a")], id="no end"),
    pytest.param(b"a\nb\n", [(1, b"a"), (2, b"b")], id="two lines"),
    pytest.param(b"a\r\n\r\nb", [(1, b"a"), (3, b"b")], id="the ends of Windows; blank ones count"),
    pytest.param(b"x" * 101 + b"\nb", [(1, None), (2, b"b")], id="too long"),
    pytest.param(b"x" * 100 + b"\nb", [(1, b"x" * 100), (2, b"b")], id="just not too long"),
    pytest.param(b"a\n" + b"x" * 101, [(1, b"a"), (2, None)], id="too long at the end"),
    pytest.param(b"x" * (3 * BLOCK) + b"\nb", [(1, None), (2, b"b")], id="too long by blocks"),
]


@pytest.mark.parametrize(("content", "wanted"), CUTS)
def test_cut(content: bytes, wanted: list[tuple[int, bytes | None]]) -> None:
    assert lines(content) == wanted


@pytest.mark.parametrize("before", range(BLOCK - 3, BLOCK + 3))
def test_a_line_may_lie_across_blocks(before: int) -> None:
    first, second = b"x" * before, b"y" * 50
    assert lines(first + b"\n" + second + b"\n", longest=BLOCK * 2) == [(1, first), (2, second)]


def test_a_line_without_end_takes_no_memory() -> None:
    left = [200 * BLOCK]

    def read(size: int) -> bytes:
        left[0] -= size
        return b"x" * size if left[0] >= 0 else b""

    tracemalloc.start()
    found = list(split_lines(read, 1000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [Line(1, None)]
    assert peak < 10 * BLOCK
