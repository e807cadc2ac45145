"""What each verdict means, in one table that the service, its page, the browser extension and the command line read."""

from service.verdicts.changes import ChangeKind
from service.verdicts.outcomes import Outcome, Reason, Trouble
from service.verdicts.rows import (
    ChangeMeaning,
    Meaning,
    OutcomeMeaning,
    ReasonMeaning,
    Severity,
    SpeakerMeaning,
    Standing,
    Tone,
)
from service.verdicts.table import (
    JOINED,
    UNKNOWN,
    UNKNOWN_ATTRIBUTION,
    UNTOLD,
    AttributionVerdict,
    Verdict,
)

__all__ = [
    "JOINED",
    "UNKNOWN",
    "UNKNOWN_ATTRIBUTION",
    "UNTOLD",
    "AttributionVerdict",
    "ChangeKind",
    "ChangeMeaning",
    "Meaning",
    "Outcome",
    "OutcomeMeaning",
    "Reason",
    "ReasonMeaning",
    "Severity",
    "SpeakerMeaning",
    "Standing",
    "Tone",
    "Trouble",
    "Verdict",
]
