"""How a reporting verb is joined to the mention that is its subject."""

from __future__ import annotations

from typing import Literal

Link = Literal[
    "direct",
    "inverted",
    "phrase",
    "appositive",
    "absolute",
    "relative",
    "participle",
    "infinitive",
    "coordinate",
    "distant",
    "according",
    "none",
]
"""direct: "Ann Lee said". inverted: "said Ann Lee". phrase: "the mayor of Avon said". appositive: "Ann Lee, a lawyer,
said". absolute: "with Ann Lee saying". relative: "who said". participle, infinitive, coordinate: the subject of the
sentence ("left, saying", "went on to say", "left and said"). distant: the same, further off. according: "according to
Ann Lee". none: no subject was recognised. The names are part of the model's features."""
