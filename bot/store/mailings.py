"""The planner's and the staff's side of the outbox: fill it, pause it, count it, empty it.

Each function works inside the caller's transaction, on at most `limit` rows where it takes one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, func, literal, null, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import Gate, Key, Kind, Mailing, State
from bot.store.database import insert
from bot.store.schema import deliveries, mailings, subscribers


@dataclass(frozen=True, slots=True)
class PlannedTip:
    """A tip for the outbox."""

    key: Key
    tip: str
    due_at: datetime
    expires_at: datetime


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


async def open_(connection: AsyncConnection, mailing: Mailing, now: datetime) -> None:
    """Let a mailing begin; again does nothing. The planner finds out who is to have it."""
    await _open(connection, mailing, now, planned=False)


async def add_tips(connection: AsyncConnection, tips: Iterable[PlannedTip], now: datetime) -> None:
    """Queue tips; one that was planned before is left as it is."""
    tips = list(tips)
    for mailing in sorted({tip.key.mailing for tip in tips}, key=str):
        await _open(connection, mailing, now, planned=True)
    rows = [
        {
            "chat_id": tip.key.chat_id,
            "mailing": str(tip.key.mailing),
            "state": State.QUEUED,
            "due_at": tip.due_at,
            "expires_at": tip.expires_at,
            "failures": 0,
            "tip": tip.tip,
        }
        for tip in tips
    ]
    if rows:
        await connection.execute(insert(connection, deliveries).on_conflict_do_nothing(), rows)


async def plan_part(
    connection: AsyncConnection, mailing: Mailing, after: int | None, now: datetime, limit: int
) -> int | None:
    """Queue a mailing for its next recipients, in the order of their chats.

    Args:
        connection: the transaction.
        mailing: a post, a correction or a take-back.
        after: what this returned the last time; None to begin. Beginning again does no harm.
        now: the present moment.
        limit: how many recipients to plan.

    Returns:
        Where to go on, or None: the mailing is planned to its end.
    """
    whom = _recipients(mailing, now)
    chat_id = whom.selected_columns[0]
    if after is not None:
        whom = whom.where(chat_id > after)
    part = whom.order_by(chat_id).limit(limit).subquery()
    last = await connection.scalar(select(func.max(part.c.chat_id)))
    if last is None or not await _goes_on(connection, mailing):
        await _set(connection, mailing, planned=True)
        return None
    columns = ["chat_id", "message_id", "mailing", "state", "due_at", "failures"]
    rows = whom.where(chat_id <= last).add_columns(
        literal(str(mailing)),
        literal(State.QUEUED.value),
        literal(now, deliveries.c.due_at.type),
        literal(0),
    )
    await connection.execute(
        insert(connection, deliveries)
        # Locked, so that nobody withdraws a consent between the reading and the queueing.
        .from_select(columns, rows.with_for_update(read=True), include_defaults=False)
        .on_conflict_do_nothing()
    )
    return int(last)


async def unplanned(connection: AsyncConnection) -> list[Mailing]:
    """Return the mailings whose recipients do not all stand in the outbox yet."""
    names = await connection.scalars(
        select(mailings.c.name)
        .where(mailings.c.planned.is_(False), mailings.c.gate != Gate.CANCELLED)
        .order_by(mailings.c.opened_at)
    )
    return [Mailing.parse(name) for name in names]


async def pause(connection: AsyncConnection, mailing: Mailing) -> None:
    """Let no more of a mailing be claimed."""
    await _set(connection, mailing, gate=Gate.PAUSED)


async def resume(connection: AsyncConnection, mailing: Mailing, now: datetime) -> None:
    """Let a mailing go on, with those deliveries too that were refused before it was mended."""
    await _set(connection, mailing, gate=Gate.OPEN)
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.mailing == str(mailing), deliveries.c.state == State.REFUSED)
        .values(state=State.QUEUED, due_at=now, reason=None)
    )


async def cancel(connection: AsyncConnection, mailing: Mailing) -> None:
    """End a mailing for good; `sweep` empties its queue."""
    await _set(connection, mailing, gate=Gate.CANCELLED)


async def sweep(connection: AsyncConnection, now: datetime, limit: int) -> int:
    """Take what is queued of cancelled mailings out of the queue; return how many that were.

    What is on its way stays until its lease is over, so that a take-back knows of it.
    """
    cancelled = select(mailings.c.name).where(mailings.c.gate == Gate.CANCELLED)
    return await _delete(
        connection,
        select(deliveries.c.chat_id, deliveries.c.mailing)
        .where(
            deliveries.c.mailing.in_(cancelled),
            deliveries.c.state == State.QUEUED,
            or_(deliveries.c.claim.is_(None), deliveries.c.due_at <= now),
        )
        .limit(limit),
    )


async def forget(
    connection: AsyncConnection, kinds: Iterable[Kind], before: datetime, limit: int
) -> int:
    """Delete mailings opened before then of which nothing is queued; return how many rows went."""
    queued = select(deliveries.c.chat_id).where(
        deliveries.c.mailing == mailings.c.name, deliveries.c.state == State.QUEUED
    )
    old = select(mailings.c.name).where(
        mailings.c.opened_at < before,
        or_(*(mailings.c.name.startswith(f"{kind}:") for kind in kinds)),
        ~queued.exists(),
    )
    names = (await connection.scalars(old)).all()
    forgotten = await _delete(
        connection,
        select(deliveries.c.chat_id, deliveries.c.mailing)
        .where(deliveries.c.mailing.in_(names))
        .limit(limit),
    )
    if forgotten < limit:
        await connection.execute(delete(mailings).where(mailings.c.name.in_(names)))
    return forgotten


async def progress(connection: AsyncConnection, mailing: Mailing) -> Progress | None:
    """Return how far a mailing is; None for one that there is not."""
    found = await connection.execute(select(mailings).where(mailings.c.name == str(mailing)))
    row = found.one_or_none()
    if row is None:
        return None
    counts = await connection.execute(
        select(deliveries.c.state, func.count())
        .where(deliveries.c.mailing == str(mailing))
        .group_by(deliveries.c.state)
    )
    return Progress(
        Gate(row.gate),
        row.planned,
        gone=row.gone,
        **{State(state).value: count for state, count in counts},
    )


def _recipients(mailing: Mailing, now: datetime) -> Select[tuple[int, int | None]]:
    """Select the chats a mailing goes to, and the message of theirs that it is about."""
    if mailing.kind is Kind.POST:
        awake = or_(subscribers.c.paused_until.is_(None), subscribers.c.paused_until <= now)
        return select(
            subscribers.c.chat_id, null().cast(deliveries.c.message_id.type).label("message_id")
        ).where(subscribers.c.posts_given_at.is_not(None), awake)
    post = Mailing(Kind.POST, str(mailing.post_id))
    return select(deliveries.c.chat_id, deliveries.c.message_id).where(
        deliveries.c.mailing == str(post), deliveries.c.state == State.SENT
    )


async def _open(
    connection: AsyncConnection, mailing: Mailing, now: datetime, *, planned: bool
) -> None:
    await connection.execute(
        insert(connection, mailings)
        .values(name=str(mailing), opened_at=now, planned=planned, gate=Gate.OPEN, gone=0)
        .on_conflict_do_nothing()
    )


async def _goes_on(connection: AsyncConnection, mailing: Mailing) -> bool:
    gate = select(mailings.c.gate).where(mailings.c.name == str(mailing))
    return await connection.scalar(gate) != Gate.CANCELLED


async def _set(connection: AsyncConnection, mailing: Mailing, **values: bool | Gate) -> None:
    await connection.execute(
        update(mailings).where(mailings.c.name == str(mailing)).values(**values)
    )


async def _delete(connection: AsyncConnection, which: Select[tuple[int, str]]) -> int:
    gone = await connection.execute(
        delete(deliveries).where(tuple_(deliveries.c.chat_id, deliveries.c.mailing).in_(which))
    )
    return int(gone.rowcount)
