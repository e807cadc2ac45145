"""Reads what a page says of itself in JSON-LD, as schema.org has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

TYPES_OF_LIVE_BLOGS = frozenset({"LiveBlogPosting"})
_ARTICLES = ("Article", "BlogPosting", "Report", "Review", "Statement")
_BODIES = frozenset({"Organization", "NewsMediaOrganization", "Corporation"})
_MOST_NODES = 5_000

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The objects of a page's JSON-LD, and of them those that describe the article itself."""

    nodes: tuple[Node, ...]

    @property
    def article(self) -> Node:
        """What describes the page's article; empty when nothing does. A list of other articles does not."""
        return next((node for node in self.nodes if any(map(_is_article, types_of(node)))), {})

    @property
    def updates(self) -> list[Node]:
        """The posts of a live blog."""
        for node in self.nodes:
            if types_of(node) & TYPES_OF_LIVE_BLOGS:
                return [update for update in _list(node.get("liveBlogUpdate")) if isinstance(update, Mapping)]
        return []

    @staticmethod
    def authors_of(node: Node) -> list[str]:
        """The names of those who wrote what the node describes, persons first asked; bodies are left out."""
        names = []
        for author in _list(node.get("author")):
            if isinstance(author, str):
                names.append(author)
            elif isinstance(author, Mapping) and not types_of(author) & _BODIES:
                names += [name for name in _list(author.get("name")) if isinstance(name, str)]
        return names


def read_structured(tree: HtmlElement) -> StructuredData:
    """The JSON-LD of a page; what is no JSON is passed over."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                nodes += _nodes(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
        if len(nodes) > _MOST_NODES:
            break
    return StructuredData(tuple(nodes[:_MOST_NODES]))


def types_of(node: Node) -> frozenset[str]:
    """The types of a node, without the address of the vocabulary."""
    return frozenset(str(name).rpartition("/")[2] for name in _list(node.get("@type")))


def _nodes(value: Any) -> Iterator[Node]:
    """The objects at the top, in lists and in a graph there; what they hold is of others."""
    todo = [value]
    while todo:
        item = todo.pop(0)
        if isinstance(item, list):
            todo[:0] = item[:_MOST_NODES]
        elif isinstance(item, Mapping):
            yield item
            todo[:0] = [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), list | Mapping)
            ]


def _is_article(name: str) -> bool:
    return name.endswith(_ARTICLES) or name in TYPES_OF_LIVE_BLOGS


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
