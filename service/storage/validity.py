"""Checks what may be stored: texts that every database gives back byte for byte, ids that every database can hold."""

from __future__ import annotations

from service.article import FIELD_NAMES, Article
from service.errors import InvalidText
from service.people.lookup_keys import LONGEST_NAME

_LARGEST_ID = 2**63 - 1


def check_article(article: Article) -> None:
    """Raise InvalidText when a field of `article` cannot be stored as it is."""
    check_key(article.outlet, article.text)
    for field in FIELD_NAMES:
        value = getattr(article, field)
        if isinstance(value, str):
            check_text(field, value)


def check_key(outlet: str, text: str) -> None:
    """Raise InvalidText when no article can have this outlet and text."""
    for field, value in (("outlet", outlet), ("text", text)):
        check_text(field, value)
        if not value or value.isspace():
            raise InvalidText(f"{field} is empty; give at least one visible character")
    if len(outlet) > LONGEST_NAME:
        raise InvalidText(f"outlet has {len(outlet)} characters; give a name of at most {LONGEST_NAME}")


def check_text(field: str, value: str) -> None:
    """Raise InvalidText when `value` holds what no UTF-8 text, or no PostgreSQL text, can hold."""
    nul = value.find("\0")
    if nul >= 0:
        raise InvalidText(f"{field} holds a NUL character at {nul}; remove it")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidText(f"{field} holds half of a surrogate pair at {error.start}; send valid Unicode") from error


def is_possible_id(id: int) -> bool:
    """Whether a row can have this id; a database may refuse to compare with another number."""
    return 0 < id <= _LARGEST_ID


def as_position(after: int | None) -> int:
    """What a list begins behind; 0 is its start. Numbers that no row can have are brought within the possible ones."""
    return min(max(after or 0, 0), _LARGEST_ID)
