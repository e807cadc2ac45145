"""Cursors lead back to where they were made, and nothing else is taken for one."""

import pytest

from service.api.cursors import make_cursor, read_cursor
from service.errors import InvalidCursor


def test_a_cursor_is_read_back_by_the_list_that_made_it() -> None:
    assert read_cursor("quotes", make_cursor("quotes", 1234)) == 1234


def test_the_last_page_has_no_cursor() -> None:
    assert make_cursor("quotes", None) is None


def test_no_cursor_means_the_first_page() -> None:
    assert read_cursor("quotes", None) is None


@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("", id="empty"),
        pytest.param("not a cursor!", id="not base64"),
        pytest.param("cXVvdGVz", id="no id"),
        pytest.param("cXVvdGVzOi0x", id="a negative id"),
        pytest.param("cXVvdGVzOjE7RFJPUA", id="with a tail"),
        pytest.param("Ä", id="not ascii"),
        pytest.param("cXVvdGVzOtmh", id="an Arabic digit"),
    ],
)
def test_what_was_not_made_here_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursor, match="leave it out for the first page"):
        read_cursor("quotes", cursor)


def test_a_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(InvalidCursor):
        read_cursor("articles", make_cursor("quotes", 7))
