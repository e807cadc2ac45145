"""What attribution was tuned with: thresholds, windows and weights, each with where its figure comes from.

The defaults are what the service uses. Tests and experiments hand in others; nothing is patched.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Confidences:
    """How sure (0..1) the model must be; below it nobody is named, since a wrong speaker is worse than none.

    Whether anybody said it and who are asked apart: where "he" and a name share the chance of one speaker, it is sure
    that somebody spoke though neither mention is sure. Chosen on PolNeAR's train part, each outlet judged by weights
    that learned from the others: the most mentions right with no more given to what nobody said; see decision 0032.
    """

    said: float = 0.45
    """How likely it must be that somebody said it, for most quotes."""
    short: float = 0.55
    """For up to `short_words` words within the writer's sentence, which are often a term that nobody said."""
    unreported: float = 0.7
    """For such words that no verb reports."""
    who: float = 0.43
    """How likely it must be that the likeliest mention is the speaker."""
    who_unreported: float = 0.55
    """For a few words that no verb reports."""
    term: float = 0.85
    """For a few words where a term stands, with a verb that may report them ("backed the “sponge city” plan"); see
    decision 0033 for this and the next."""
    plain_object: float = 0.97
    """For a few words that are the object of what somebody does, with no verb of speech ("opened a “cooling room”")."""
    floating: float = 0.6
    """What is given for a quote that is a paragraph by itself, where the model names nobody."""
    title: float = 0.97
    """For what looks like the title of a work ("her film “The Long Road”")."""
    short_words: int = 3
    least_given: float = 0.0
    """How likely a given speaker must be right (see `Attribution.confidence`): the name, else the mention."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far from a quote a mention may stand and still speak for it. Paragraphs further than the next never count."""

    tokens_before: int = 140
    tokens_after: int = 60
    sentences_before: int = 5
    sentences_after: int = 1
    most_candidates: int = 16
    """When more mentions stand near, the nearest are taken."""
    cost_before: float = 1.3
    """A mention in front of the quote counts as this much farther than one behind it, when there are too many."""


@dataclass(frozen=True, slots=True)
class SalienceWeights:
    """How much each place in a sentence makes somebody likely to be "he", "it" or "the senator" of a later one.

    Tried on PolNeAR's dev part; only their order matters much.
    """

    reach: int = 400
    """Tokens that are looked back on."""
    fading: float = 0.4
    """What one sentence in between leaves of a weight."""
    last_speakers: int = 3
    """How many of the last speakers of quotes count."""
    clearly: float = 1.5
    """How many times the second's weight the first must have, where the words leave open who is meant."""
    spoke: float = 1.0
    """Was given one of the last quotes."""
    subject_of_cue: float = 2.5
    subject: float = 1.8
    first_in_sentence: float = 2.2
    """The least for the first mention of a sentence: it is the subject more often than not."""
    opens_sentence: float = 1.3
    """Factor for a mention that is the sentence's first word."""
    introduced: float = 3.0
    """The least for somebody named for the first time who is said to be something ("Ann Lee, president of Avon")."""
    after_preposition: float = 0.5
    reported: float = 0.4
    """Factor for the subject of what somebody else says."""
    owner: float = 0.7
    qualifier: float = 0.5
    title: float = 0.1
    """Factor for a headline, a photo's credit, or a line such as "Read more: …"."""
    known_gender: float = 1.1
    person: float = 1.0
    unnamed: float = 0.6
    unknown: float = 0.4
    """Factor for a name that nothing shows to be a person's."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """All that attribution was tuned with."""

    confidences: Confidences = field(default_factory=Confidences)
    window: Window = field(default_factory=Window)
    salience: SalienceWeights = field(default_factory=SalienceWeights)
    most_quotes: int = 5_000
    """Quotes beyond these get no speaker: no article has so many, and a hostile text must not cost minutes."""
    most_names_for_inner: int = 50
    """Speakers of the article whose names complete those within a quote."""


DEFAULT_TUNING = Tuning()
LEAST_CONFIDENCE = DEFAULT_TUNING.confidences.least_given


@cache
def tuning_of(least_confidence: float) -> Tuning:
    """The default tuning, with another least confidence of what is given."""
    return replace(DEFAULT_TUNING, confidences=replace(DEFAULT_TUNING.confidences, least_given=least_confidence))
