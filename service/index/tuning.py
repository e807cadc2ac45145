"""The figures of the policy: how many terms are asked for, and when the answer is in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from service.index.terms import PAIRS, TRIGRAMS, WORDS, Field


@dataclass(frozen=True, slots=True)
class PolicyTuning:
    """The figures of the policy, each with where it comes from."""

    most_pairs: int = 10
    most_words: int = 5
    most_trigrams: int = 14
    """Rarest terms asked for each passage; the figures of the design's measurements, with two pairs more since pairs
    share buckets, and one word less: of 2,000 mistyped quotes among a million no other is lost, and a sixth of the time
    is."""
    least_terms: int = 3
    most_postings: int = 40_000
    """Beyond the first terms only those are asked that together stand in so many documents: common words among millions
    of quotes took most of the time and said least."""
    most_passages: int = 8
    """Passages of a long candidate that are asked for: its ends and evenly between."""
    spare_hits: int = 2
    """A long quote may be hit in several passages: so many times more hits are asked for than quotes are wanted."""
    clear_share: float = 0.9
    least_clear_share: float = 0.3
    clear_margin: float = 1.3
    few_terms: int = 4
    """The pairs leave no doubt when the best hit holds the first share of their weight; or the second share, and so
    many times what the next one holds. Of 2,000 mistyped quotes among a million, 816 were so, and the best hit was the
    right one in all but one; where the next one was nearer it was in 28%, whatever its share. Not of few pairs: one of
    the two of a candidate of three words stands in some other quote, too."""
    least_of_best: float = 0.4
    always: int = 5
    """When the pairs leave no doubt, who asks for what comes near the best is given the hits with this share of its
    score, and at least the best fifth of those wanted: the others have a bucket or a common pair with it. Comparing 40
    quotes took as long as finding them; of 6,110 matches among PolNeAR's quotes three are lost, none of them the best.
    """
    most_tied: int = 2_000
    """Of hits that score alike at the end of the list, the lowest ids are taken, whatever order the engine has: so many
    are looked at for that."""

    def most_terms(self, field: Field) -> int:
        """How many of a passage's rarest terms are asked for."""
        return {PAIRS: self.most_pairs, WORDS: self.most_words, TRIGRAMS: self.most_trigrams}[field]
