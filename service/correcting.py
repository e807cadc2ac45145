"""Use case: corrects what is recorded, for people who know better than the reader; every index and answer follows.

An index holds wordings alone, and no correction changes one: the database, which every instance asks for speakers, is
all that has to change.
"""

from __future__ import annotations

from functools import partial

from service.language.language import language_of
from service.people.comparison import are_one_speaker
from service.storage.correcting.edits import Decision, OccurrenceEdit
from service.storage.correcting.history import Entry
from service.storage.store import Store

LONGEST_NOTE = 2_000
"""In code points: some paragraphs of reasons."""
LOCAL = "local"
"""Who corrects without an API key: this machine's own user."""

_ARE_ONE_SPEAKER = partial(are_one_speaker, language=language_of(None))


def correct_occurrence(occurrence_id: int, edit: OccurrenceEdit, decision: Decision, store: Store) -> Entry:
    """Say who said an occurrence, whether it was said, or what kind it is.

    A speaker given by a name is who has just that name, else whom an article would mean by it, else somebody new.
    Raises OccurrenceNotFound, SpeakerNotFound, InvalidCorrection, CorrectionConflict, InvalidText, StorageUnavailable.
    """
    return store.corrections.correct_occurrence(occurrence_id, edit, decision, _ARE_ONE_SPEAKER)
