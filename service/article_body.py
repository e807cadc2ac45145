"""The body of `POST /v1/articles`, and of a line in a file of articles: checked field by field, then made an article.

Plain Python: neither HTTP nor a schema is needed, so that files, seeds and requests are read by the same rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from service.captions import transcript_of_captions
from service.debates import transcript_of_debate
from service.documents.google_docs import plain_page
from service.domain import FIELD_NAMES, Article, ArticleFields, ArticleKind, Overrides, PublishedAt
from service.errors import InvalidArticle, InvalidPublicationTime, InvalidText, UnreadableDocument
from service.language.language import language_of
from service.language.tags import is_tag
from service.people.lookup_keys import LONGEST_NAME
from service.text.checks import check_sent_text
from service.text.html import article_from_html
from service.text.pages.words import PageWords
from service.written_turns import WrittenTurn, parse_turns, transcript_of

LONGEST_URL = 2_048
LONGEST_LINE = 2_000
"""Of a title or a byline. All lengths are in code points."""
_NEVER_IN_ADDRESSES = (
    r"\s\u0000-\u0020\"<>\\^`{|}\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
)
"""Of ASCII what RFC 3986 has no place for; white space, control characters and what shows nothing or turns the text."""
_PORT = "(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
ADDRESS = (
    rf"https?://(?:\[[0-9A-Fa-f:.]+\]|[^{_NEVER_IN_ADDRESSES}/?#@:\[\]]+)(?::{_PORT})?"
    rf"(?:[/?#][^{_NEVER_IN_ADDRESSES}]*)?"
)
"""An address as a whole, in the words of Python and of JSON Schema: a host, a port, the rest; nobody's name and
password, which make another host of what is read first."""
_ADDRESS = re.compile(ADDRESS)


@dataclass(frozen=True, slots=True)
class ArticleBody(Overrides):
    """What was sent of an article: its `text`, its page as `html`, the `turns` of a transcript, `captions`, or a
    `debate` in Akoma Ntoso, and what the sender says of it."""

    outlet: str
    text: str | None = None
    html: str | None = None
    turns: tuple[WrittenTurn, ...] | None = None
    captions: str | None = None
    debate: str | None = None


def json_of_line(content: str | bytes) -> object:
    """What a line of JSON says; raises UnreadableDocument for one that is no JSON in UTF-8."""
    try:
        return json.loads(content if isinstance(content, str) else content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"the line is not UTF-8 (byte {error.start}); convert it first") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"the line is not JSON ({error})") from error


def parse_body(body: object) -> ArticleBody:
    """The body that some JSON says, all of it checked. Raises InvalidArticle, which names every field at fault."""
    if not isinstance(body, Mapping):
        raise InvalidArticle(faults={InvalidArticle.WHOLE: ["Invalid input type."]})
    values: dict[str, Any] = {}
    faults: dict[str, list[str]] = {}
    for name, rule in _RULES.items():
        try:
            if name in body or rule.is_required:
                values[name] = rule.parse(body, name)
        except (InvalidText, InvalidPublicationTime) as error:
            faults[name] = [str(error)]
    faults |= {str(name): ["Unknown field."] for name in body if name not in _RULES}
    if not faults and sum(name in body for name in CONTENTS) != 1:
        faults["text"] = ["Give the article in one of text, html, turns, captions and debate."]
    if faults:
        raise InvalidArticle(faults=faults)
    return ArticleBody(**values)


def article_of(body: ArticleBody) -> Article:
    """The article of a body; what a page says of itself fills in what the sender left out.

    Raises UnreadableDocument for a page without a text, captions without a cue and a debate without a speech.
    """
    if body.html is not None:
        return article_of_page(body.html, body)
    if body.turns is not None:
        return transcript_of(body.outlet, body.turns).overridden_by(body)
    if body.captions is not None:
        return transcript_of_captions(body.captions, body.outlet).overridden_by(body)
    if body.debate is not None:
        return transcript_of_debate(body.debate, body.outlet).overridden_by(body)
    return Article(body.outlet, body.text or "").overridden_by(body)


def article_of_page(html: str, overrides: Overrides) -> Article:
    """The article of a page, in whose language it is read what stands around it. Raises UnreadableDocument."""
    page = plain_page(html)
    article = article_from_html(page.html, overrides, page_words)
    return _with_sound_fields(replace(article, left_out=(*article.left_out, *page.left_out)))


def page_words(tag: str | None) -> PageWords:
    """What stands around articles on pages in the language of the BCP 47 tag."""
    return language_of(tag).pages


def _with_sound_fields(article: Article) -> Article:
    """`article` without an address, title, byline or language that nobody may send: what a page says of itself is
    written by a stranger."""
    return replace(
        article,
        url=_if_sound("url", article.url),
        title=_if_sound("title", article.title),
        byline=_if_sound("byline", article.byline),
        language=_if_sound("language", article.language),
    )


def _if_sound(name: str, value: str | None) -> str | None:
    try:
        if value is not None:
            _RULES[name].convert(value)
    except InvalidText:
        return None
    return value


def is_address(text: str) -> bool:
    """Whether a text is an address that an article may have."""
    return len(text) <= LONGEST_URL and _ADDRESS.fullmatch(text) is not None


def body_of(outlet: str | None, text: str, fields: ArticleFields) -> dict[str, str]:
    """What `parse_body` takes, as JSON has it, of an article that has been read elsewhere."""
    published = fields.published_at
    values = {name: getattr(fields, name) for name in FIELD_NAMES}
    values |= {"outlet": outlet, "text": text, "published_at": published.value if published else None}
    return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a value is read. `convert` raises InvalidText or InvalidPublicationTime for what it cannot be."""

    convert: Callable[[object], Any]
    is_required: bool = False
    may_be_null: bool = False

    def parse(self, body: Mapping[str, object], name: str) -> Any:
        """The value of the field `name` in `body`."""
        if name not in body:
            raise InvalidText("Missing data for required field.")
        value = body[name]
        if value is not None:
            return self.convert(value)
        if not self.may_be_null:
            raise InvalidText("Field may not be null.")
        return None


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidText("Not a valid string.")
    return value


def _text(value: object, longest: int | None = None) -> str:
    text = _string(value)
    check_sent_text(text, longest=longest)
    return text


def _name(value: object) -> str:
    return _text(value, LONGEST_NAME)


def _line(value: object) -> str:
    return _text(value, LONGEST_LINE)


def _address(value: object) -> str:
    address = _text(value, LONGEST_URL)
    if not address.startswith(("http://", "https://")):
        raise InvalidText("Give an address that begins with http:// or https://.")
    if not is_address(address):
        raise InvalidText(
            "Give a whole address: with a host, without white space, quotation marks, angles or anybody's name."
        )
    return address


def _kind(value: object) -> ArticleKind:
    try:
        return ArticleKind(_string(value))
    except ValueError as error:
        raise InvalidText(f"Must be one of: {', '.join(ArticleKind)}.") from error


def _publication_time(value: object) -> PublishedAt:
    return PublishedAt.parse(value if isinstance(value, str) else repr(value))


def _language_tag(value: object) -> str:
    tag = _string(value)
    if not is_tag(tag):
        raise InvalidText("Give a language tag such as en or pt-BR.")
    return tag


_RULES: Mapping[str, _Rule] = {
    "outlet": _Rule(_name, is_required=True),
    "text": _Rule(_text),
    "html": _Rule(_text),
    "turns": _Rule(parse_turns),
    "captions": _Rule(_text),
    "debate": _Rule(_text),
    "url": _Rule(_address, may_be_null=True),
    "title": _Rule(_line, may_be_null=True),
    "byline": _Rule(_line, may_be_null=True),
    "published_at": _Rule(_publication_time, may_be_null=True),
    "language": _Rule(_language_tag, may_be_null=True),
    "kind": _Rule(_kind, may_be_null=True),
}
"""Every field that a body may hold. `evidence` is the operator's to give, not the sender's."""
CONTENTS = ("text", "html", "turns", "captions", "debate")
"""Of these a body has one."""
BODY_FIELDS = tuple(name for name in _RULES if name not in {"turns", "captions", "debate"})
"""Those that a cell of a table can give."""
