"""The figures of the engine on a search cluster: how long it waits, and how much goes into one request."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClusterTuning:
    """All that can be tuned of an index on a cluster; seconds, unless a name says otherwise."""

    patience_seconds: float = 10.0
    """How long to wait for another writer: a piece takes a second or two, and an HTTP client waits no longer."""
    pause_seconds: float = 0.05
    """Between two looks whether another writer has ended."""
    lease_seconds: float = 6.0
    """Who holds the index, and has not said so for so long, has ended or cannot be heard: others go on."""
    beat_seconds: float = 1.5
    """How often a holder says that it goes on: three beats may be lost."""
    state_seconds: float = 1.0
    """How long a full index is asked before its state is read again. What others write is seen at once even so, and
    whoever meets an index that was replaced reads the state then; this is for a state that somebody took away."""
    check_seconds: float = 1.0
    """How long what a look at the index found is believed."""
    retry_seconds: float = 0.1
    """The pause before the first repetition of a request; each further one is thrice as long."""
    rest_seconds: float = 1.0
    """How long nobody waits for a cluster that has left a question without an answer; then one does, and the others
    are told at once that it does not answer, until that one is answered."""
    bulk_documents: int = 1_000
    bulk_letters: int = 1_000_000
    """What goes into one bulk request. A node with much else to do took 3 s for 5,000 documents, of the 5 s it has."""
