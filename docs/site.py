"""What mkdocs adds to the pages of docs/ when it builds the site: the reference, pages that no list names, and links.

A hook of mkdocs (see mkdocs.yml): its functions are called by their names.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import lxml.html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from service.api.examples import examples  # noqa: E402  # mkdocs starts elsewhere
from service.api.specification import describe  # noqa: E402
from service.cli.main import COMMANDS, DeferredCommand  # noqa: E402

_ONLY_NAMED = frozenset({"canonical", "prev", "next", "alternate"})
_IN_STYLE = re.compile(r"url\(['\"]?([^'\")]+)")
_OUTSIDE = re.compile(r"\[([^\]]*)\]\(((?:\.\./)+[^)#\s]*)(#[^)\s]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the decisions, and guides that the list does not name."""
    docs = Path(config.docs_dir)
    named = json.dumps(config.nav)
    groups: dict[str, Any] = {}
    for entry in config.nav or []:
        groups |= entry if isinstance(entry, dict) else {}
    groups["Guides"] += [page.name for page in sorted(docs.glob("*.md")) if f'"{page.name}"' not in named]
    decisions = groups["How it is made"][-1]["Decisions"]
    decisions += [f"decisions/{page.name}" for page in sorted((docs / "decisions").glob("[0-9]*.md"))]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the reference, which is made from the code."""
    for name, content in (("cli", _commands()), ("api", _operations())):
        files.append(File.generated(config, f"reference/{name}.md", content="\n".join(content)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Name the files of the repository that are no pages of the site, in place of a link that leads nowhere."""
    folder = Path(page.file.src_uri).parent

    def plain(link: re.Match[str]) -> str:
        target = (PROJECT / "docs" / folder / link[2]).resolve()
        if target.is_relative_to(PROJECT / "docs"):
            return link[0]
        return f"{link[1]} (`{target.relative_to(PROJECT)}` in the repository)"

    return _OUTSIDE.sub(plain, markdown)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Fail the build when a page would ask for something outside of the site: newsrooms are often closed networks."""
    asked = outside_requests(output)
    if asked:
        raise PluginError(f"{page.file.src_uri} would ask for {', '.join(asked)}")
    return output


def outside_requests(html: str) -> list[str]:
    """The addresses elsewhere that a browser would ask for when it shows the page; links that are clicked are none."""
    tree = lxml.html.document_fromstring(html)
    asked = [str(address) for address in tree.xpath("//script/@src | //img/@src | //iframe/@src | //source/@src")]
    asked += [str(link.get("href")) for link in tree.xpath("//link") if link.get("rel") not in _ONLY_NAMED]
    asked += [address for style in tree.xpath("//style/text()") for address in _IN_STYLE.findall(str(style))]
    asked += ["a diagram's script"] * len(tree.xpath("//*[contains(@class, 'mermaid')]"))
    return [address for address in asked if address.startswith(("http:", "https:", "//", "a diagram"))]


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield (
        "What the help of each command says. It is `.venv/bin/quoteverify` after `make run`, and `quoteverify` alone "
        "where it was installed otherwise.\n"
    )
    for deferred in COMMANDS:
        yield from _command(f"quoteverify {deferred.name}", deferred.load())


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
    yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for inner, part in sorted(command.commands.items()):
            loaded = part.load() if isinstance(part, DeferredCommand) else part
            yield from _command(f"{name} {inner}", loaded)


def _operations() -> Iterator[str]:
    yield "# HTTP"
    yield (
        "Every operation with an example, which a service answers so that has the five articles that come along. "
        "`openapi.yaml` has the schemas; a running service shows them at `/docs`.\n"
    )
    for path, item in describe()["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict):
                yield from _operation(method.upper(), path, operation)


def _operation(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    example = examples()[operation["operationId"]]
    yield f"## {method} {path}\n"
    yield f"{operation.get('summary', '')}\n"
    yield f"{operation.get('description', '')}\n"
    scopes = [scope for need in operation.get("security", ()) for names in need.values() for scope in names]
    if scopes:
        yield f"Scope: `{'`, `'.join(scopes)}`.\n"
    yield f"```text\n{method} {_address(path, example)}\n```\n"
    if "body" in example:
        yield _json(example["body"])
    yield f"Answer {example['status']}:\n"
    if "answer" in example:
        yield _json(example["answer"])


def _address(path: str, example: dict[str, Any]) -> str:
    query = "&".join(f"{key}={str(value).replace(' ', '%20')}" for key, value in example.get("query", {}).items())
    return path.format(**example.get("path", {})) + (f"?{query}" if query else "")


def _json(value: Any) -> str:
    return f"```json\n{json.dumps(value, ensure_ascii=False, indent=2)}\n```\n"
