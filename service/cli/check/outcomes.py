"""The results of a check: where each quote stands, what is to be said of it, and whether it fails the check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from service.cli.check.answers import AnsweredQuote, Unknown
from service.cli.check.clearance import Clearance
from service.cli.check.places import Place
from service.cli.highlighting import printable
from service.cli.searched import SearchedCounts
from service.domain import AttributionVerdict, QuoteKind, Stance, Verdict
from service.layout import TextPlace
from service.verdicts import Outcome, Reason, Severity, Trouble

TROUBLE = frozenset(outcome for outcome in Outcome if outcome.meaning.trouble)
FAIL_WORDS: tuple[str, ...] = tuple(dict.fromkeys([*Outcome, *Severity, *Verdict, *AttributionVerdict]))
"""What can be said to fail: outcomes, severities, and verdicts on the words and on the speaker."""
DEFAULT_FAIL_ON: frozenset[str] = frozenset(word for word in (*Outcome, *Severity) if word.meaning.fails_by_default)


def parse_fail_on(text: str) -> frozenset[str]:
    """What fails, separated by commas; "none" is nothing. Raises ValueError for a word that is none of FAIL_WORDS."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["none"]:
        return frozenset()
    if not names or not set(names) <= set(FAIL_WORDS):
        raise ValueError(f"give some of {', '.join(FAIL_WORDS)}, or none")
    return frozenset(names)


def outcome_names() -> list[str]:
    """The names of all outcomes."""
    return [outcome.value for outcome in Outcome]


@dataclass(frozen=True, slots=True)
class Finding:
    """One quote of a file, with what is answered of it. `outcomes` are in order, gravest first, the words of a newer
    service last; `failing` are the words that would fail it, whether or not it is cleared or known; `lapsed` is a
    clearance that has ended, `is_known` says that a baseline lets it pass. `document_place` is
    its place in a file without lines; `place` then takes paragraphs for lines."""

    file: str
    place: Place
    answer: AnsweredQuote
    outcomes: tuple[Outcome | Unknown, ...]
    fails: bool
    cleared: Clearance | None = None
    lapsed: Clearance | None = None
    failing: tuple[str, ...] = ()
    is_known: bool = False
    document_place: TextPlace | None = None

    @property
    def where(self) -> str:
        """The file and the place in it, for people: `a.md:3:2`, or `a.pdf, page 2, paragraph 5`."""
        if self.document_place is not None:
            return f"{self.file}, {self.document_place}"
        return f"{self.file}:{self.place.line}:{self.place.column}"

    @property
    def text(self) -> str:
        """The words between the marks, on one line."""
        return printable(" ".join(self.answer.text.split()))

    @property
    def outcome_words(self) -> list[str]:
        """The outcomes as programs know them; those of a newer service as it says them."""
        return [_word(outcome) for outcome in self.outcomes]

    @property
    def gravity(self) -> int:
        """The place of its gravest outcome among all, 0 for the gravest; the words of a newer service are last."""
        order = list(Outcome)
        return min((order.index(outcome) for outcome in self.outcomes if outcome in order), default=len(order))

    @property
    def is_shown(self) -> bool:
        """Whether reports for people have a row for it: for all that is to be said, but not for what was not judged."""
        is_settled = self.cleared is not None or self.is_known
        return is_settled or self.is_trouble or self.is_unreadable or (self.answer.is_judged and bool(self.outcomes))

    @property
    def is_unreadable(self) -> bool:
        """Whether a person has to look at the page itself."""
        return Outcome.UNREADABLE in self.outcomes

    @property
    def is_trouble(self) -> bool:
        """Whether an editor should look at it and has not done so."""
        is_settled = self.cleared is not None or self.is_known
        return not is_settled and (self.fails or any(map(_is_trouble, self.outcomes)))


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file's quotes in order; `fault` says why it could not be checked, `notices` how it was read. `content` are its
    bytes, where they are wanted."""

    name: str
    findings: tuple[Finding, ...] = ()
    fault: str | None = None
    searched: SearchedCounts | None = None
    notices: tuple[str, ...] = ()
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All files of one run, and what fails a quote."""

    files: tuple[CheckedFile, ...]
    fail_on: frozenset[str]

    @property
    def findings(self) -> list[Finding]:
        """The quotes of all files."""
        return [finding for file in self.files for finding in file.findings]

    @property
    def failures(self) -> int:
        """How many quotes fail."""
        return sum(finding.fails for finding in self.findings)

    @property
    def not_judged(self) -> int:
        """Of how many quotes nothing can be told."""
        return sum(not finding.answer.is_judged for finding in self.findings)

    @property
    def searched(self) -> SearchedCounts | None:
        """What the quotes were looked for in, which is the same for all files; None where no file was asked about."""
        return next((file.searched for file in self.files if file.searched), None)

    @property
    def faults(self) -> list[CheckedFile]:
        """The files that could not be checked."""
        return [file for file in self.files if file.fault is not None]


def outcomes_of(answer: AnsweredQuote) -> tuple[Outcome | Unknown, ...]:
    """What is to be said of a quote, gravest first; nothing of what nobody is said to have said and is not recorded.

    What is trouble the service decides: it knows when words are anybody's. Words that only a newer service knows come
    last, as they are.
    """
    if answer.kind is QuoteKind.UNSPOKEN and answer.match is None and not answer.trouble:
        return ()
    words: list[Verdict | AttributionVerdict | Reason | Trouble | Unknown] = [*answer.trouble, answer.verdict]
    if answer.reason is not None:
        words.append(answer.reason)
    if answer.match is not None or isinstance(answer.attribution, Unknown):
        words.append(answer.attribution)
    outcomes = {_outcome_of(word) for word in words}
    unknown = sorted((outcome for outcome in outcomes if isinstance(outcome, Unknown)), key=_word)
    return (*(outcome for outcome in Outcome if outcome in outcomes), *unknown)


def fail_words_of(answer: AnsweredQuote, outcomes: Iterable[Outcome | Unknown]) -> frozenset[str]:
    """All by which a quote can fail: its outcomes, its severity, and its verdicts where those are no outcome of their
    own, which the service may have judged to be none here. Nothing where nothing is to be said of it, of what cannot
    be read that alone, and of what the draft denies its outcomes alone: that the record has it otherwise speaks for
    the draft."""
    words = {_word(outcome) for outcome in outcomes}
    is_unreadable = Outcome.UNREADABLE.value in words
    if (answer.kind is QuoteKind.UNSPOKEN and not words) or answer.stance is Stance.DENIED or is_unreadable:
        return frozenset(words)
    if isinstance(answer.severity, Severity):
        words.add(answer.severity)
    judged = [answer.verdict, *([answer.attribution] if answer.match is not None else [])]
    words.update(word for word in judged if not isinstance(word, Unknown) and word.meaning.outcome is None)
    return frozenset(words)


def _outcome_of(word: Verdict | AttributionVerdict | Reason | Trouble | Unknown) -> Outcome | Unknown | None:
    """The outcome that a word of an answer stands for; None where it stands for none, or for one that is trouble only
    where the answer says so."""
    match word:
        case Trouble():
            return Outcome.of(word)
        case Verdict() | AttributionVerdict() | Reason():
            outcome = word.meaning.outcome
            return outcome if outcome not in TROUBLE else None
        case Unknown():
            return word
        case _:
            assert_never(word)


def _is_trouble(outcome: Outcome | Unknown) -> bool:
    """Whether an editor should look at it; what a newer service says this version cannot judge, so it is shown."""
    match outcome:
        case Outcome():
            return outcome in TROUBLE
        case Unknown():
            return True
        case _:
            assert_never(outcome)


def _word(outcome: Outcome | Unknown) -> str:
    match outcome:
        case Outcome():
            return outcome.value
        case Unknown(word):
            return printable(word)
        case _:
            assert_never(outcome)


def count_outcomes(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of the `findings` shown, neither cleared nor known, have each outcome; those of newer services last."""
    shown = (finding for finding in findings if finding.is_shown and finding.cleared is None and not finding.is_known)
    return dict.fromkeys(outcome_names(), 0) | Counter(word for finding in shown for word in finding.outcome_words)
