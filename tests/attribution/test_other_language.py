"""Attribution in a language that nobody speaks: what its folder says is used, and what it leaves out is not missed."""

from pathlib import Path

import pytest

from service.attribution import attribute, attribute_inner
from service.extraction import extract
from service.language.language import Language, read_language

FILES = {
    "word_classes.toml": """
pronouns = "zo"
[verb_endings]
"$" = "t"
""",
    "pronouns.toml": 'mentions = "zo"\nobjects = "zon"\n',
    "cues.toml": 'strong = "sagu"\ntelling = "sagut"\naccording_to = ["laut von"]\n',
}


@pytest.fixture
def made_up(tmp_path: Path) -> Language:
    """A language of a few words, without weights."""
    folder = tmp_path / "xx"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "reporting_verbs.txt").write_text("sagu\n", encoding="utf-8")
    return read_language(folder)


def speakers(text: str, language: Language) -> list[str | None]:
    attributed = attribute_inner(text, attribute(text, extract(text, language), language), language)
    return [
        quote.attribution.speaker.name if quote.attribution and quote.attribution.speaker else None
        for quote in attributed
    ]


def test_a_layout_with_the_words_of_the_language_decides(made_up: Language) -> None:
    assert speakers("Anna Lee sagut zon: “Wir gehen nun alle nach Haus.”", made_up) == ["Anna Lee"]


def test_a_layout_without_words_decides_in_any_language(made_up: Language) -> None:
    assert speakers("Anna Lee: “Wir gehen nun alle nach Haus.”", made_up) == ["Anna Lee"]


def test_without_weights_nothing_else_names_a_speaker(made_up: Language) -> None:
    assert speakers("“Wir gehen nun alle nach Haus,” sagut Anna Lee.", made_up) == [None]
