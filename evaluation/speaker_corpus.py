"""Stores a corpus as the service does, counts its speakers, and draws a sample to mark split and merged ones in."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evaluation.gold import CorpusUnreadable
from evaluation.speaker_pairs import scratch_store
from service.domain import Article
from service.ingestion import prepare_article
from service.language.language import DEFAULT, language
from service.people.comparison import are_one_speaker, is_same_person
from service.people.lookup_keys import name_keys
from service.storage.statements.id_batches import batches
from service.storage.store import Store

_FILES_AT_ONCE = 100
"""Articles, and speakers, read at once."""


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A stored speaker: every name for them, and how many quotes."""

    name: str
    aliases: tuple[str, ...]
    occurrences: int


@dataclass(frozen=True, slots=True)
class CorpusSpeakers:
    """What a corpus's speakers look like. `sample` is drawn with a seed; `alike` are other entries to judge it against.

    `alike` holds, for each name, the other speakers who would pass for the same person when a reader claims the name:
    not one of them needs to be a mistake, but where one person is held as two the other entry is nearly always there.
    """

    articles: int
    entries: tuple[SpeakerEntry, ...]
    sample: tuple[SpeakerEntry, ...]
    alike: Mapping[str, tuple[str, ...]]

    @property
    def figures(self) -> Mapping[str, float]:
        """Counts by their names."""
        several = sum(
            sum(name_keys(name, language(DEFAULT)).is_full for name in entry.aliases) > 1 for entry in self.entries
        )
        return {
            "articles": self.articles,
            "speakers": len(self.entries),
            "speakers with several full names": several,
            "speakers who pass for another": len(self.alike),
        }

    @property
    def sample_hash(self) -> str:
        """SHA-256 of the sample's names and aliases: tells whether a recorded reading is of this very sample."""
        return hashlib.sha256("\n".join("; ".join(entry.aliases) for entry in self.sample).encode()).hexdigest()

    def as_lines(self) -> list[str]:
        """The counts, then the sample to be read: each entry with its names and whoever passes for it."""
        lines = [f"{name:<36}{figure:>6,.0f}" for name, figure in self.figures.items()]
        lines += ["", f"sample of {len(self.sample)}, {self.sample_hash}"]
        for entry in self.sample:
            lines.append(f"{entry.name}  ({entry.occurrences})  = {'; '.join(entry.aliases)}")
            lines += [f"    ? {other}" for other in self.alike.get(entry.name, ())]
        return lines


def read_speakers(folder: Path, sample: int, seed: int) -> CorpusSpeakers:
    """Ingest every `.txt` of `folder`, however deep, and gather its speakers. Raises CorpusUnreadable."""
    files = sorted(folder.rglob("*.txt"))
    if not files:
        raise CorpusUnreadable(f"{folder} holds no article (.txt)")
    with scratch_store() as store:
        for batch in batches(files, _FILES_AT_ONCE):
            store.add_articles(
                [prepare_article(_article(file)) for file in batch],
                partial(are_one_speaker, language=language(DEFAULT)),
            )
        entries = tuple(_entries(store))
    drawn = random.Random(seed).sample(entries, min(sample, len(entries)))  # noqa: S311  # nothing secret
    return CorpusSpeakers(len(files), entries, tuple(drawn), _alike(entries))


def _article(file: Path) -> Article:
    try:
        return Article(file.name.partition("_")[0], file.read_bytes().decode("utf-8"), title=None)
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusUnreadable(f"{file}: {error}") from error


def _entries(store: Store) -> Iterator[SpeakerEntry]:
    after: int | None = None
    while True:
        page = store.speakers(_FILES_AT_ONCE, after)
        for entry in page.items:
            yield SpeakerEntry(entry.name, store.speaker(entry.id).aliases, entry.occurrences)
        after = page.next_after
        if after is None:
            return


def _alike(entries: tuple[SpeakerEntry, ...]) -> Mapping[str, tuple[str, ...]]:
    """For each full name the other entries of like surname who would pass for the same person when it is claimed."""
    by_surname: dict[str, list[SpeakerEntry]] = defaultdict(list)
    for entry in entries:
        keys = name_keys(entry.name, language(DEFAULT))
        for key in {keys.surname, keys.near_head, keys.near_tail}:
            by_surname[key].append(entry)
    alike: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        keys = name_keys(entry.name, language(DEFAULT))
        if keys.is_full:
            near = dict.fromkeys(o for key in (keys.surname, keys.near_head, keys.near_tail) for o in by_surname[key])
            names_alike = tuple(
                other.name
                for other in near
                if other is not entry and is_same_person(entry.name, [other.name], language(DEFAULT))
            )
            alike |= {entry.name: names_alike} if names_alike else {}
    return alike
