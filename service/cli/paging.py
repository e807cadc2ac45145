"""Goes through lists that the store gives in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from service.storage.records import Page

Item = TypeVar("Item")


_AT_ONCE = 500


def every_item(page_of: Callable[[int, int | None], Page[Item]]) -> Iterator[Item]:
    """All items of a list, page after page; `page_of` reads so many items behind an id, the first ones for None."""
    after: int | None = None
    while True:
        page = page_of(_AT_ONCE, after)
        yield from page.items
        after = page.next_after
        if after is None:
            return
