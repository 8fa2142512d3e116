"""Subscribers: what a person has chosen, and the calendar of their tips.

A date here is a date on the subscriber's own wall: each has one tip at most.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOME = "Europe/Copenhagen"
"""The time zone of those who never chose one."""

EVERY_DAY = 0b111_1111
"""All seven days in a mask of weekdays; Monday is the lowest bit."""

STALE = timedelta(hours=6)
"""A tip that is this late is skipped."""

CONSENT_LASTS = timedelta(days=365)
"""A consent that nothing was sent on for so long has lapsed (SAFETY: a year)."""


class Track(StrEnum):
    """Which course of tips somebody follows."""

    PREGNANCY = "pregnancy"
    AFTER_BIRTH = "after-birth"


class Purpose(StrEnum):
    """What a consent is for."""

    TIPS = "tips"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Consent:
    """A yes: to which version of the text, and when."""

    version: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Subscriber:
    """All that is stored of a person.

    `minute` is that of the local day, `weekdays` a mask like EVERY_DAY, `zone` an IANA name.
    `last_tip` is the slug of the last tip sent, `last_tip_on` the last date one was planned for,
    `posts_sent_on` the UTC date of the last clinic post, `next_tip_at` what the calendar says.
    """

    chat_id: int
    language: str
    minute: int
    tips: Consent | None = None
    posts: Consent | None = None
    weekdays: int = EVERY_DAY
    zone: str = HOME
    paused_until: datetime | None = None
    track: Track = Track.PREGNANCY
    silent: bool = False
    last_tip: str | None = None
    last_tip_on: date | None = None
    posts_sent_on: date | None = None
    next_tip_at: datetime | None = None

    def local_time(self, moment: datetime) -> datetime:
        """Return this moment as the subscriber's clock shows it."""
        return moment.astimezone(_zone(self.zone))

    def local_date(self, moment: datetime) -> date:
        """Return the date on the subscriber's wall at this moment."""
        return self.local_time(moment).date()


def next_tip_at(subscriber: Subscriber, after: datetime) -> datetime | None:
    """Return the first moment after `after`, in UTC, that a tip is due at; None if never.

    Where the clock skips the hour, the tip comes as much later as was skipped, or earlier where
    later is tomorrow (Nuuk); where it repeats the hour, at its first pass. A date that a zone
    leaves out altogether (Apia, 30 December 2011) has no tip.
    """
    if subscriber.tips is None:
        return None
    earliest = max(after, subscriber.paused_until or after)
    day = subscriber.local_date(earliest)
    if subscriber.last_tip_on:
        day = max(day, subscriber.last_tip_on + timedelta(days=1))
    for ahead in range(15):  # a week, and another if its one chosen day is past or left out
        moment = _moment(subscriber, day + timedelta(days=ahead))
        if moment > after and _wanted(subscriber, moment):
            return moment
    return None


def rescheduled(
    subscriber: Subscriber, now: datetime, before: Subscriber | None = None
) -> Subscriber:
    """Return the subscriber, whose choices have changed, with the calendar set anew.

    No date is dropped: if the new hour of a date is past already whose tip was still to come, it
    comes when it was to, or at once where that has become another date in a new zone.

    Args:
        subscriber: as they are now.
        now: the present moment.
        before: as they were; needed only where the zone may have changed.
    """
    return replace(subscriber, next_tip_at=_anew(before or subscriber, subscriber, now))


def take_due(subscriber: Subscriber, now: datetime) -> tuple[datetime | None, Subscriber]:
    """Return the moment whose tip is due, if any, and the subscriber with the calendar moved on.

    Of several that were missed only the last is due, and none that is STALE.
    """
    due, coming = None, subscriber.next_tip_at
    if coming and coming <= now - STALE:
        coming = next_tip_at(subscriber, now - STALE)
    while coming and coming <= now:
        due = coming
        subscriber = replace(subscriber, last_tip_on=subscriber.local_date(due))
        coming = next_tip_at(subscriber, due)
    return due, replace(subscriber, next_tip_at=coming)


def _anew(before: Subscriber, after: Subscriber, now: datetime) -> datetime | None:
    pending, anew = before.next_tip_at, next_tip_at(after, now)
    if pending is None:
        return anew
    owed = max(before.local_date(pending), after.local_date(now))
    if anew and after.local_date(anew) <= owed:
        return anew
    for moment in (pending, now):
        if after.local_date(moment) == owed and _wanted(after, moment):
            return moment
    return anew


def _wanted(subscriber: Subscriber, moment: datetime) -> bool:
    """Tell whether this moment's date may still have a tip."""
    day = subscriber.local_date(moment)
    return (
        subscriber.tips is not None
        and bool(subscriber.weekdays >> day.weekday() & 1)
        and (subscriber.last_tip_on is None or day > subscriber.last_tip_on)
        and (subscriber.paused_until is None or moment >= subscriber.paused_until)
    )


def _moment(subscriber: Subscriber, day: date) -> datetime:
    """Return the chosen minute of a date, in UTC."""
    wall = datetime.combine(day, time(*divmod(subscriber.minute, 60)), _zone(subscriber.zone))
    moment = wall.astimezone(UTC)
    if subscriber.local_date(moment) == day:
        return moment
    return wall.replace(fold=1).astimezone(UTC)  # the clock skips the end of this date


def _zone(name: str) -> ZoneInfo:
    """Return the zone; HOME for a name that this machine's time zone data does not have."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(HOME)
