"""Makes and reads the cursors of pages: opaque to clients, refused when they were not made here for the same list."""

from __future__ import annotations

import base64
import binascii
import re

from service.errors import InvalidCursor

_FORM = re.compile(r"([a-z]+):([0-9]{1,18})")


def make_cursor(listing: str, after: int | None) -> str | None:
    """The cursor of the page of `listing` that begins behind id `after`; None when there is no such page."""
    if after is None:
        return None
    return base64.urlsafe_b64encode(f"{listing}:{after}".encode()).decode().rstrip("=")


def read_cursor(listing: str, cursor: str | None) -> int | None:
    """The id behind which a page of `listing` begins; raises InvalidCursor for what `make_cursor` did not make."""
    if cursor is None:
        return None
    try:
        plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise InvalidCursor(_REFUSAL) from error
    form = _FORM.fullmatch(plain)
    if form is None or form[1] != listing:
        raise InvalidCursor(_REFUSAL)
    return int(form[2])


_REFUSAL = (
    "this cursor was not made for this list; leave it out for the first page, then pass on each next_cursor as it is"
)
