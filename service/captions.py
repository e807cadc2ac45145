"""Makes a transcript of captions (WebVTT, SRT): of their voices, or of the labels within, with the time of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from service.article import Article, ArticleKind
from service.errors import UnreadableDocument
from service.layout import Layout
from service.written_turns import NOBODY

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}", re.ASCII)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_INNER_TIME = re.compile(r"<(?:\d{1,3}:)?\d{1,2}:\d{2}\.\d{3}>")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>|(</v>)")
_TAG = re.compile(r"</?[a-z][^<>]*>|\{\\[^{}]*\}", re.IGNORECASE)
_CHEVRONS = re.compile(r"(?m)^[ \t]*(?:>>+|&gt;&gt;)[ \t]*")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one caption by one voice; `voice` is None where it names none. `seconds` is when it is shown."""

    voice: str | None
    text: str
    seconds: float


def transcript_of_captions(content: str, outlet: str) -> Article:
    """The transcript that captions are. Where cues have voices these are the labels, and a cue without one is nobody's;
    else labels within the text count ("ADA QUILL: …").

    Raises UnreadableDocument where there is no cue, and for captions that a machine made: they are no record of words.
    """
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    if _INNER_TIME.search(content):
        raise UnreadableDocument(
            "these are captions that a machine made, with a time for each word; they are no record of what was said: "
            "give captions or a transcript that somebody wrote"
        )
    cues = list(_cues(content))
    if not cues:
        raise UnreadableDocument(
            "no caption was found in it; a caption has a line such as 00:00:01.000 --> 00:00:04.000"
        )
    return _article(cues, outlet, has_voices=any(cue.voice for cue in cues))


def _cues(content: str) -> Iterator[Cue]:
    """The cues in order, one for each voice in it; notes, styles and numbers of cues are none."""
    for block in _BLANK_LINE.split(content):
        lines = block.split("\n")
        timing = next(((at, match) for at, line in enumerate(lines) if (match := _TIMING.match(line))), None)
        if timing is not None:
            at, match = timing
            yield from _voices("\n".join(lines[at + 1 :]), _seconds(match))


def _voices(payload: str, seconds: float) -> Iterator[Cue]:
    """A payload cut where a voice begins or ends."""
    voice: str | None = None
    at = 0
    for match in _VOICE.finditer(payload):
        yield from _cue(voice, payload[at : match.start()], seconds)
        voice = _plain(match.group(1)).rstrip(": ") or None if match.group(1) else None
        at = match.end()
    yield from _cue(voice, payload[at:], seconds)


def _cue(voice: str | None, text: str, seconds: float) -> Iterator[Cue]:
    lines = [_plain(line) for line in _CHEVRONS.sub("", text).split("\n")]
    words = "\n".join(filter(None, lines))
    if words:
        yield Cue(voice, words, seconds)


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())


def _seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds, part = match.group(1, 2, 3, 4)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000


def _article(cues: Sequence[Cue], outlet: str, *, has_voices: bool) -> Article:
    """The text of the cues, a line each; a paragraph and a label where another voice begins."""
    pieces: list[str] = []
    at = 0
    labels: list[tuple[int, int]] = []
    times: list[tuple[int, float]] = []
    for number, cue in enumerate(cues):
        begins = has_voices and (not number or cue.voice != cues[number - 1].voice)
        before = "" if not number else "\n\n" if begins else "\n"
        label = cue.voice or NOBODY
        piece = f"{label}: {cue.text}" if begins else cue.text
        at += len(before)
        times.append((at, cue.seconds))
        if begins:
            labels.append((at, at + len(label)))
        pieces.append(before + piece)
        at += len(piece)
    layout = Layout(labels=tuple(labels), times=tuple(times))
    return Article(outlet, "".join(pieces), kind=ArticleKind.TRANSCRIPT, layout=layout)
