"""Numbers that identify the things of one article, as types of their own, so that none passes for another.

Each is a position in a list: arithmetic on one gives a plain int. Where there is nothing to point to, there is None.
"""

from __future__ import annotations

from typing import NewType

TokenIndex = NewType("TokenIndex", int)
"""Position of a token in the lists of the narration."""

MentionId = NewType("MentionId", int)
"""Position of a mention in the article's list of mentions, which are in order of their first token."""

MemberId = NewType("MemberId", int)
"""Position of a person or body in the members of the cast."""
