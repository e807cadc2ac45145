"""Makes corrections: checks them against what is stored and decided, writes them down, and brings the rest in line.

Each function runs in one writing transaction with what it changes, so that no history disagrees with what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from service.correction import CorrectionAction
from service.domain import CastMember, QuoteKind
from service.errors import CorrectionConflict, InvalidCorrection, OccurrenceNotFound
from service.people.lookup_keys import is_same_name, is_usable, name_in_full
from service.storage.contents import speakers
from service.storage.correcting import places
from service.storage.correcting.edits import Decision, Naming, OccurrenceEdit, Parting
from service.storage.correcting.naming import new_speaker, settle_marks
from service.storage.correcting.persons import alias_pairs, as_lists, read_persons, settle_persons
from service.storage.correcting.settling import settle_occurrences
from service.storage.correcting.versions import check_occurrence, check_speaker
from service.storage.moments import now_us
from service.storage.names import KEY_LANGUAGE
from service.storage.recording.identification import best_name
from service.storage.records import IsOneSpeaker
from service.storage.schema.correction_tables import CorrectionRow
from service.storage.schema.tables import HIDDEN, OccurrenceRow, SpeakerRow
from service.storage.validity import check_text, is_possible_id

Says = dict[str, Any]


def correct_occurrence(
    connection: Connection, occurrence_id: int, edit: OccurrenceEdit, decision: Decision, is_one_speaker: IsOneSpeaker
) -> int:
    """Say who said an occurrence, whether it was said, or what kind it is; returns the correction's number.

    Raises OccurrenceNotFound, SpeakerNotFound, InvalidCorrection, CorrectionConflict, InvalidText.
    """
    before = _read(connection, [occurrence_id])[occurrence_id]
    check_occurrence(connection, occurrence_id, edit.if_version)
    if not (edit.sets_speaker or edit.stance or edit.kind):
        raise InvalidCorrection("it says nothing; give a speaker, a stance or a kind")
    names_somebody = edit.speaker is not None or edit.speaker_id is not None
    if edit.kind is QuoteKind.UNSPOKEN and names_somebody:
        raise InvalidCorrection("a title or a term is said by nobody; give another kind with the speaker")
    kind = edit.kind
    if names_somebody and kind is None and before["was_kind"] == QuoteKind.UNSPOKEN.value:
        kind = QuoteKind.PARTIAL  # what somebody said is no term
    says: Says = {
        "sets_speaker": edit.sets_speaker or edit.kind is QuoteKind.UNSPOKEN,
        "speaker_id": _person(connection, edit, is_one_speaker) if names_somebody else None,
        "stance": edit.stance.value if edit.stance else None,
        "kind": kind.value if kind else None,
    }
    id = write(connection, CorrectionAction.OCCURRENCE, decision)
    places.add(connection, id, {occurrence_id: says | before})
    settle_occurrences(connection, [occurrence_id])
    return id


def _read(connection: Connection, ids: Sequence[int]) -> dict[int, Says]:
    """What occurrences say now, by id. Raises OccurrenceNotFound."""
    row = OccurrenceRow
    query = select(row.id, row.speaker_id, row.about_id, row.stance, row.kind).where(
        row.id.in_([id for id in ids if is_possible_id(id)])
    )
    said = {
        id: {"was_speaker_id": speaker or about, "was_stance": stance, "was_kind": kind}
        for id, speaker, about, stance, kind in connection.execute(query)
    }
    for id in ids:
        if id not in said:
            raise OccurrenceNotFound(f"no occurrence has the id {id}")
    return said


def _person(connection: Connection, edit: OccurrenceEdit, is_one_speaker: IsOneSpeaker) -> int:
    """The speaker of the given id, or the one whom the given name means: who has just this name, else whom an article
    would mean by it, else somebody new. Raises SpeakerNotFound, InvalidCorrection, CorrectionConflict."""
    if edit.speaker_id is not None:
        return speakers.now_of(connection, edit.speaker_id).id
    name = checked_name(edit.speaker or "")
    alike = speakers.find(connection, name)
    exact = [
        person.speaker
        for person in alike
        if any(is_same_name(name, alias) for alias in speakers.get(connection, person.speaker.id).aliases)
    ]
    is_full = name_in_full(CastMember(name), KEY_LANGUAGE) and " " in name
    fitting = [person.speaker for person in alike if is_full and is_one_speaker(name, person.aliases)]
    meant = exact or fitting
    if len(meant) > 1:
        ids = ", ".join(f"{person.id} ({person.name})" for person in meant)
        raise CorrectionConflict(f"several are called {name}: {ids}; give the speaker_id of the one that is meant")
    return meant[0].id if meant else new_speaker(connection, name)


def checked_name(name: str) -> str:
    """`name` without the space around it. Raises InvalidCorrection, InvalidText."""
    check_text("name", name)
    plain = " ".join(name.split())
    if not is_usable(plain):
        raise InvalidCorrection("a speaker's name is empty or too long")
    return plain


def rename(connection: Connection, speaker_id: int, naming: Naming, decision: Decision) -> int:
    """Say by which name a speaker is shown, and which names are theirs; returns the correction's number.

    Raises SpeakerNotFound, InvalidCorrection, CorrectionConflict, InvalidText.
    """
    person = speakers.now_of(connection, speaker_id)
    check_speaker(connection, person.id, naming.if_version)
    if naming.name is None and naming.aliases is None:
        raise InvalidCorrection("it says nothing; give a name or aliases")
    name = None if naming.name is None else checked_name(naming.name)
    shown = [pair for pair in alias_pairs(connection, person.id) if pair[5] != HIDDEN]
    wanted = [checked_name(each) for each in naming.aliases] if naming.aliases is not None else []
    wanted += [name] if name else []
    there = {pair[1] for pair in shown}
    added = [(person.id, each) for each in dict.fromkeys(wanted) if each not in there]
    gone = [pair for pair in shown if pair[1] not in wanted] if naming.aliases is not None else []
    for _, each, _, articles, _, _ in gone:
        if articles:
            raise CorrectionConflict(
                f"articles quote them as {each}; if the name is somebody else's, split it off instead of taking it away"
            )
    removed = [(home, each) for home, each, *_ in gone]
    values = {"speaker_id": person.id, "name": name, "was": person.name if name else None}
    names = {"added": as_lists(added) or None, "removed": as_lists(removed) or None}
    id = write(connection, CorrectionAction.RENAME, decision, **values, **names)
    settle_marks(connection, [*added, *removed])
    settle_persons(connection, [person.id])
    return id


def merge(
    connection: Connection, speaker_id: int, into_id: int, decision: Decision, if_version: int | None = None
) -> int:
    """Say that two speakers are one, and go by the second; returns the correction's number.

    Raises SpeakerNotFound, CorrectionConflict.
    """
    first, second = speakers.now_of(connection, speaker_id), speakers.now_of(connection, into_id)
    check_speaker(connection, first.id, if_version)
    if first.id == second.id:
        raise CorrectionConflict(f"the speakers {speaker_id} and {into_id} are one already ({second.name})")
    persons = read_persons(connection)
    for split in persons.splits:
        if {persons.now(split.speaker_id), persons.now(split.into_id)} == {first.id, second.id}:
            raise CorrectionConflict(
                f"correction {split.correction_id} says that they are not the same; undo it first, if they are"
            )
    id = write(connection, CorrectionAction.MERGE, decision, speaker_id=first.id, into_id=second.id)
    settle_persons(connection, [first.id, second.id])
    return id


def split(connection: Connection, speaker_id: int, parting: Parting, decision: Decision) -> int:
    """Say that some occurrences or names of a speaker are another's; returns the correction's number.

    Raises SpeakerNotFound, OccurrenceNotFound, InvalidCorrection, CorrectionConflict, InvalidText.
    """
    person = speakers.now_of(connection, speaker_id)
    check_speaker(connection, person.id, parting.if_version)
    if not (parting.occurrences or parting.aliases):
        raise InvalidCorrection("it says nothing; give the occurrences or the aliases that are another's")
    before = _read(connection, list(dict.fromkeys(parting.occurrences)))
    for id, said in before.items():
        if said["was_speaker_id"] != person.id:
            raise InvalidCorrection(f"the occurrence {id} is not given to the speaker {person.id}")
    leaving = _leaving(connection, person.id, parting.aliases)
    given = checked_name(parting.name) if parting.name is not None else None
    if given is None and not leaving:
        raise InvalidCorrection("give the name of the other speaker")
    name = given or best_name(tuple(pair[1:5]) for pair in leaving)
    other = new_speaker(connection, name) if given else _bare_speaker(connection, name)
    id = write(
        connection,
        CorrectionAction.SPLIT,
        decision,
        speaker_id=person.id,
        into_id=other,
        name=given,
        added=as_lists([(other, given)]) if given else None,
        removed=as_lists([(home, each) for home, each, *_ in leaving]) or None,
    )
    if before:
        says = {"sets_speaker": True, "speaker_id": other, "stance": None, "kind": None}
        places.add(connection, id, {occurrence_id: says | was for occurrence_id, was in before.items()})
        settle_occurrences(connection, before)
    settle_persons(connection, [person.id, other])
    return id


def _bare_speaker(connection: Connection, name: str) -> int:
    """A speaker whose names are those that are about to become theirs."""
    return int(connection.execute(insert(SpeakerRow).values(name=name).returning(SpeakerRow.id)).scalar_one())


def _leaving(connection: Connection, person_id: int, names: Sequence[str]) -> list[Any]:
    """The rows of those names of a person that go over to another. Raises InvalidCorrection."""
    shown = [pair for pair in alias_pairs(connection, person_id) if pair[5] != HIDDEN]
    theirs = {pair[1] for pair in shown}
    for name in names:
        if name not in theirs:
            raise InvalidCorrection(f"{name} is not among the names of the speaker {person_id}")
    if names and theirs <= set(names):
        raise InvalidCorrection("these are all of the speaker's names; rename the speaker, or leave them a name")
    return [pair for pair in shown if pair[1] in names]


def write(connection: Connection, action: CorrectionAction, decision: Decision, **values: Any) -> int:
    """Write a decision down; returns its number. Raises InvalidText."""
    if decision.note is not None:
        check_text("note", decision.note)
    row = {"action": action.value, "at_us": now_us(), "by": decision.by, "note": decision.note, **values}
    return int(connection.execute(insert(CorrectionRow).values(row).returning(CorrectionRow.id)).scalar_one())
