"""Captions as transcripts: WebVTT with voices, SRT with labels, times kept, machine-made ones refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.captions import transcript_of_captions
from service.cli.documents import read_piece
from service.cli.pieces import Instructions, Piece
from service.domain import Article, ArticleKind, Overrides
from service.errors import UnreadableDocument
from service.reading import read

VTT = """WEBVTT - Briefing

NOTE Pia Dorn: a note is no cue

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v Pia Dorn>Mayor Quill, what of the <i>weir</i>?

00:04.500 --> 00:08.000
<v.loud Mayor Ada Quill>We rebuild the weir
before Easter &amp; pay for it,</v>

00:08.000 --> 00:11.250
<v Mayor Ada Quill>every stone of it.
<v Pia Dorn>Thank you, Mayor.

01:00:11.000 --> 01:00:12.000
Who pays for the boats?
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
PIA DORN: Mayor Quill, what of the weir?

2
00:00:04,500 --> 00:00:08,000
>> ADA QUILL: We rebuild the weir
before Easter,

3
00:00:08,000 --> 00:00:11,250
<i>every stone of it.</i>

4
00:00:12,000 --> 00:00:13,000
PIA DORN: Thank you, Mayor.
"""


def said(article: Article) -> list[tuple[str | None, str, float | None]]:
    return [
        (
            turn.attribution.speaker.name if turn.attribution and turn.attribution.speaker else None,
            " ".join(article.text[turn.span.start : turn.span.end].split()),
            article.layout.seconds_at(turn.span.start),
        )
        for turn in read(replace(article, language="en"))
    ]


def test_voices_are_who_speaks() -> None:
    article = transcript_of_captions(VTT, "Record")
    assert article.kind is ArticleKind.TRANSCRIPT
    assert said(article) == [
        ("Pia Dorn", "Mayor Quill, what of the weir?", 1.0),
        ("Ada Quill", "We rebuild the weir before Easter & pay for it, every stone of it.", 4.5),
        ("Pia Dorn", "Thank you, Mayor.", 8.0),
        (None, "Who pays for the boats?", 3611.0),
    ]
    assert article.layout.seconds_at(article.text.index("every stone")) == 8.0


def test_labels_within_captions_are_who_speaks() -> None:
    article = transcript_of_captions(SRT.replace("\n", "\r\n"), "Record")
    assert said(article) == [
        ("Pia Dorn", "Mayor Quill, what of the weir?", 1.0),
        ("Ada Quill", "We rebuild the weir before Easter, every stone of it.", 4.5),
        ("Pia Dorn", "Thank you, Mayor.", 12.0),
    ]
    assert article.layout.seconds_at(article.text.index("every stone")) == 8.0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("WEBVTT\n\nNOTE nothing", "no caption was found"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nwe<00:01.300><c> rebuild</c>", "captions that a machine made"),
    ],
    ids=["no cue", "a time for each word"],
)
def test_what_is_no_record_of_words_is_refused(content: str, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        transcript_of_captions(content, "Record")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_files_of_captions_are_read_whatever_their_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "briefing.srt"
    path.write_bytes(SRT.replace("Easter", "“Easter”").encode(encoding))
    document = read_piece(Piece(path), Instructions(Overrides(outlet="Record")))
    assert document.article is not None
    assert "before “Easter”," in document.article.text
    assert [speaker for speaker, _, _ in said(document.article)] == ["Pia Dorn", "Ada Quill", "Pia Dorn"]
