"""Says in a line where words were said: in which primary source, when and by whom, among which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.saying import source_in_words


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """A place of a primary source, as an answer has it; `source` names the source, `speaker` who said it there."""

    source: str
    speaker: str | None
    text: str
    before: str = ""
    after: str = ""
    seconds: float | None = None

    @property
    def in_words(self) -> str:
        """The source, who said it, and the words among those around them, on one line."""
        clock = "" if self.seconds is None else f", at {_clock(self.seconds)}"
        words = " ".join(f"{self.before}»{self.text}«{self.after}".split())
        return f"{self.source}{clock}: {self.speaker or 'nobody named'}: {words}"


def parse_said(body: Mapping[str, Any]) -> SaidPlace:
    """A member of `said_in` of an answer. Raises KeyError, TypeError for what is none."""
    article = body["article"]
    names = (str(article.get("kind", "transcript")), article["title"], str(article["outlet"]), article["published_at"])
    return SaidPlace(
        source=source_in_words(*names),
        speaker=str(body["speaker"]["name"]) if body["speaker"] else None,
        text=str(body["text"]),
        before=str(body["before"]),
        after=str(body["after"]),
        seconds=body["seconds"],
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
