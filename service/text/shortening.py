"""Cuts what is too long to be shown whole."""

from __future__ import annotations


def shortened(text: str, longest: int) -> str:
    """`text` in `longest` code points at most: where it is cut, with an ellipsis at its end and no blank before it."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
