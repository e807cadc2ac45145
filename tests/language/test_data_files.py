"""How a language's files become sections."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from service.language.data_files import read_lines, read_section, read_words


@dataclass(frozen=True)
class _Section:
    FILE: ClassVar[str] = "section.toml"

    small: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    verbs: tuple[tuple[str, ...], ...] = ()
    ending: str = ""


def test_a_section_that_has_no_file_is_empty(tmp_path: Path) -> None:
    assert read_section(_Section, tmp_path) == _Section()


def test_keys_of_the_file_and_lists_of_their_own_fill_the_fields(tmp_path: Path) -> None:
    (tmp_path / "section.toml").write_text('small = "of the"\nending = "ing"\n')
    (tmp_path / "places.txt").write_text("# Towns.\nbern rome\noslo\n")
    (tmp_path / "verbs.txt").write_text("say: says said\nask answer\n")
    assert read_section(_Section, tmp_path) == _Section(
        small=frozenset({"of", "the"}),
        places=("bern", "rome", "oslo"),
        verbs=(("say:", "says", "said"), ("ask", "answer")),
        ending="ing",
    )


@pytest.mark.parametrize(("content", "fault"), [('smal = "of"', "there is no smal"), ("ending = 3", "must be a")])
def test_a_key_that_is_no_field_and_a_value_of_another_type_are_faults(
    tmp_path: Path, content: str, fault: str
) -> None:
    (tmp_path / "section.toml").write_text(content)
    with pytest.raises(ValueError, match=fault):
        read_section(_Section, tmp_path)


def test_comments_and_empty_lines_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# A list.\n\none two\nthree\n")
    assert read_words(tmp_path / "list.txt") == ("one", "two", "three")
    assert read_lines(tmp_path / "list.txt") == ("one two", "three")
    assert read_words(tmp_path / "missing.txt") == ()
