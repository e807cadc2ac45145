"""Writes a page of HTML that needs nothing else: a table of figures, then entries under headings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
h2 { margin-top: 3rem } article { border-top: 1px solid #ddd; padding: .75rem 0 }
p { margin: .25rem 0 } mark { background: #fff1a8 } .is { color: #a11 } .gold { color: #161 }
small { color: #666; font-family: sans-serif } u { text-decoration-color: #161; text-decoration-thickness: 2px }
nav a { margin-right: 1rem; font-family: sans-serif }
"""


def page(title: str, table: str, sections: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The page; `sections` are headings with their entries, which are HTML."""
    links = "".join(
        f'<a href="#s{at}">{escape(heading)} ({len(items)})</a>' for at, (heading, items) in enumerate(sections)
    )
    body = "".join(
        f'<h2 id="s{at}">{escape(heading)}: {len(items)}</h2>{"".join(items)}'
        for at, (heading, items) in enumerate(sections)
    )
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return (
        f'<!doctype html><html lang="en"><head>{head}</head>'
        f"<body><nav>{links}</nav><pre>{escape(table)}</pre>{body}</body></html>\n"
    )
