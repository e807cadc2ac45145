"""The rows of the tables of verdicts: what a member says to a reader, and what it makes of a quote in a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from service.verdicts.outcomes import Outcome, Trouble


class Tone(StrEnum):
    """How an answer is coloured: it speaks for the quote, against it in part or wholly, or says nothing either way."""

    GOOD = "good"
    PARTLY = "partly"
    BAD = "bad"
    NONE = "none"


class Standing(StrEnum):
    """How a quote stands with the record: it agrees with it, strays from it, or is not known."""

    AGREED = "agreed"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OutcomeMeaning:
    """What an outcome says of a quote; `trouble` when an editor should look at it. Whether other words fail a check is
    for their severity to say."""

    sentence: str
    trouble: Trouble | None = None
    fails_by_default: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a verdict on a wording says to a reader, and what it makes of a quote in a draft.

    `title` and `sentence` are the page's, `one_line` is both in one, for where there is little room. The sentence may
    count the `{places}` that differ. `tone_if_grave` is the tone where a number, a name or the sense differs. `order`
    says where the counts of a draft's verdicts name it. `says_all`: the sentence leaves nothing to explain. `likeness`
    stands for the share of what is alike. `is_unbroken`: the words stand in one recorded quote, whatever else holds
    parts of them.
    """

    title: str
    sentence: str
    one_line: str
    tone: Tone
    standing: Standing
    order: int
    tone_if_grave: Tone | None = None
    outcome: Outcome | None = None
    says_all: bool = False
    likeness: str | None = None
    is_unbroken: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerMeaning:
    """What a verdict on a claimed speaker says to a reader, and what it makes of a quote in a draft.

    The texts name who is `{recorded}` and who is `{claimed}`: `on_page` beside the title, `one_line` by itself (None
    where there is nothing to say), `in_terminal` in the answer of `quoteverify verify`, `in_draft` in a report on a
    draft that names somebody, `remark` behind the explanation of a quote in a draft.
    """

    title: str
    tone: Tone
    on_page: str
    one_line: str | None
    in_terminal: str
    in_draft: str
    remark: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class ReasonMeaning:
    """Why nothing was found, in a sentence, and what that makes of a quote in a draft. `is_untold`: it cannot be told
    whether the words are recorded."""

    sentence: str
    outcome: Outcome
    is_untold: bool = True


class Table(StrEnum):
    """Words, each with the row that says what it means."""

    meaning: Any

    def __new__(cls, word: str, meaning: Any) -> Self:
        """The member `word`, which keeps its row."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

    @classmethod
    def of(cls, word: object) -> Self | None:
        """The member that is written `word`; None when there is none."""
        return next((member for member in cls if member == word), None)


@dataclass(frozen=True, slots=True)
class SeverityMeaning:
    """What a severity says of a quote, and whether it fails a check by default."""

    sentence: str
    fails_by_default: bool = True


class Severity(Table):
    """How bad a difference is for who quotes, worst first: the sense is another, or only the words are, or only how
    they are written."""

    meaning: SeverityMeaning

    SENSE = "sense", SeverityMeaning("What differs changes what was said")
    WORDING = "wording", SeverityMeaning("The words are other ones")
    STYLE = (
        "style",
        SeverityMeaning(
            "Only spelling, contractions, an editor's marks or what print leaves out of speech differ",
            fails_by_default=False,
        ),
    )

    @classmethod
    def worst(cls, severities: Iterable[Severity | None]) -> Severity | None:
        """The worst of these; None where there is none."""
        present = frozenset(severities)
        return next((severity for severity in cls if severity in present), None)


@dataclass(frozen=True, slots=True)
class ChangeMeaning:
    """What a kind of difference is called: `title` in a list, `aside` beside the words, `note` in an explanation, which
    is empty where there is nothing to add. The explanation names the gravest first, by `gravity`."""

    title: str
    aside: str
    note: str
    gravity: int
    severity: Severity

    @property
    def is_grave(self) -> bool:
        """Whether it changes what is said."""
        return self.severity is Severity.SENSE
