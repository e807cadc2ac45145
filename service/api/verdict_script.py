"""Writes the tables of verdicts as a JavaScript module, for the page and for the browser extension."""

from __future__ import annotations

import json
from typing import Any

from service.verdicts import (
    JOINED,
    UNKNOWN,
    UNKNOWN_ATTRIBUTION,
    UNTOLD,
    AttributionVerdict,
    ChangeKind,
    Meaning,
    Reason,
    SpeakerMeaning,
    Verdict,
)

_HEAD = "// What each verdict means to a reader. Made from service/verdicts/table.py, which is where to change it.\n"


def verdict_script() -> str:
    """The module: an object of rows by word for each table, and one row for each verdict that is derived."""
    constants: dict[str, object] = {
        "VERDICTS": {verdict: _verdict(verdict.meaning) for verdict in Verdict},
        "JOINED": _verdict(JOINED),
        "UNTOLD": _verdict(UNTOLD),
        "UNKNOWN": _verdict(UNKNOWN),
        "ATTRIBUTIONS": {verdict: _attribution(verdict.meaning) for verdict in AttributionVerdict},
        "UNKNOWN_ATTRIBUTION": _attribution(UNKNOWN_ATTRIBUTION),
        "REASONS": {reason: {"isUntold": reason.meaning.is_untold} for reason in Reason},
        "CHANGES": {
            kind: {"title": kind.meaning.title, "aside": kind.meaning.aside, "isGrave": kind.meaning.is_grave}
            for kind in ChangeKind
        },
    }
    exports = (f"export const {name} = {_json(value)};\n" for name, value in constants.items())
    return "\n".join((_HEAD, *exports))


def _verdict(meaning: Meaning) -> dict[str, Any]:
    return {
        "title": meaning.title,
        "sentence": meaning.sentence,
        "oneLine": meaning.one_line,
        "tone": meaning.tone,
        "toneIfGrave": meaning.tone_if_grave,
        "standing": meaning.standing,
        "order": meaning.order,
        "saysAll": meaning.says_all,
        "likeness": meaning.likeness,
    }


def _attribution(meaning: SpeakerMeaning) -> dict[str, Any]:
    return {
        "title": meaning.title,
        "onPage": meaning.on_page,
        "oneLine": meaning.one_line,
        "tone": meaning.tone,
        "trouble": meaning.outcome.meaning.trouble if meaning.outcome else None,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
