"""The words of a check. Made from the service's table of verdicts; run `make clients`."""

ORDER: tuple[str, ...] = (
    "denied",
    "contradicted",
    "altered",
    "recorded",
    "not_found",
    "spliced",
    "disputed",
    "unclear",
    "unattributed",
    "too_short",
    "unreadable",
)
"""All outcomes, gravest first."""
TROUBLE: frozenset[str] = frozenset(["denied", "contradicted", "altered", "recorded", "not_found"])
"""Outcomes that an editor should look at."""
OUTCOME_OF: dict[str, str | None] = {
    "verbatim": None,
    "fragment": None,
    "spliced": "spliced",
    "altered": "altered",
    "not_found": None,
    "confirmed": None,
    "disputed": "disputed",
    "contradicted": "contradicted",
    "denied": "denied",
    "unclear": "unclear",
    "unattributed": "unattributed",
    "not_claimed": None,
    "not_recorded": "not_found",
    "too_short": "too_short",
    "too_common": "too_short",
    "too_long": "not_found",
    "unreadable": "unreadable",
}
"""The outcome that a verdict or a reason stands for; None where it stands for none."""
FAIL_WORDS: tuple[str, ...] = (
    "denied",
    "contradicted",
    "altered",
    "recorded",
    "not_found",
    "spliced",
    "disputed",
    "unclear",
    "unattributed",
    "too_short",
    "unreadable",
    "sense",
    "wording",
    "style",
    "verbatim",
    "fragment",
    "confirmed",
    "not_claimed",
)
"""What can be said to fail."""
DEFAULT_FAIL_ON: tuple[str, ...] = (
    "denied",
    "contradicted",
    "not_found",
    "sense",
    "wording",
)
