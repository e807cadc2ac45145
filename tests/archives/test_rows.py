"""A prepared article comes out of its row as it went in, and a row that does not fit is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.archives.rows import prepared_of, row_of
from service.cli.seeds import read_seeds
from service.domain import (
    Article,
    ArticleKind,
    AttributedSpan,
    Attribution,
    CastMember,
    Layout,
    LeftOut,
    LeftOutReason,
    Post,
    PublishedAt,
    QuotedSpan,
    QuoteKind,
    Span,
    Stance,
    TextSpan,
)
from service.errors import InvalidPrepared
from service.files.prepared import PreparedFile
from service.ingestion import prepare_article
from service.reading import READER
from service.storage.recording.preparation import Prepared, prepare
from tests.archives.conftest import write

TEXT = "Lee and Roe: “She said ‘he says «no»’ twice” and “so”."
LEE, ROE = CastMember("Ann Lee", ("Lee",), ("the mayor",)), CastMember("Jo Roe")


def by_hand() -> Prepared:
    """All that a row can hold: quotes three deep, two who speak together, somebody who did not, a page's layout."""
    deepest = QuotedSpan(33, 35, "«", "»", (Span(33, 35),))
    inner = QuotedSpan(24, 36, "‘", "’", (Span(24, 31), Span(32, 36)), (deepest,))
    outer = QuotedSpan(14, 43, "“", None, (Span(14, 43),), (inner,))
    denied = Attribution(None, TextSpan("She", 14, 17), TextSpan("said", 18, 22), "verb", 0.25, Stance.DENIED, ROE)
    said = Attribution(LEE, TextSpan("Lee", 0, 3), None, "label", 1.0, others=(ROE,))
    moment = PublishedAt.parse("2024-05-06T07:08:09.25+02:00")
    article = Article(
        "The Post",
        TEXT,
        url="https://post.example/a",
        title="Nein\n“ja”",
        byline="A",
        published_at=moment,
        language="en",
        evidence="a page",
        kind=ArticleKind.STATEMENT,
        layout=Layout(((0, 3),), ((4, 7),), (Post(moment, "B", 0, 9),), ((0, 11),), ((0, 1.5),)),
        left_out=(LeftOut(LeftOutReason.COMMENT, "First!"),),
    )
    spans = [
        AttributedSpan(outer, QuoteKind.DIRECT, said, (AttributedSpan(inner, QuoteKind.PARTIAL, denied),)),
        AttributedSpan(QuotedSpan(50, 52, "“", "”"), QuoteKind.UNSPOKEN, None),
    ]
    return prepare(article, spans, READER)


def test_all_that_an_article_can_hold_comes_back(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", [by_hand()])
    file = PreparedFile(tmp_path / "a.parquet")
    assert prepared_of(file.group(0).row(0), file.versions.reader) == by_hand()


def test_the_seeds_come_back_as_they_were_read(tmp_path: Path, seeds_folder: Path) -> None:
    seeds = [prepare_article(article) for article in read_seeds(seeds_folder)]
    write(tmp_path / "seeds.parquet", seeds)
    file = PreparedFile(tmp_path / "seeds.parquet")
    back = [prepared_of(file.group(0).row(at), file.versions.reader) for at in range(file.count)]
    assert sorted(back, key=lambda one: one.text_hash) == sorted(seeds, key=lambda one: one.text_hash)


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(row: Any) -> None:
        for step in path[:-1]:
            row = row[step]
        row[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_set("text", to=TEXT.replace("Lee", "Leo")), id="another text than its hash says"),
        pytest.param(_set("quotes", 0, "end", to=len(TEXT) + 1), id="a quote beyond the text"),
        pytest.param(_set("quotes", 1, "start", to=3), id="a quote outside the one that it is within"),
        pytest.param(_set("quotes", 1, "outer", to=3), id="a quote within a later one"),
        pytest.param(_set("quotes", 0, "parts", 0, "end", to=44), id="a part outside its quote"),
        pytest.param(_set("quotes", 0, "kind", to="sung"), id="an unknown kind"),
        pytest.param(_set("quotes", 0, "kind", to=None), id="an outermost quote of no kind"),
        pytest.param(_set("quotes", 3, "end", to=50), id="a quote without a word"),
        pytest.param(_set("quotes", 0, "attribution", "speaker", to=2), id="somebody who is not of the cast"),
        pytest.param(_set("quotes", 0, "attribution", "speaker", to=-1), id="nobody of the cast"),
        pytest.param(_set("quotes", 0, "attribution", "stance", to="denied"), id="a speaker who did not say it"),
        pytest.param(_set("quotes", 0, "attribution", "confidence", to=1.5), id="more than certain"),
        pytest.param(_set("quotes", 0, "attribution", "mention", to={"start": 9, "end": 99}), id="a mention elsewhere"),
        pytest.param(_set("cast", 0, "name", to="A\0"), id="a name that no database takes"),
        pytest.param(_set("published_at", to="yesterday"), id="no time"),
        pytest.param(_set("left_out", 0, "reason", to="mood"), id="left out for no reason"),
        pytest.param(_set("layout", to="[1]"), id="no layout"),
        pytest.param(_set("outlet", to=" "), id="an outlet without a name"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    row = row_of(by_hand())
    change(row)
    with pytest.raises(InvalidPrepared, match="prepare it again"):
        prepared_of(row, READER)
