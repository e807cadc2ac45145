"""Writes the Atom feed of a watch (RFC 4287): stable ids, moments that do not move, absolute links."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree
from lxml.builder import ElementMaker

from service.api.links import text_fragment_url
from service.text.shortening import shortened
from service.text.xml_text import xml_text
from service.watch import EventType, Question, Watch, WatchEvent

ATOM = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_E = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
_LONGEST_TITLE, _LONGEST_TEXT = 120, 1_000

_HEADLINES = {
    EventType.QUOTE_DENIED: "{outlet}: not said, or in doubt",
    EventType.QUOTE_OTHER_SPEAKER: "{outlet} gives it to {speaker}",
    EventType.QUOTE_ALTERED: "{outlet} prints other words",
    EventType.QUOTE_CARRIED: "{outlet} carries it",
    EventType.SPEAKER_QUOTED: "{outlet} quotes {speaker}",
    EventType.OUTLET_PUBLISHED: "{outlet} published",
}


def feed_of(watch: Watch, events: Sequence[WatchEvent], store_id: str, links: tuple[str, str | None]) -> bytes:
    """The feed of a watch with these events; `links` are its own address, and that of the page behind it.

    Ids are made of the database's and the watch's, not of the address: one that moves shows readers nothing twice.
    """
    address, further = links
    newest = max((event.at for event in events), default=watch.created_at)
    feed = _E.feed(
        _E.id(_urn(store_id, f"watch/{watch.id}")),
        _E.title(_plain(watch.name or _described(watch.question))),
        _E.updated(_moment(newest)),
        _E.author(_E.name("quoteverify")),
        _E.link(rel="self", type=ATOM, href=address),
        *([_E.link(rel="next", type=ATOM, href=further)] if further else []),
        *(_entry(event, store_id) for event in events),
    )
    document: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return document


def _entry(event: WatchEvent, store_id: str) -> etree._Element:
    occurrence, article = event.occurrence, event.article
    is_link = (article.url or "").startswith(("http://", "https://"))
    url = text_fragment_url(article.url, occurrence.text) if is_link else None
    speaker = ", ".join(each.name for each in occurrence.speakers) or "nobody by name"
    headline = _HEADLINES[event.finding.type].format(outlet=article.outlet, speaker=speaker)
    title = f"{headline}: {article.title}" if article.title else headline
    return _E.entry(
        _E.id(_urn(store_id, f"event/{event.id}")),
        _E.title(_plain(title)),
        _E.updated(_moment(event.at)),
        *([_E.published(article.published_at.instant.isoformat())] if article.published_at else []),
        *([_E.link(rel="alternate", href=_plain(url, longest=None))] if url else []),
        _E.category(term=event.finding.type.value),
        _E.content(_plain("\n".join(_lines(event, speaker)), longest=None), type="text"),
    )


def _lines(event: WatchEvent, speaker: str) -> list[str]:
    """What happened, in words, a line each."""
    finding, text = event.finding, event.occurrence.text
    lines = [f"“{shortened(text, _LONGEST_TEXT)}”"]
    if event.finding.type is EventType.QUOTE_DENIED:
        about = event.occurrence.about
        lines.append(f"The article says that {about.name if about else 'nobody by name'} did not say it, or doubts it.")
    else:
        lines.append(f"Given to: {speaker}.")
    if event.usual:
        lines.append(f"Others give it to {event.usual.name}.")
    if finding.verdict:
        part = ", of a part of the watched words" if finding.is_part else ""
        severity = f"; the worst difference is one of {finding.severity.value}" if finding.severity else ""
        lines.append(f"Verdict: {finding.verdict.value}{part}{severity}.")
    lines += [f"Watched “{each.watched}”, printed “{each.printed}” ({each.kind.value})." for each in finding.changes]
    if finding.quotes > 1:
        lines.append(f"At {finding.quotes} places of the article.")
    return lines


def _described(question: Question) -> str:
    """A name for a watch that has none."""
    quote = f"“{question.quote}”" if question.quote else None
    return " · ".join(part for part in (quote, question.speaker, question.outlet) if part)


def _urn(store_id: str, path: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'quoteverify:{store_id}/{path}')}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(text: str, longest: int | None = _LONGEST_TITLE) -> str:
    """A text that XML can hold, cut to `longest` code points where it is a title."""
    plain = xml_text(text)
    return plain if longest is None else shortened(plain, longest)
