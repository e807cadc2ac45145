"""How a document of `terms.documents` is kept by tantivy: the fields, and the id in two forms."""

from __future__ import annotations

import tantivy

from service.index.terms import FIELDS, Document

ID = "id"
"""The quote's id, by which its documents are found and removed."""
KEY = "key"
"""The id once more, as a number that looks random. Rising numbers are packed in blocks, and every reading unpacks the
heads of all blocks first: 37 µs among a million. These are packed one by one and read in one."""
_KEYS, _FACTOR = 2**32, 2_654_435_761
_INVERSE = pow(_FACTOR, -1, _KEYS)


def make_schema() -> tantivy.Schema:
    """The fields: nothing is stored but the id, and no frequencies or positions, which ranking does without."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(ID, stored=False, indexed=True, fast=True)
    builder.add_unsigned_field(KEY, stored=False, indexed=False, fast=True)
    for name in FIELDS:
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def stored_values(id: int, document: Document) -> dict[str, object]:
    """The values of a document of the quote `id`, for `tantivy.Document.from_dict` with the schema.

    Keyword arguments would make the id a signed field.
    """
    return {ID: id, KEY: _key_of(id), **{field: [" ".join(terms)] for field, terms in document.items()}}


def id_of(key: int) -> int:
    """The id whose KEY this is."""
    return key * _INVERSE % _KEYS if key < _KEYS else key


def _key_of(id: int) -> int:
    return id * _FACTOR % _KEYS if id < _KEYS else id
