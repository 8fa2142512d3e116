"""How far a mailing is, as staff see it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.outbox import Gate, Mailing

MEND = "mend"
"""Why a mailing has a pause whose post is just being corrected; it goes on by itself."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a mailing is. Those who were erased since are in `gone` or nowhere."""

    gate: Gate
    planned: bool
    queued: int = 0
    sent: int = 0
    refused: int = 0
    expired: int = 0
    gone: int = 0

    @property
    def settled(self) -> int:
        """How many deliveries have come to an end."""
        return self.sent + self.refused + self.expired + self.gone

    @property
    def share(self) -> float:
        """The share of deliveries that have come to an end, from 0 to 1."""
        whole = self.settled + self.queued
        return self.settled / whole if whole else 1.0

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return not self.queued and (self.planned or self.gate is Gate.CANCELLED)


@dataclass(frozen=True, slots=True)
class Happening:
    """One mailing of a post: when it began, how far it is, and how it ended if it has.

    `why_paused` is MEND, or what Telegram says where it refused too many; None: staff paused it.
    """

    mailing: Mailing
    opened_at: datetime
    progress: Progress
    why_paused: str | None = None
    ended_at: datetime | None = None

    @property
    def took(self) -> timedelta:
        """How long it lasted; nothing while it goes on."""
        return self.ended_at - self.opened_at if self.ended_at else timedelta()


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a mailing goes, in deliveries a second, as measured between two looks."""

    a_second: float

    def left(self, progress: Progress) -> timedelta | None:
        """Return how long the rest will take at this speed; None where it stands still."""
        if self.a_second <= 0:
            return None
        return timedelta(seconds=progress.queued / self.a_second)
