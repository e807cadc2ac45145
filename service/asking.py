"""Use case: answers what somebody sends to be verified: bare words, or what holds the quote, as people paste it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.article_body import ArticleBody
from service.candidates import TUNING, VerificationTuning
from service.domain import Stance, VerifyQuery
from service.given_sources import record_of
from service.index.protocol import CandidateIndex
from service.language.language import language_of
from service.matching.headline import headline_of_unsaid
from service.matching.kept import kept_around
from service.question import ReadAs
from service.reading.pasted import read_pasted
from service.storage.store import Store
from service.verification import Verification, verify_all


def ask(
    query: VerifyQuery,
    store: Store,
    index: CandidateIndex,
    sources: Sequence[ArticleBody] = (),
    tuning: VerificationTuning = TUNING,
) -> Verification:
    """The answer to `query`, whose quote may stand in a sentence that was pasted with it.

    Where `sources` are given it is compared with these, and not with what is stored. The offsets of changes count in
    the words that were compared. Raises InvalidQuery when those hold no word and for a source that cannot be read,
    SourcesTooLarge.
    """
    if sources:
        with record_of(sources) as (record, given):
            [answer] = ask_all([query], record.store, record.index, tuning)
        answer = replace(answer, sources=given)
    else:
        [answer] = ask_all([query], store, index, tuning)
    return answer


def ask_all(
    queries: Sequence[VerifyQuery],
    store: Store,
    index: CandidateIndex,
    tuning: VerificationTuning = TUNING,
    *,
    waiting: int = 0,
) -> list[Verification]:
    """Answer each query as `ask` does, all from one state of the database; `waiting` is as in `verify_all`."""
    readings = [read_pasted(query.quote) for query in queries]
    compared = [
        query if reading is None else _compared(query, reading)
        for query, reading in zip(queries, readings, strict=True)
    ]
    answers = verify_all(compared, store, index, tuning, waiting=waiting)
    return [
        answer if reading is None else _as_read(answer, query, reading)
        for answer, query, reading in zip(answers, queries, readings, strict=True)
    ]


def _compared(query: VerifyQuery, reading: ReadAs) -> VerifyQuery:
    kept = kept_around(query.quote, reading.start - 1, reading.end + 1, language_of(None))
    return replace(query, quote=reading.quote, speaker=query.speaker or reading.speaker, kept=kept)


def _as_read(answer: Verification, query: VerifyQuery, reading: ReadAs) -> Verification:
    """The answer with what was sent as its question. Where that says that the words were not said, the headline says so
    with what the record has."""
    answer = replace(answer, query=replace(query, read_as=reading))
    if reading.stance is Stance.SAID or query.speaker:
        return answer
    sentence = headline_of_unsaid(answer.matches, answer.joined, reading.stance, reading.about, text="What was sent")
    return replace(answer, headline=sentence)
