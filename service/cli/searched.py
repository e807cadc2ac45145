"""What an answer says was searched, in a line for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SearchedCounts:
    """What quotes were looked for in, as a service answers it (`body`); `since` and `until` are times as it writes
    them, None where no article says when it was published."""

    articles: int
    quotes: int
    outlets: int
    since: str | None
    until: str | None
    body: Mapping[str, Any]


def parse_searched(body: Mapping[str, Any]) -> SearchedCounts:
    """The counts of a `searched` of an answer. Raises KeyError, TypeError or ValueError for what is none."""
    articles, quotes, outlets = (int(body[name]) for name in ("articles", "quotes", "outlets"))
    return SearchedCounts(articles, quotes, outlets, body["from"], body["to"], body)


def searched_in_words(searched: SearchedCounts) -> str:
    """ "Looked through 41 quotes in 5 articles of 5 outlets, published from 2022-01-27 to 2022-01-28."."""
    counts = (
        f"Looked through {_counted(searched.quotes, 'quote')} in {_counted(searched.articles, 'article')} of "
        f"{_counted(searched.outlets, 'outlet')}"
    )
    if searched.since is None or searched.until is None:
        return f"{counts}."
    first, last = searched.since[:10], searched.until[:10]
    return f"{counts}, published {f'on {first}' if first == last else f'from {first} to {last}'}."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
