"""Judges who is claimed to have said a quote, against those from whom it is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.domain import AttributionVerdict, Occurrence
from service.language.language import language_of
from service.people.claims import claimed_names, is_slip_in_name, names_nobody, names_person
from service.people.roles import fits_role
from service.storage.records import Carriers, SpeakerUse

Roles = Mapping[int, Sequence[str]]
"""What the articles that carry a quote say that its speakers are, by the speaker's id."""

_WORD = re.compile(r"\w+")
_MOST_OUTLETS = 3
"""Outlets that are named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited with a quote: the verdict on the claim, those on record who are claimed (the one most often named
    first), the name on record where the claim has a slip in it, and what is to be said of all this."""

    verdict: AttributionVerdict
    agreeing: tuple[SpeakerUse, ...] = ()
    recorded_as: str | None = None
    remarks: tuple[str, ...] = ()


def needs_roles(claimed: str | None, carriers: Carriers) -> bool:
    """Whether no name on record is the claimed one, so that what the articles say of the speakers is to be read."""
    uses = (*carriers.speakers, *carriers.denied)
    return bool(claimed) and bool(uses) and not _agreeing(claimed or "", uses, {})


def judge_claim(claimed: str | None, carriers: Carriers, roles: Roles) -> Credit:
    """The credit for a quote that `carriers` carry. A claim that names several needs all of them, from one place."""
    if not claimed:
        return Credit(AttributionVerdict.NOT_CLAIMED)
    names = claimed_names(claimed, language_of(None))
    return _judge(claimed, carriers, roles) if len(names) == 1 else _judge_all(names, carriers, roles)


def _judge(claimed: str, carriers: Carriers, roles: Roles) -> Credit:
    agreeing = _agreeing(claimed, carriers.speakers, roles)
    if agreeing:
        recorded_as = _recorded_as(claimed, agreeing[0])
        slip = (f"“{claimed}” is recorded as {recorded_as}.",) if recorded_as else ()
        rivals = _rivals(agreeing, carriers)
        if not rivals:
            return Credit(AttributionVerdict.CONFIRMED, agreeing, recorded_as, slip)
        remarks = (*slip, _disagreement(agreeing, rivals))
        return Credit(AttributionVerdict.DISPUTED, agreeing, recorded_as, remarks)
    if carriers.speakers:
        return _refused(claimed, carriers.speakers, roles)
    denied = _agreeing(claimed, carriers.denied, roles)
    return Credit(AttributionVerdict.DENIED if denied else AttributionVerdict.UNATTRIBUTED)


def _judge_all(names: Sequence[str], carriers: Carriers, roles: Roles) -> Credit:
    """The credit for several who are claimed to have said it together."""
    credited = [_judge(name, carriers, roles) for name in names]
    agreeing = tuple(dict.fromkeys(use for credit in credited for use in credit.agreeing))
    verdicts = {credit.verdict for credit in credited}
    if verdicts <= {AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED}:
        return _judge_together(credited, agreeing, carriers)
    for verdict in (AttributionVerdict.CONTRADICTED, AttributionVerdict.DENIED, AttributionVerdict.UNCLEAR):
        if verdict in verdicts:
            [first, *_] = [credit for credit in credited if credit.verdict is verdict]
            return Credit(verdict, agreeing, remarks=first.remarks)
    return Credit(AttributionVerdict.UNATTRIBUTED)


def _judge_together(credited: Sequence[Credit], agreeing: tuple[SpeakerUse, ...], carriers: Carriers) -> Credit:
    """Each of those claimed is on record; it is confirmed where one place gives it to all of them."""
    slips = tuple(remark for credit in credited if credit.recorded_as for remark in credit.remarks[:1])
    recorded_as = next((credit.recorded_as for credit in credited if credit.recorded_as), None)
    ids = [{use.speaker.id for use in credit.agreeing} for credit in credited]
    rivals = _rivals(agreeing, carriers)
    is_joint = any(all(not of_name.isdisjoint(_ids(place)) for of_name in ids) for place in carriers.occurrences)
    if is_joint and not rivals:
        return Credit(AttributionVerdict.CONFIRMED, agreeing, recorded_as, slips)
    remark = _disagreement(agreeing[:1], (*agreeing[1:], *rivals))
    return Credit(AttributionVerdict.DISPUTED, agreeing, recorded_as, (*slips, remark))


def _ids(occurrence: Occurrence) -> set[int]:
    return {speaker.id for speaker in occurrence.speakers}


def _agreeing(claimed: str, uses: Sequence[SpeakerUse], roles: Roles) -> tuple[SpeakerUse, ...]:
    """Those of `uses` who may be the claimed person: by name, or else by a role that an article gives them."""
    language = language_of(None)
    by_name = tuple(use for use in uses if _is_named(claimed, use))
    return by_name or tuple(use for use in uses if fits_role(claimed, roles.get(use.speaker.id, ()), language))


def _is_named(claimed: str, use: SpeakerUse) -> bool:
    # names on record have no language of their own
    return names_person(claimed, (use.speaker.name, *use.names), language_of(None))


def _refused(claimed: str, uses: Sequence[SpeakerUse], roles: Roles) -> Credit:
    """The verdict on a claim that is nobody on record: another person or body, or nobody who can be told."""
    language = language_of(None)
    names = [name for use in uses for name in (use.speaker.name, *use.names)]
    if names_nobody(claimed, names, language) or _is_their_body(claimed, uses, roles):
        whom = _listed([use.speaker.name for use in uses])
        remark = f"“{claimed}” does not say precisely enough who is meant; it is recorded from {whom}."
        return Credit(AttributionVerdict.UNCLEAR, remarks=(remark,))
    return Credit(AttributionVerdict.CONTRADICTED)


def _is_their_body(claimed: str, uses: Sequence[SpeakerUse], roles: Roles) -> bool:
    """Whether the claim is the body that somebody on record speaks for, as an article has it: "White House" for a
    White House spokeswoman."""
    plain = _in_plain_words(claimed)
    plain = plain.removeprefix(" the") if plain.startswith(" the ") else plain
    return any(plain in _in_plain_words(role) for use in uses for role in roles.get(use.speaker.id, ()))


def _in_plain_words(text: str) -> str:
    """The words of a text in small letters, with a space on both sides of each: "Kent" is no part of "Kentucky"."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _rivals(agreeing: Iterable[SpeakerUse], carriers: Carriers) -> tuple[SpeakerUse, ...]:
    """Those to whom others give it; not who is only ever named together with one who agrees."""
    claimed = {use.speaker.id for use in agreeing}
    others = [use for use in carriers.speakers if use.speaker.id not in claimed]
    if not others:
        return ()
    together: dict[int, int] = {}
    for occurrence in carriers.occurrences:
        if not claimed.isdisjoint(_ids(occurrence)):
            for speaker_id in _ids(occurrence):
                together[speaker_id] = together.get(speaker_id, 0) + 1
    shown: dict[int, int] = {}
    for speaker_id in (id for occurrence in carriers.occurrences for id in _ids(occurrence)):
        shown[speaker_id] = shown.get(speaker_id, 0) + 1
    return tuple(use for use in others if together.get(use.speaker.id, 0) < max(shown.get(use.speaker.id, 0), 1))


def _recorded_as(claimed: str, use: SpeakerUse) -> str | None:
    is_slip = _is_named(claimed, use) and is_slip_in_name(claimed, (use.speaker.name, *use.names), language_of(None))
    return use.speaker.name if is_slip else None


def _disagreement(agreeing: Sequence[SpeakerUse], rivals: Sequence[SpeakerUse]) -> str:
    """Who is named, and by which outlets: "The Post records it from Ann Lee, Herald and Times from Bo Roe."."""
    first, *rest = (*agreeing, *rivals)
    phrases = [f"{_listed(first.outlets)} {_records(first)} it from {first.speaker.name}"]
    phrases += [f"{_listed(use.outlets)} from {use.speaker.name}" for use in rest]
    return f"Outlets disagree: {', '.join(phrases)}."


def _records(use: SpeakerUse) -> str:
    return "records" if len(use.outlets) == 1 else "record"


def _listed(names: Sequence[str]) -> str:
    """The names, "A, B, C and 2 more"."""
    rest = len(names) - _MOST_OUTLETS
    if rest > 0:
        return f"{', '.join(names[:_MOST_OUTLETS])} and {rest} more"
    *others, last = names or ("an outlet",)
    return f"{', '.join(others)} and {last}" if others else last


def do_outlets_differ(carriers: Carriers) -> bool:
    """Whether some give the quote to one speaker and some to another; not where all speakers are named together."""
    return bool(_rivals(carriers.speakers[:1], carriers))
