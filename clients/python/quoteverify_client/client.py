"""The client: every operation of the service, and lists without pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from quoteverify_client.models import CheckAnswer
from quoteverify_client.operations import Operations

Page = Callable[..., Mapping[str, Any]]


class Client(Operations):
    """A service at an address. To be closed, or used in a `with`; threads may share it."""

    def check_file(self, name: str, content: bytes, **fields: Any) -> CheckAnswer:
        """Check a draft that is a file: a .docx, .odt, .rtf or .pdf, or any other that the service reads. `fields` are
        those of `check_draft`, without its text."""
        answer: CheckAnswer = self.ask_with_file("/v1/check", name, content, fields)
        return answer

    def each(self, listed: Page, *given: Any, **query: Any) -> Iterator[Any]:
        """Every item of a list, asking for one page after the other: `client.each(client.list_quotes, speaker="Lee")`.

        Raises ValueError for an operation that is no list with pages.
        """
        cursor: str | None = None
        while True:
            page = listed(*given, cursor=cursor, **query)
            items = _items(page)
            yield from items["items"]
            cursor = items.get("next_cursor")
            if not cursor:
                return


def _items(page: Mapping[str, Any]) -> Mapping[str, Any]:
    """The list of a page, which may stand in a field: a speaker has a page of quotes."""
    if "items" in page:
        return page
    inner = [value for value in page.values() if isinstance(value, Mapping) and "items" in value]
    if len(inner) != 1:
        raise ValueError("this operation answers no list with pages; call it by itself")
    return inner[0]
