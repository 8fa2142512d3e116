"""The table of subscribers. Each function works inside the caller's transaction."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import Kind, State
from bot.model.subscribers import Consent, Purpose, Subscriber, Track
from bot.store.database import insert
from bot.store.schema import deliveries, subscribers

_MAILS: dict[Purpose, tuple[Kind, ...]] = {
    Purpose.TIPS: (Kind.TIP,),
    Purpose.POSTS: (Kind.POST, Kind.CORRECTION),
}
"""What is sent on each consent. To take a post back needs none."""

_NOT_ABOUT_HER = {"chat_id", "claim"}
"""Columns of a delivery that stand with the subscriber already, or are a worker's own."""


async def find(connection: AsyncConnection, chat_id: int) -> Subscriber | None:
    """Return the subscriber in this chat; nobody else changes them until the transaction ends."""
    found = await connection.execute(
        select(subscribers).where(subscribers.c.chat_id == chat_id).with_for_update()
    )
    row = found.one_or_none()
    return None if row is None else _subscriber(row)


async def languages(connection: AsyncConnection, chat_ids: Collection[int]) -> dict[int, str]:
    """Return the language of each of these chats that is a subscriber's."""
    found = await connection.execute(
        select(subscribers.c.chat_id, subscribers.c.language).where(
            subscribers.c.chat_id.in_(chat_ids)
        )
    )
    return {row.chat_id: row.language for row in found}


async def save(connection: AsyncConnection, subscriber: Subscriber) -> None:
    """Keep a subscriber, new or changed. They have at least one consent."""
    row = _row(subscriber)
    statement = insert(connection, subscribers).values(row)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[subscribers.c.chat_id], set_=row)
    )


async def withdraw(connection: AsyncConnection, chat_id: int, purpose: Purpose) -> None:
    """End one consent and take what is queued on it out of the queue.

    Whoever has no other consent is erased. See `worker.AHEAD` for what was on its way already.
    """
    subscriber = await find(connection, chat_id)
    if subscriber is None:
        return
    if (subscriber.posts if purpose is Purpose.TIPS else subscriber.tips) is None:
        await erase(connection, chat_id)
        return
    ended: dict[str, Any] = {f"{purpose}_version": None, f"{purpose}_given_at": None}
    if purpose is Purpose.TIPS:
        ended |= {"last_tip": None, "last_tip_on": None, "next_tip_at": None}
    else:
        ended |= {"posts_sent_on": None}
    await connection.execute(
        update(subscribers).where(subscribers.c.chat_id == chat_id).values(ended)
    )
    await unqueue(connection, chat_id, purpose)


async def unqueue(
    connection: AsyncConnection, chat_id: int, purpose: Purpose, before: datetime | None = None
) -> None:
    """Take out of the queue what waits there on one consent, or what of it is due before then."""
    kinds = (deliveries.c.mailing.startswith(f"{kind}:") for kind in _MAILS[purpose])
    await connection.execute(
        delete(deliveries).where(
            deliveries.c.chat_id == chat_id,
            deliveries.c.state == State.QUEUED,
            or_(*kinds),
            true() if before is None else deliveries.c.due_at < before,
        )
    )


async def erase(connection: AsyncConnection, chat_id: int) -> None:
    """Delete everything about a person, what is queued and what was sent included.

    `Database.scrub()` after the transaction overwrites it in SQLite's log as well.
    """
    await connection.execute(delete(subscribers).where(subscribers.c.chat_id == chat_id))
    await connection.execute(delete(deliveries).where(deliveries.c.chat_id == chat_id))


async def export(connection: AsyncConnection, chat_id: int) -> dict[str, Any] | None:
    """Return everything there is about a person as plain data, fit for JSON."""
    subscriber = await find(connection, chat_id)
    if subscriber is None:
        return None
    columns = [column for column in deliveries.c if column.name not in _NOT_ABOUT_HER]
    sent = await connection.execute(
        select(*columns).where(deliveries.c.chat_id == chat_id).order_by(deliveries.c.mailing)
    )
    rows = [dict(row._mapping) for row in sent]  # noqa: SLF001  SQLAlchemy's public name
    return {"subscriber": _plain(asdict(subscriber)), "deliveries": [_plain(row) for row in rows]}


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Subscriber]:
    """Return those whose tip is due, the longest due first; another planner passes them over."""
    rows = await connection.execute(
        select(subscribers)
        .where(subscribers.c.next_tip_at <= now)
        .order_by(subscribers.c.next_tip_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_subscriber(row) for row in rows]


async def move_on(connection: AsyncConnection, moved: Iterable[Subscriber]) -> None:
    """Keep what the calendar says now of subscribers that `due` returned."""
    rows = [{"_chat_id": s.chat_id, "_on": s.last_tip_on, "_next": s.next_tip_at} for s in moved]
    if rows:
        await connection.execute(
            update(subscribers)
            .where(subscribers.c.chat_id == bindparam("_chat_id"))
            .values(last_tip_on=bindparam("_on"), next_tip_at=bindparam("_next")),
            rows,
        )


async def lapsed(
    connection: AsyncConnection, before: datetime, limit: int
) -> list[tuple[int, Purpose]]:
    """Return the consents on which nothing was sent since `before`, with their chats."""
    found: list[tuple[int, Purpose]] = []
    for purpose, used_on in (
        (Purpose.TIPS, subscribers.c.last_tip_on),
        (Purpose.POSTS, subscribers.c.posts_sent_on),
    ):
        given_at = subscribers.c[f"{purpose}_given_at"]
        unused = func.coalesce(used_on < before.date(), true())
        rows = await connection.execute(
            select(subscribers.c.chat_id).where(given_at < before, unused).limit(limit)
        )
        found += [(chat_id, purpose) for (chat_id,) in rows]
    return found


def _subscriber(row: Row[Any]) -> Subscriber:
    plain = dict(row._mapping)  # noqa: SLF001
    for purpose in Purpose:
        version, given_at = plain.pop(f"{purpose}_version"), plain.pop(f"{purpose}_given_at")
        plain[purpose] = Consent(version, given_at) if given_at else None
    return Subscriber(**plain | {"track": Track(plain["track"])})


def _row(subscriber: Subscriber) -> dict[str, Any]:
    row = {**asdict(subscriber), "track": str(subscriber.track)}
    for purpose in Purpose:
        consent = row.pop(purpose) or {"version": None, "given_at": None}
        row |= {f"{purpose}_{name}": value for name, value in consent.items()}
    return row


def _plain(value: Any) -> Any:
    """Return dates and moments as ISO 8601 writes them."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value
