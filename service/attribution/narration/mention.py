"""A mention: words of the narration that can name a speaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.attribution.ids import MemberId, MentionId, TokenIndex


class MentionType(StrEnum):
    """What kind of words name somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(slots=True)
class Mention:
    """Tokens `[first, last)` that name somebody; `head` is where the name, or the noun, itself starts.

    `sorts` says what the name or the noun can be (see `Sort`). `member` is the cast member that a name stands for, None
    until the cast is gathered and for what is no name. `host` is the mention that this one only explains or qualifies
    ("a lawyer" in "Ann Lee, a lawyer, said"; "Lee" in "Lee's lawyer said"), None when it stands for itself.
    """

    type: MentionType
    first: TokenIndex
    head: TokenIndex
    last: TokenIndex
    sentence: int
    sorts: int
    member: MemberId | None = None
    host: MentionId | None = None

    @classmethod
    def of(cls, mention_type: MentionType, tokens: tuple[int, int, int], sentence: int, sorts: int) -> Mention:
        """The mention at `tokens`: its first, head and last."""
        first, head, last = tokens
        return cls(mention_type, TokenIndex(first), TokenIndex(head), TokenIndex(last), sentence, sorts)
