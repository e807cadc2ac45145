"""The table of changes: every sort of difference with its words and how bad it is. No other module lists them."""

from __future__ import annotations

from service.verdicts.rows import ChangeMeaning, Severity, Table


class ChangeKind(Table):
    """What sort of difference a change is."""

    meaning: ChangeMeaning

    NUMBER = "number", ChangeMeaning("Number or date", "a number or a date", "a number or a date", 3, Severity.SENSE)
    NEGATION = (
        "negation",
        ChangeMeaning("Negation", "this turns the sense", "which turns the sense", 1, Severity.SENSE),
    )
    HEDGE = (
        "hedge",
        ChangeMeaning(
            "Condition or doubt",
            "a condition or a doubt",
            "a condition or a doubt, which belongs to it",
            2,
            Severity.SENSE,
        ),
    )
    NAME = "name", ChangeMeaning("Name", "a name", "a name", 4, Severity.SENSE)
    TYPO = "typo", ChangeMeaning("Misspelling", "a misspelling", "a misspelling", 6, Severity.STYLE)
    SPELLING = "spelling", ChangeMeaning("Spelling", "another spelling", "another spelling", 7, Severity.STYLE)
    EDITORIAL = "editorial", ChangeMeaning("Editor’s mark", "an editor's mark", "an editor's mark", 8, Severity.STYLE)
    DISFLUENCY = (
        "disfluency",
        ChangeMeaning(
            "Way of speaking",
            "a way of speaking",
            "a filler, a repetition or a false start",
            9,
            Severity.STYLE,
        ),
    )
    WORDING = "wording", ChangeMeaning("Wording", "other words", "", 5, Severity.WORDING)
