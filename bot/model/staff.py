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
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class Writing:
    """What the bot waits for a member to write: what, for which post (0: a new one), and more."""

    what: str
    post_id: int = 0
    more: str = ""

    def __str__(self) -> str:
        return ":".join((self.what, str(self.post_id), *([self.more] if self.more else [])))


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff. `person_id` is their number at Telegram, and that of their chat.

    `by_setting`: an owner by CLINIC_OWNERS, whom nobody can remove from within Telegram.
    `writing` is what the bot waits for them to write and for which post, such as `title:7`, perhaps
    with more behind another colon; see WRITING_LASTS.
    """

    person_id: int
    role: Role
    name: str
    language: str
    since: datetime
    writing: str | None = None
    writing_since: datetime | None = None
    by_setting: bool = False

    def writes(self, now: datetime) -> Writing | None:
        """Return what the bot waits for at this moment."""
        if not (self.writing and self.writing_since):
            return None
        if now - self.writing_since > WRITING_LASTS:
            return None
        what, post_id, *more = self.writing.split(":")
        return Writing(what, int(post_id), "".join(more))


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
