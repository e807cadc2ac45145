"""The articles that verification is measured on are read in any of three forms, and parted by article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.gold import CorpusUnreadable
from evaluation.verification.articles import PARTS, read_articles

BODY = 'Tin rose, "a lot,"\nhe said.\n    It fell &lt;TIN.L>.\n Reuter\n&#3;'
STORY = f'<REUTERS NEWID="{{number}}">\n<TEXT><TITLE>TIN</TITLE><BODY>{BODY}</BODY></TEXT>\n</REUTERS>\n'


def test_newswire_is_read_without_its_layout(tmp_path: Path) -> None:
    (tmp_path / "a.sgm").write_text("".join(STORY.format(number=number) for number in (10, 11)), "latin-1")
    [story] = read_articles(tmp_path, PARTS)
    assert (story.outlet, story.title) == ("Reuters", "10")
    assert story.text == 'Tin rose, "a lot,"\nhe said.\n\nIt fell <TIN.L>.'


def test_a_corpus_without_folders_is_parted_by_article(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"{n}", "outlet": "Post", "text": "“Yes.”", "regions": [], "spans": []}) for n in range(30)
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    parts = [{article.title for article in read_articles(tmp_path, [part])} for part in PARTS]
    assert all(parts)
    assert not parts[0] & parts[1]
    assert len(parts[0] | parts[1]) == 30


def test_a_part_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match="holds no text"):
        list(read_articles(tmp_path, ["dev"]))
