"""What staff should hear of that no reader sees."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong."""

    STORE = "store"
    """The database cannot be used. What was to be sent waits in it, what was sent in memory."""

    SILENCE = "silence"
    """Telegram does not answer. What was to be sent waits."""

    REFUSED = "refused"
    """Telegram refuses what a mailing says: mend it, then let the mailing go on."""

    STUCK = "stuck"
    """Something is due, and nothing has gone out for long."""

    UNREVIEWED = "unreviewed"
    """Readers are shown what no clinician has reviewed."""

    FEED = "feed"
    """The clinic's feed gives nothing: no new posts are drafted of it."""

    FAULT = "fault"
    """The bot itself has a fault; the log says where."""


@dataclass(frozen=True, slots=True)
class Notice:
    """That something went wrong, or that it is over.

    `subject` is what it is about, where there is more than one: the mailing or the tip. `detail` is
    for whoever mends it, and says nothing about any reader.
    """

    trouble: Trouble
    subject: str
    detail: str
    since: datetime
    over_at: datetime | None = None
