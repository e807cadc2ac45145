"""Makes the tools' answers of those of the HTTP interface: what a model needs of them, and no more.

What an older service does not say yet is absent, empty or null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from service.mcp.record import PLACES, Answer
from service.mcp.results import (
    Change,
    CheckedDraft,
    Denial,
    DraftQuote,
    FoundQuote,
    FoundQuotes,
    Joined,
    Match,
    Near,
    OtherQuote,
    Outlet,
    Passage,
    Place,
    QuoteInContext,
    Said,
    Searched,
    SourceCompared,
    Variant,
    VerifiedQuote,
)
from service.mcp.wording import OF_CONTEXT, OF_DRAFT, OF_GIVEN, OF_LIST, caution_of

MOST_QUOTES = 50
"""Of a draft, in one answer: about as much as a model reads with care."""


def verified(body: Answer, *, is_given: bool) -> VerifiedQuote:
    """The answer to a candidate quote; `is_given` says that sources were given with it."""
    query, searched = body["query"], body.get("searched")
    read_as = query.get("read_as") or {}
    return VerifiedQuote(
        headline=body.get("headline") or body["explanation"],
        caution=caution_of(body["verdict"], searched, is_given=is_given),
        verdict=body["verdict"],
        attribution=body["attribution"],
        severity=body.get("severity"),
        explanation=body["explanation"],
        compared=read_as.get("quote") or query["quote"],
        claimed_speaker=query["speaker"] or read_as.get("speaker"),
        stance=read_as.get("stance"),
        not_compared=[OtherQuote.model_validate(other) for other in read_as.get("others", ())],
        matches=[_match(match, is_given=is_given) for match in body["matches"]],
        joined=[_joined(part, is_given=is_given) for part in body.get("joined", ())],
        nearest=[_near(near, is_given=is_given) for near in body.get("nearest", ())],
        said_in=[_said(place, is_given=is_given) for place in body.get("said_in", ())],
        searched=_searched(searched),
    )


def checked(body: Answer, *, is_given: bool, only_trouble: bool) -> CheckedDraft:
    """The answer to a draft. Of more quotes than MOST_QUOTES those in trouble are shown first of all."""
    quotes = body["quotes"]
    candidates = [quote for quote in quotes if quote["trouble"] or not only_trouble]
    kept = sorted(
        sorted(candidates, key=lambda quote: not quote["trouble"])[:MOST_QUOTES], key=lambda each: each["start"]
    )
    return CheckedDraft(
        caution=OF_GIVEN if is_given else OF_DRAFT,
        language=body.get("language", "und"),
        quotes_in_draft=len(quotes),
        in_trouble=sum(bool(quote["trouble"]) for quote in quotes),
        not_judged=sum(not quote.get("judged", True) for quote in quotes),
        left_out=len(quotes) - len(kept),
        searched=_searched(body.get("searched")),
        quotes=[_draft_quote(quote, is_given=is_given) for quote in kept],
    )


def found(body: Answer) -> FoundQuotes:
    """A page of a list of quotes."""
    quotes = [
        FoundQuote(
            quote_id=quote["id"],
            text=quote["text"],
            speakers=_names(quote["speakers"]),
            outlets=_outlets(quote),
            occurrences=quote["occurrences"],
        )
        for quote in body["items"]
    ]
    return FoundQuotes(caution=OF_LIST, quotes=quotes, next_cursor=body["next_cursor"])


def in_context(body: Answer, places: list[Answer], text_of: Callable[[int], str], around: int) -> QuoteInContext:
    """A quote with up to PLACES of its `places`, and `around` code points of text on each side of them."""
    passages = [_passage(place, text_of(place["article"]["id"]), around) for place in places[:PLACES]]
    return QuoteInContext(
        caution=OF_CONTEXT,
        quote_id=body["id"],
        text=body["text"],
        speakers=_names(body["speakers"]),
        outlets=_outlets(body),
        passages=passages,
        carried_by_total=body["occurrences_total"],
        variants=[_variant(variant) for variant in body["variants"]],
    )


def _match(body: Answer, *, is_given: bool) -> Match:
    return Match(
        quote_id=None if is_given else body["quote_id"],
        text=body["text"],
        verdict=body["verdict"],
        attribution=body["attribution"],
        severity=body.get("severity"),
        explanation=body["explanation"],
        similarity=body["similarity"],
        coverage=body["coverage"],
        quote_coverage=body["quote_coverage"],
        evidence=body.get("evidence", 0.0),
        speaker=body["speaker"]["name"] if body["speaker"] else None,
        speakers=_names(body.get("speakers", ())),
        disputed=body.get("disputed", False),
        denied_by=[_denial(denial) for denial in body.get("denied_by", ())],
        outlets=_outlets(body),
        changes=_changes(body),
        carried_by=[Place(**_place(place, is_given=is_given)) for place in body["carried_by"][:PLACES]],
        carried_by_total=body["carried_by_total"],
        in_quotes=body.get("in_quotes", True),
    )


def _near(body: Answer, *, is_given: bool) -> Near:
    return Near(
        quote_id=None if is_given else body["quote_id"],
        text=body["text"],
        explanation=body["explanation"],
        similarity=body["similarity"],
        evidence=body["evidence"],
        speakers=_names(body["speakers"]),
        outlets=_outlets(body),
        changes=_changes(body),
    )


def _joined(body: Answer, *, is_given: bool) -> Joined:
    quote_id = None if is_given else body["quote_id"]
    return Joined(
        quote_id=quote_id, candidate=body["candidate"], quote=body["quote"], speakers=_names(body["speakers"])
    )


def _said(body: Answer, *, is_given: bool) -> Said:
    article, speaker = body["article"], body["speaker"]
    return Said(
        quote_id=None if is_given else body["quote_id"],
        **{name: article[name] for name in ("outlet", "title", "kind", "published_at")},
        speaker=speaker["name"] if speaker else None,
        **{name: body[name] for name in ("text", "before", "after", "seconds", "verdict", "severity")},
    )


def _draft_quote(body: Answer, *, is_given: bool) -> DraftQuote:
    same = ("text", "start", "end", "kind", "verdict", "attribution", "explanation", "reason", "trouble")
    return DraftQuote(
        **{name: body[name] for name in same},
        speaker=body["speaker"]["name"] if body["speaker"] else None,
        stance=body.get("stance"),
        about=body.get("about"),
        headline=body.get("headline") or body["explanation"],
        severity=body.get("severity"),
        judged=body.get("judged", True),
        match=_match(body["match"], is_given=is_given) if body["match"] else None,
        joined=[_joined(part, is_given=is_given) for part in body.get("joined", ())],
        nearest=[_near(near, is_given=is_given) for near in body.get("nearest", ())],
        said_in=[_said(place, is_given=is_given) for place in body.get("said_in", ())],
    )


def _place(body: Answer, *, is_given: bool = False) -> dict[str, Any]:
    article, speaker = body["article"], body["speaker"]
    return {
        "article_id": None if is_given else article["id"],
        **{name: article[name] for name in ("outlet", "title", "published_at")},
        "url": body.get("link") or article["url"],
        **{name: body[name] for name in ("text", "kind", "confidence")},
        "stance": body.get("stance", "said"),
        "speakers": _names(body.get("speakers", [speaker] if speaker else [])),
        "about": _of(body.get("about"), "name"),
        "speaker_mention": _of(body["speaker_mention"], "text"),
        "cue": _of(body["cue"], "text"),
        "against_source": _against_source(body.get("against_source")),
    }


def _against_source(body: Answer | None) -> SourceCompared | None:
    if body is None:
        return None
    source = body["source"]
    named = {name: source["article"][name] for name in ("outlet", "title", "kind")}
    return SourceCompared(verdict=body["verdict"], severity=body["severity"], text=source["text"], **named)


def _passage(body: Answer, text: str, around: int) -> Passage:
    start, end = body["start"], body["end"]
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:  # begins with a whole word
        before = before[before.find(" ") + 1 :]
    if end + around < len(text) and " " in after:
        after = after[: after.rfind(" ")]
    return Passage(**{**_place(body), "text": text[start:end]}, before=before, after=after)


def _variant(body: Answer) -> Variant:
    same = {name: body[name] for name in ("quote_id", "text", "verdict", "similarity")}
    return Variant(**same, speakers=_names(body["speakers"]), outlets=_outlets(body), changes=_changes(body))


def _denial(body: Answer) -> Denial:
    return Denial(about=_of(body["about"], "name"), stance=body["stance"], outlet=body["outlet"])


def _searched(body: Answer | None) -> Searched | None:
    if body is None:
        return None
    counts = {name: body[name] for name in ("articles", "quotes", "outlets")}
    return Searched(**counts, published_from=body["from"], published_to=body["to"])


def _outlets(body: Answer) -> list[Outlet]:
    return [Outlet.model_validate(use) for use in body["outlets"]]


def _changes(body: Answer) -> list[Change]:
    return [Change.model_validate({"severity": None, **change}) for change in body["changes"]]


def _names(speakers: Any) -> list[str]:
    return [str(speaker["name"]) for speaker in speakers]


def _of(value: Mapping[str, Any] | None, name: str) -> str | None:
    return None if value is None else str(value[name])
