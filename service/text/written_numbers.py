"""Numbers as people and programs write them in addresses and commands: by the digits of ASCII alone."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"-?[0-9]{1,19}")


def is_whole_number(written: str) -> bool:
    """Whether `written` is a whole number of up to 19 digits, as many as 64 bits hold; Python takes "٣", " 3" and "1_0"
    for numbers, too."""
    return _WHOLE.fullmatch(written) is not None
