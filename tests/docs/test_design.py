"""docs/design.md says what the stylesheets have, and the colours can be told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SHEETS = sorted((PROJECT / "service" / "web").glob("*.css"))
BASE = (PROJECT / "service" / "web" / "base.css").read_text(encoding="utf-8")
PAGE = (PROJECT / "docs" / "design.md").read_text(encoding="utf-8")
TONES = ("good", "partly", "bad", "none")
TEXT, EDGE = 4.5, 3.0
"""The least contrast of text, and of an edge that must be seen: WCAG 2.2, 1.4.3 and 1.4.11 (level AA)."""

ON = [
    *((ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "card", "none-wash")),
    *((tone, ground) for tone in TONES for ground in (f"{tone}-wash", "card", "paper")),
    *(("ink", f"{tone}-wash") for tone in TONES),
    ("ink", "mark"),
    ("on-chief", "chief"),
    *(("card", tone) for tone in TONES),
]


def variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block))


LIGHT = variables(BASE.split("@media (prefers-color-scheme: dark)")[0])
DARK = LIGHT | variables(BASE.split("@media (prefers-color-scheme: dark)")[1].split("*, *::before")[0])


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground_and_edges_be_seen(mode: dict[str, str]) -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    faint = {pair: contrast(mode[pair[0]], mode[pair[1]]) for pair in ON}
    assert {pair: value for pair, value in faint.items() if value < TEXT} == {}
    assert min(contrast(mode["strong-line"], mode[ground]) for ground in ("paper", "card")) >= EDGE


def test_every_colour_is_told_with_its_values() -> None:
    told = re.findall(r"^\| `--([\w-]+)` \| `(#\w+)` \| `(#\w+)` \|", PAGE, re.MULTILINE)
    assert told == [(name, value, DARK[name]) for name, value in LIGHT.items() if value.startswith("#")]


def test_every_size_is_told_and_there_are_no_others() -> None:
    sizes = dict(re.findall(r"^\| `--([\w-]+)` \| `([^#`]+)` \|", PAGE, re.MULTILINE))
    assert sizes == {name: LIGHT[name] for name in sizes}
    used = [size for sheet in SHEETS for size in re.findall(r"font(?:-size)?: (?:\d+ )?([^;]+);", sheet.read_text())]
    others = [size for size in used if not re.match(r"var\(--(\w+)\)|inherit|[\d.]+em|100%", size)]
    assert (len(used) > len(sizes), others) == (True, [])


def test_no_sheet_has_a_colour_of_its_own() -> None:
    own = {sheet.name for sheet in SHEETS if re.search(r"#[0-9a-f]{3,8}\b", sheet.read_text())}
    assert own == {"base.css", "print.css"}


@pytest.mark.parametrize("ground", ["#ffffff", DARK["paper"]])
def test_the_extensions_lines_can_be_seen_on_light_and_dark_pages(ground: str) -> None:
    sheet = (PROJECT / "examples" / "browser-extension" / "page" / "marks.css").read_text(encoding="utf-8")
    lines = re.findall(r"underline (\w+) (#\w{6})", sheet)
    assert len({form for form, _ in lines}) == len(lines) == 5  # told apart without colours
    assert {colour: contrast(colour, ground) >= EDGE for _, colour in lines} == dict.fromkeys(
        (colour for _, colour in lines), True
    )
