"""Makes a plain page of what Google Docs exports as HTML: styles out of classes, links themselves, no comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from lxml import html
from lxml.etree import ParserError, tostring

from service.layout import LONGEST_LEFT_OUT, LeftOut, LeftOutReason
from service.text.pages.cost import expect_parsing

_HEAD = 100_000
_EXPORT = re.compile(
    r"""<body[^>]{0,500}\bdoc-content\b|<[a-z]+[^>]{0,300}\bclass="c\d+(?:\s+[a-z]+\d*)*\"""", re.IGNORECASE
)
_RULE = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")
_BOLD = re.compile(r"font-weight:\s*(?:700|800|900|bold)")
_RAISED = re.compile(r"vertical-align:\s*super")
_HIDDEN = re.compile(r"display:\s*none")
_REDIRECT = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/url$")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page as others write them, and the comments that it had."""

    html: str
    left_out: tuple[LeftOut, ...] = ()


def plain_page(source: str) -> PlainPage:
    """`source` itself, unless Google Docs made it. Raises TooCostly when there is not time enough."""
    if not is_export(source):
        return PlainPage(source)
    expect_parsing(source)
    try:
        tree = html.document_fromstring(source)
    except (ParserError, ValueError):
        return PlainPage(source)
    rules: dict[str, str] = {}
    for style in tree.iter("style"):
        rules.update(_RULE.findall(style.text or ""))
    comments = _take_comments(tree)
    for element in [*tree.iter("a", "span")]:
        if element.tag == "a":
            _mend_link(element)
        else:
            _mend_span(element, rules)
    return PlainPage(tostring(tree, encoding="unicode", method="html"), tuple(comments))


def is_export(source: str) -> bool:
    """Whether Google Docs made this page: its classes are c1, c2 and so on, with a style for each."""
    head = source[:_HEAD]
    return _EXPORT.search(head) is not None and _RULE.search(head) is not None


def _take_comments(tree: html.HtmlElement) -> list[LeftOut]:
    """Take out the comments below the text, and the marks of comments and footnotes within it."""
    left_out = []
    for link in [*tree.iter("a")]:
        name = link.get("id") or link.get("name") or ""
        if re.fullmatch(r"cmnt\d+", name):
            block = next((above for above in link.iterancestors("div", "p") if above.tag == "div"), link.getparent())
            link.drop_tree()
            text = " ".join(block.text_content().split())
            left_out.append(LeftOut(LeftOutReason.COMMENT, text[:LONGEST_LEFT_OUT]))
            if block.tag in {"div", "p"}:
                block.drop_tree()
        elif re.fullmatch(r"(?:cmnt_ref|ftnt_ref|ftnt)\d+", name) and link.getparent() is not None:
            holder = link.getparent()
            is_mark = holder.tag == "sup" and holder.text_content() == link.text_content()
            (holder if is_mark else link).drop_tree()
    return left_out


def _mend_link(link: html.HtmlElement) -> None:
    href = link.get("href") or ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return
    if _REDIRECT.match(f"{parts.scheme}://{parts.netloc}{parts.path}"):
        target = parse_qs(parts.query).get("q", [""])[0]
        if target:
            link.set("href", target)


def _mend_span(span: html.HtmlElement, rules: dict[str, str]) -> None:
    style = (
        ";".join(rules.get(name, "") for name in (span.get("class") or "").split()) + ";" + (span.get("style") or "")
    )
    if _HIDDEN.search(style):
        span.drop_tree()
    elif _RAISED.search(style):
        span.tag = "sup"
    elif _BOLD.search(style):
        span.tag = "b"
