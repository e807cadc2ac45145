"""One generation of index files, opened by this process: written, and asked through the policy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from service.index.policy import Policy
from service.index.tantivy.failures import OPENING, READING, WRITING
from service.index.tantivy.schema import ID, make_schema, stored_values
from service.index.tantivy.searching import SearcherTerms
from service.index.terms import documents
from service.text.normalise import Wording


def make_files(path: Path) -> None:
    """Make the files of an empty generation in the folder `path`."""
    with WRITING:
        tantivy.Index(make_schema(), path=str(path))


class TantivyGeneration:
    """A Generation in the folder `path`. A writer is open only while a piece is put in."""

    def __init__(self, path: Path, policy: Policy, writer_bytes: int) -> None:
        """Opens the files; raises GenerationLost, and IndexUnavailable when the machine is short of something."""
        self._path = path
        self._policy = policy
        self._writer_bytes = writer_bytes
        with OPENING:
            self._index = tantivy.Index.open(str(path))
            self._index.config_reader("manual")
            self._schema = self._index.schema

    def refresh(self) -> None:
        """See what others have put in; raises as opening does."""
        with OPENING:
            self._index.reload()

    def put(self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int) -> None:  # noqa: ARG002
        """Take in quotes and forget removed ones; see Generation. The folder's lock holds late writers off."""
        texts = dict(additions)
        gone = [*removals, *texts]
        with WRITING:
            index = tantivy.Index.open(str(self._path))
            schema = index.schema
            writer = index.writer(heap_size=self._writer_bytes, num_threads=1)
        try:
            with WRITING:
                # What a writer left that was killed before its commit. The files of what it removed are named by a
                # count of operations: the same piece, put in again, would name them so and find them there.
                writer.garbage_collect_files()
            if gone:  # deleting by term takes a number for a signed one and deletes nothing
                with WRITING:
                    writer.delete_documents_by_query(tantivy.Query.term_set_query(schema, ID, gone))
            for id, text in texts.items():
                for document in documents(text):
                    values = stored_values(id, document)
                    with WRITING:
                        writer.add_document(tantivy.Document.from_dict(values, schema))
            with WRITING:
                writer.commit()
        finally:
            with WRITING:
                writer.wait_merging_threads()

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool) -> list[list[int]]:
        """The candidates for each of `wordings`."""
        terms = self._terms()
        return [self._policy.candidates(terms, wording, limit, near_best=near_best) for wording in wordings]

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording`."""
        return self._policy.containing(self._terms(), wording, limit)

    def _terms(self) -> SearcherTerms:
        with READING:
            return SearcherTerms(self._index.searcher(), self._schema)
