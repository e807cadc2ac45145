"""Makes anew the list of each language's most frequent words: `python -m docs.frequent_words`, or `make copies`.

By it the language of some words is told without a model; wordfreq's own lists would all have to be read for that.
"""

from __future__ import annotations

from pathlib import Path

from service.language.frequencies import languages
from service.language.rarity import MOST_FREQUENT, most_frequent

FILE = Path(__file__).resolve().parents[1] / "service" / "language" / "most_frequent.toml"
_HEAD = f"""\
# The {MOST_FREQUENT} most frequent words of each language, in their compared forms, the most frequent first.
# Made from wordfreq's lists (CC BY-SA 4.0) by `python -m docs.frequent_words`; do not edit.
"""


def frequent_words() -> str:
    """The file's content."""
    lines = [f'{code} = """{" ".join(most_frequent(code))}"""' for code in sorted(languages())]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(frequent_words(), encoding="utf-8")
