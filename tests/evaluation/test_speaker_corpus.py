"""A corpus's speakers are gathered by the real way in, and sampled so that another reader gets the same sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gold import CorpusUnreadable
from evaluation.speaker_corpus import read_speakers

TEXTS = {
    "courier_1.txt": "“The door stays open,” Ann Marlow said. “It always was,” Marlow said.",
    "deep/courier_2.txt": "“The door is shut,” Ann B. Marlow said. “Is it?” asked Bob Ray.",
    "post_1.txt": "“We rowed all night,” Evelyn Marlow said. “I slept,” said Roberta Ray.",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of three articles."""
    for name, text in TEXTS.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_speakers_of_all_articles(corpus: Path) -> None:
    found = read_speakers(corpus, 10, seed=1)
    assert {(one.name, one.occurrences) for one in found.entries} == {
        ("Ann Marlow", 3),
        ("Bob Ray", 1),
        ("Evelyn Marlow", 1),
        ("Roberta Ray", 1),
    }
    assert found.figures == {
        "articles": 3,
        "speakers": 4,
        "speakers with several full names": 1,
        "speakers who pass for another": 0,
    }


def test_a_sample_is_the_same_for_the_same_seed(corpus: Path) -> None:
    one, same, other = (read_speakers(corpus, 2, seed) for seed in (1, 1, 2))
    assert one.sample == same.sample
    assert one.sample_hash == same.sample_hash != other.sample_hash
    assert len(one.sample) == 2


def test_who_passes_for_another_is_shown_beside_the_sample(corpus: Path) -> None:
    (corpus / "post_2.txt").write_text("“We were off,” Marlow said.", encoding="utf-8")
    found = read_speakers(corpus, 10, seed=1)
    assert found.alike["Ann Marlow"] == ("Marlow",)
    assert "    ? Marlow" in found.as_lines()


def test_a_folder_without_articles_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match="no article"):
        read_speakers(tmp_path, 1, seed=1)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "post_3.txt").write_bytes(b"\xff")
    with pytest.raises(CorpusUnreadable, match=r"post_3\.txt"):
        read_speakers(tmp_path, 1, seed=1)
