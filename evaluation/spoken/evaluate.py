"""Records transcripts by the command that a newsroom would use, and asks for printed quotes in them."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

from evaluation.gold import CorpusUnreadable
from evaluation.spoken.corpora import Printed, printed_articles, printed_quotes, write_transcripts
from evaluation.spoken.report import Answered, SpokenReport
from service.cli.workspace import workspace
from service.domain import VerifyQuery
from service.index.protocol import CandidateIndex
from service.indexing import catch_up
from service.language.language import DEFAULT, language
from service.people.comparison import are_one_speaker
from service.storage.recording.preparation import Prepared
from service.storage.store import Store
from service.verification import Verification, verify

_INGEST = "from service.cli import main; main()"
_MOST_TIMED = 200
"""Quotes whose answers are timed, each against print alone and against print and transcripts by turns."""


_PAGE = 100
_ARE_ONE_SPEAKER = partial(are_one_speaker, language=language(DEFAULT))


class Seconds(NamedTuple):
    """On the clock, and of the processor by all processes."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A data folder that is asked."""

    store: Store
    index: CandidateIndex

    def answer(self, quote: Printed) -> Verification:
        """What the service says of a printed quote."""
        return verify(VerifyQuery(quote.text, quote.speaker), self.store, self.index)

    def record(self, articles: Sequence[Prepared]) -> None:
        """Store and index articles."""
        self.store.add_articles(articles, _ARE_ONE_SPEAKER)
        catch_up(self.store, self.index)


def evaluate_spoken(
    transcripts: Path, corpus: Path, parts: Collection[str], record: Callable[[Path, Path], Seconds] | None = None
) -> SpokenReport:
    """Ask the printed quotes of `corpus` of the months of `transcripts`, with the names that these give them to.

    `found` is measured where nothing but the transcripts is recorded; the time of an answer where the articles are,
    with the transcripts and without them. `record` stores a file of articles in a data folder: the command, by default.
    Raises CorpusUnreadable.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        count, first, last = write_transcripts(transcripts, folder / "transcripts.jsonl")
        seconds = (record or _ingested)(folder / "transcripts.jsonl", folder / "spoken")
        articles = printed_articles(corpus, parts, first, last)
        quotes = list(printed_quotes(articles))
        if not quotes:
            raise CorpusUnreadable(f"{corpus} has no article of {first[:7]} to {last[:7]} with quotes")
        with _opened(folder / "spoken") as spoken, _opened(folder / "printed") as printed:
            most = _of_most_turns(spoken.store)
            answers = tuple(
                Answered(quote, spoken.answer(quote), is_of_main=_ARE_ONE_SPEAKER(quote.speaker, [most]))
                for quote in quotes
            )
            printed.record(articles)
            spoken.record(articles)
            timed = _timed(quotes[:_MOST_TIMED], printed, spoken)
    counts = {
        "transcripts": count,
        "articles": len(articles),
        "seconds to record the transcripts": seconds.clock,
        "seconds of processor to record them": seconds.processor,
    }
    return SpokenReport(answers, {**counts, **timed})


def _ingested(file: Path, data: Path) -> Seconds:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", _INGEST, "ingest", str(file), "--data", str(data)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)  # noqa: S603  # our own
    if done.returncode:
        raise CorpusUnreadable(f"the transcripts were not recorded: {done.stdout}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Seconds(time.perf_counter() - begun, processor)


@contextmanager
def _opened(data: Path) -> Iterator[_Place]:
    with workspace(data) as (store, index, _):
        yield _Place(store, index)


def _of_most_turns(store: Store) -> str:
    """The speaker whose turns are most: whose speeches the transcripts are."""
    after: int | None = 0
    turns: dict[str, int] = {}
    while after is not None:
        page = store.speakers(_PAGE, after or None)
        turns |= {speaker.name: speaker.occurrences for speaker in page.items}
        after = page.next_after
    return max(turns, key=lambda name: turns[name])


def _timed(quotes: Sequence[Printed], printed: _Place, spoken: _Place) -> dict[str, float]:
    """The milliseconds of processor that an answer takes, with transcripts on record and without, and how they
    compare. Each quote is asked of both, so that what else the machine does falls on both."""
    seconds: dict[str, list[float]] = {"print alone": [], "print and transcripts": []}
    for number, quote in enumerate(quotes):
        places = [("print alone", printed), ("print and transcripts", spoken)]
        for name, place in places if number % 2 else reversed(places):
            begun = time.thread_time()
            place.answer(quote)
            seconds[name].append(time.thread_time() - begun)
    figures: dict[str, float] = {}
    for at, share in ((49, "p50"), (98, "p99")):
        alone, both = (quantiles(each, n=100)[at] if len(each) > 1 else each[0] for each in seconds.values())
        figures |= {
            f"verify {share}, print alone, ms": 1000 * alone,
            f"verify {share}, print and transcripts, ms": 1000 * both,
            f"verify {share} with transcripts, of without": both / alone,
        }
    return figures
