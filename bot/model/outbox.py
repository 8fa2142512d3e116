"""The outbox: what is to be sent to whom, what came of it, and when to try again.

A row is known by its Key, whose text says what it means: `tip:2026-03-01:42` is the tip of that
date to that chat. To plan it twice is harmless. What a mailing says is not in the outbox: a tip is
there by its slug, a clinic post by its id.

    queued ─ claimed by a worker ─ sent
       └────── tried again ──────┤ refused   our fault: kept, staff are told
                                 ├ expired   nobody could be reached in time
                                 └ (gone)    the chat is no more: the row goes with its subscriber

Everything goes out at least once. The worker's claim is a lease: if it dies, the row is claimed
again when the lease is over, also where the message had arrived and only the verdict was lost.
A tip that comes twice does no harm, one that never comes breaks a promise. How many may come twice
is bounded by what the worker had in flight: `worker.IN_FLIGHT` at most, and at the default pace
what it sends in the time of one answer and one `worker.FLUSH`, about five. So is how many may come
twice because an answer got lost on the way. In tests/failures it is counted.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

LEASE = timedelta(seconds=120)
"""How long a claim lasts: well over what a claimed row may wait and one call may take."""

FIRST_BACK_OFF = 1.0
LONGEST_BACK_OFF = 15 * 60.0
"""Seconds; doubled with each failure in a row, from the first to the longest."""

GIVE_UP = timedelta(hours=24)
"""How long after its first failure a delivery is given up that has no other time to expire at."""


class Kind(StrEnum):
    """What a mailing is, in the order in which mailings go out: what mends comes first."""

    TAKE_BACK = "delete"
    CORRECTION = "edit"
    TIP = "tip"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Mailing:
    """What is planned, paused and counted together: a date's tips, or one post or change of it.

    `subject` is a date, a post's id, or for a correction the post's id and its revision, `7:2`.
    """

    kind: Kind
    subject: str

    @classmethod
    def of_tips(cls, day: date) -> "Mailing":
        """The tips of one date."""
        return cls(Kind.TIP, day.isoformat())

    @classmethod
    def of_post(cls, post_id: int) -> "Mailing":
        """A clinic post."""
        return cls(Kind.POST, str(post_id))

    @classmethod
    def of_correction(cls, post_id: int, revision: int) -> "Mailing":
        """A new wording of a post, for everyone who was sent it."""
        return cls(Kind.CORRECTION, f"{post_id}:{revision}")

    @classmethod
    def of_take_back(cls, post_id: int) -> "Mailing":
        """The end of a post, for everyone who was sent it."""
        return cls(Kind.TAKE_BACK, str(post_id))

    @classmethod
    def parse(cls, text: str) -> "Mailing":
        """Read what `str` writes.

        Raises:
            ValueError: it is no mailing.
        """
        kind, _, subject = text.partition(":")
        return cls(Kind(kind), subject)

    @property
    def post_id(self) -> int | None:
        """The post's id; None for tips."""
        return None if self.kind is Kind.TIP else int(self.subject.partition(":")[0])

    def __str__(self) -> str:
        return f"{self.kind}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Key:
    """Who is sent which mailing."""

    mailing: Mailing
    chat_id: int

    def __str__(self) -> str:
        return f"{self.mailing}:{self.chat_id}"


class Gate(StrEnum):
    """Whether a mailing's deliveries may be claimed."""

    OPEN = "open"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class State(StrEnum):
    """What has become of a delivery."""

    QUEUED = "queued"
    SENT = "sent"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed row: all that a sender has to know.

    `tip` is the slug of a tip, `revision` that of a post which is to be sent now, in so many
    `messages`, as it was confirmed then: a draft may have changed before. `message_id` is the
    message that a correction or take-back is about, `album` the messages of a post's files above
    it; a post that is tried again may have got so far already. `claim` tells this claim from all
    others; `in_doubt` says that an earlier one was never settled.
    """

    key: Key
    claim: int
    language: str
    silent: bool
    tip: str | None = None
    message_id: int | None = None
    failures: int = 0
    expires_at: datetime | None = None
    in_doubt: bool = False
    revision: int | None = None
    confirmed_at: datetime | None = None
    messages: int = 1
    album: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived; `message_id` where it is a message of its own, `album` what is above that."""

    message_id: int | None = None
    album: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """It may arrive another time: in so many seconds if Telegram said so, else after a back-off.

    `album` is what has arrived of it, and is not to be sent again. `ours`: something failed before
    Telegram was asked, so it says nothing of Telegram.
    """

    seconds: float | None = None
    album: tuple[int, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat is blocked, deactivated or unknown: nothing will arrive there any more."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not have it as it is; `reason` in its words, without any of the reader's.

    `album` is what has arrived of it, and is not to be sent again.
    """

    reason: str
    album: tuple[int, ...] = ()


Verdict = Sent | RetryAfter | Gone | Refused


def back_off(failures: int, chance: float) -> float:
    """Return the seconds to wait after so many failures in a row, the first being 1.

    Args:
        failures: how many there were.
        chance: a random number from 0 up to 1, which spreads the wait over its upper half.
    """
    doublings = min(failures - 1, 30)
    return min(FIRST_BACK_OFF * 2.0**doublings, LONGEST_BACK_OFF) * (1 + chance) / 2


def expiry(delivery: Delivery, now: datetime) -> datetime:
    """Return when a delivery that has just failed is given up."""
    return delivery.expires_at or now + GIVE_UP


def retry_at(
    delivery: Delivery, verdict: RetryAfter, now: datetime, chance: float
) -> datetime | None:
    """Return when to try again; None if it would be too late by then."""
    wait = verdict.seconds
    if wait is None:
        wait = back_off(delivery.failures + 1, chance)
    moment = now + timedelta(seconds=wait)
    return moment if moment < expiry(delivery, now) else None
