"""A mention: words of the narration that can name a speaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionType(StrEnum):
    """What kind of words name somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(slots=True)
class Mention:
    """Tokens `[first, last)` that name somebody; `head` is where the name, or the noun, itself starts.

    `sorts` says what the name or the noun can be (see `Sort`); `member` is the number of the cast member, -1 while
    unknown; `host` the number of the mention that this one only explains or qualifies ("a lawyer" in "Ann Lee, a
    lawyer, said"; "Lee" in "Lee's lawyer said"), -1 when it stands for itself.
    """

    type: MentionType
    first: int
    head: int
    last: int
    sentence: int
    sorts: int
    member: int = -1
    host: int = -1
