"""The clinic's staff: who may publish, how they got in, and what they did."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LASTS = timedelta(days=3)
"""How long a one-time invitation can be used."""

WRITING_LASTS = timedelta(hours=1)
"""How long the bot waits for what a member was asked to write; then words are words again."""

LOG_LASTS = timedelta(days=365)
"""How long it is kept what staff did."""


class Role(StrEnum):
    """What a member may do. An owner may all that an editor may, and decides who else may."""

    OWNER = "owner"
    EDITOR = "editor"

    def may(self, needed: "Role") -> bool:
        """Tell whether this role is enough where `needed` is asked for."""
        return self is Role.OWNER or needed is Role.EDITOR


class Action(StrEnum):
    """What staff do that is kept in the log."""

    INVITED = "invited"
    JOINED = "joined"
    PROMOTED = "promoted"
    DEMOTED = "demoted"
    REMOVED = "removed"
    DRAFTED = "drafted"
    DISCARDED = "discarded"
    TESTED = "tested"
    CONFIRMED = "confirmed"
    PAUSED = "paused"
    RESUMED = "resumed"
    CANCELLED = "cancelled"
    CORRECTED = "corrected"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff. `person_id` is their number at Telegram, and that of their chat.

    `by_setting`: an owner by CLINIC_OWNERS, whom nobody can remove from within Telegram.
    `writing` is what the bot waits for them to write, such as `text:7`; see WRITING_LASTS.
    """

    person_id: int
    role: Role
    name: str
    language: str
    since: datetime
    writing: str | None = None
    writing_since: datetime | None = None
    by_setting: bool = False

    def writes(self, now: datetime) -> tuple[str, int] | None:
        """Return what the bot waits for at this moment, and of which post."""
        if not (self.writing and self.writing_since):
            return None
        if now - self.writing_since > WRITING_LASTS:
            return None
        what, _, post_id = self.writing.partition(":")
        return what, int(post_id)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: who did what, when, to what (a post's id, or a name)."""

    at: datetime
    name: str
    action: Action
    subject: str


def digest(code: str) -> str:
    """Return what is kept of an invitation's code: enough to know it again, not to make it."""
    return hashlib.sha256(code.encode()).hexdigest()
