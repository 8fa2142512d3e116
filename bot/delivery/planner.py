"""The planner: what is due becomes rows of the outbox, batch by batch, so that nobody waits long.

Whatever it does twice, because it or the database died in between, it does once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model.outbox import Key, Kind, Mailing
from bot.model.staff import LOG_LASTS
from bot.model.status import Counted, What
from bot.model.subscribers import CONSENT_LASTS, STALE, Subscriber, Track, take_due
from bot.store import counts, figures, planning, publishing, staff, subscribers
from bot.store.database import Database
from bot.store.planning import PlannedTip

NextTip = Callable[[Track, str | None], str]
"""The slug of the tip after this one, or of the first; a course begins again at its end."""

TIPS = 500
"""Subscribers in one transaction."""

RECIPIENTS = 5000
"""Recipients of a mailing in one transaction: about 50 ms."""

REFUSALS = 10
"""Refusals of one mailing that may be chance."""

REFUSED_SHARE = 0.2
"""The share of refusals that pauses a mailing: as a rule Telegram refuses none, or all."""

KEPT = {Kind.TIP: timedelta(days=7)} | dict.fromkeys(
    (Kind.POST, Kind.CORRECTION, Kind.TAKE_BACK), timedelta(days=30)
)
"""How long it is kept who was sent what; a post can be corrected or taken back for as long."""

COUNTS_LAST = timedelta(days=400)
"""How long counts are kept: to compare with the same month of last year."""


async def plan_tips(database: Database, next_tip: NextTip, now: datetime) -> int:
    """Queue every tip that is due, and return how many.

    Raises:
        StoreError: the database cannot; what was queued stays so.
    """
    planned = 0
    while True:
        async with database.writing() as connection:
            due = await subscribers.due(connection, now, TIPS)
            plans = [_plan(subscriber, next_tip, now) for subscriber in due]
            tips = [tip for tip, _ in plans if tip]
            await planning.add_tips(connection, tips, now)
            await subscribers.move_on(connection, [moved for _, moved in plans])
        planned += len(tips)
        if len(due) < TIPS:
            return planned


async def plan_mailings(database: Database, now: datetime) -> int:
    """Queue every mailing that was opened, and return how many.

    Raises:
        StoreError: the database cannot; what was queued stays so.
    """
    async with database.reading() as connection:
        opened = await planning.unplanned(connection)
    for mailing in opened:
        after, more = None, True
        while more:
            async with database.writing() as connection:
                after = await planning.plan_part(connection, mailing, after, now, RECIPIENTS)
            more = after is not None
    return len(opened)


async def keep_house(database: Database, now: datetime) -> None:
    """Delete what there is no reason left to keep: old rows, and consents nothing was sent on.

    How many subscribers there are then is counted as the day's.

    Raises:
        StoreError: the database cannot.
    """
    for kind, age in KEPT.items():
        gone = RECIPIENTS
        while gone == RECIPIENTS:
            async with database.writing() as connection:
                gone = await planning.forget(connection, (kind,), now - age, RECIPIENTS)
    lapsed = True
    while lapsed:
        async with database.writing() as connection:
            found = await subscribers.lapsed(connection, now - CONSENT_LASTS, TIPS)
            for chat_id, purpose in found:
                await subscribers.withdraw(connection, chat_id, purpose)
        lapsed = bool(found)
    async with database.writing() as connection:
        await staff.forget(connection, now - LOG_LASTS, now)
        await counts.forget(connection, (now - COUNTS_LAST).date())
        present = await figures.by_state(connection, now)
        by_state: dict[Counted, int] = {
            (What.SUBSCRIBERS, state): number for state, number in present.items()
        }
        await counts.put(connection, now.date(), by_state)
    await database.scrub(whole=True)


async def pause_refused(database: Database) -> list[tuple[Mailing, str]]:
    """Pause posts of which Telegram refuses an unusual share; return them, with why.

    Raises:
        StoreError: the database cannot.
    """
    async with database.reading() as connection:
        suspects = await publishing.refused(connection, REFUSALS)
    if not suspects:
        return []
    async with database.writing() as connection:
        return await publishing.pause_refused(connection, suspects, REFUSED_SHARE)


async def sweep(database: Database, now: datetime) -> None:
    """Empty the queues of cancelled planning.

    Raises:
        StoreError: the database cannot.
    """
    swept = RECIPIENTS
    while swept == RECIPIENTS:
        async with database.writing() as connection:
            swept = await planning.sweep(connection, now, RECIPIENTS)


def _plan(
    subscriber: Subscriber, next_tip: NextTip, now: datetime
) -> tuple[PlannedTip | None, Subscriber]:
    """Return the tip that is due, if any, and the subscriber with the calendar moved on."""
    due_at, moved = take_due(subscriber, now)
    if due_at is None:
        return None, moved
    slug = next_tip(subscriber.track, subscriber.last_tip)
    key = Key(Mailing.of_tips(subscriber.local_date(due_at)), subscriber.chat_id)
    return PlannedTip(key, slug, due_at, due_at + STALE), moved
