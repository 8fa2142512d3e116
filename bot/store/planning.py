"""The planner's side of the outbox: fill it, sweep it, forget what is old.

Who is sent a post is settled when it is confirmed, however long before it goes out: whoever had
said yes to posts by then, less those who have stopped since. Each function works inside the
caller's transaction, on at most `limit` rows where it takes one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    delete,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import LEASE, Gate, Key, Kind, Mailing, State
from bot.model.posts import Audience
from bot.store.database import insert
from bot.store.mailings import of_post, open_
from bot.store.schema import deliveries, mailings, posts, subscribers


@dataclass(frozen=True, slots=True)
class PlannedTip:
    """A tip for the outbox."""

    key: Key
    tip: str
    due_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """How far a mailing is planned that was opened at that moment: up to a chat."""

    opened_at: datetime
    chat_id: int


async def add_tips(connection: AsyncConnection, tips: Iterable[PlannedTip], now: datetime) -> None:
    """Queue tips; one that was planned before is left as it is."""
    tips = list(tips)
    for mailing in sorted({tip.key.mailing for tip in tips}, key=str):
        await open_(connection, mailing, now, planned=True)
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
    connection: AsyncConnection, mailing: Mailing, after: Planned | None, now: datetime, limit: int
) -> Planned | None:
    """Queue a mailing for its next recipients, in the order of their chats.

    Args:
        connection: the transaction.
        mailing: a post, a correction or a take-back.
        after: what this returned the last time; None to begin. Beginning again does no harm, and
            is what happens to a post that was a draft again in between.
        now: the present moment.
        limit: how many recipients to plan.

    Returns:
        Where to go on, or None: the mailing is planned to its end.
    """
    opened = await _opened(connection, mailing)
    if opened is None:
        return None  # a post that was made a draft again
    whom = _recipients(mailing, opened)
    chat_id = whom.selected_columns[0]
    if after and after.opened_at == opened.opened_at:
        whom = whom.where(chat_id > after.chat_id)
    part = whom.order_by(chat_id).limit(limit).subquery()
    last = await connection.scalar(select(func.max(part.c.chat_id)))
    if last is None or opened.gate == Gate.CANCELLED:
        await connection.execute(
            update(mailings).where(mailings.c.name == str(mailing)).values(planned=True)
        )
        return None
    columns = ["chat_id", "message_id", "album", "mailing", "state", "due_at", "failures"]
    rows = whom.where(chat_id <= last).add_columns(
        literal(str(mailing)),
        literal(State.QUEUED.value),
        literal(max(now, opened.due_at or now), deliveries.c.due_at.type),
        literal(0),
    )
    await connection.execute(
        insert(connection, deliveries)
        # Locked, so that nobody withdraws a consent between the reading and the queueing.
        .from_select(columns, rows.with_for_update(read=True), include_defaults=False)
        .on_conflict_do_nothing()
    )
    return Planned(opened.opened_at, int(last))


async def unplanned(connection: AsyncConnection) -> list[Mailing]:
    """Return the mailings whose recipients do not all stand in the outbox yet.

    A correction or take-back waits until all is settled that was claimed of its post before it
    was opened: only then is it known who has the post, and what is claimed since has the new text.
    """
    rows = await connection.execute(
        select(mailings.c.name, mailings.c.opened_at)
        .where(mailings.c.planned.is_(False), mailings.c.gate != Gate.CANCELLED)
        .order_by(mailings.c.opened_at)
    )
    opened = [(Mailing.parse(name), opened_at) for name, opened_at in rows]
    return [
        mailing
        for mailing, opened_at in opened
        if mailing.kind is Kind.POST or not await _was_on_its_way(connection, mailing, opened_at)
    ]


async def sweep(connection: AsyncConnection, now: datetime, limit: int) -> int:
    """Take what is queued of cancelled mailings out of the queue; return how many that were.

    What is on its way stays until its lease is over, so that a take-back knows of it. So does,
    as given up, what has arrived in part.
    """
    waiting = (
        deliveries.c.mailing.in_(select(mailings.c.name).where(mailings.c.gate == Gate.CANCELLED)),
        deliveries.c.state == State.QUEUED,
        or_(deliveries.c.claim.is_(None), deliveries.c.due_at <= now),
    )
    in_part = deliveries.c.mailing.startswith(f"{Kind.POST}:") & deliveries.c.album.is_not(None)
    await connection.execute(
        update(deliveries).where(*waiting, in_part).values(state=State.EXPIRED, claim=None)
    )
    which = select(deliveries.c.chat_id, deliveries.c.mailing).where(*waiting).limit(limit)
    return await _delete(connection, which)


async def forget(
    connection: AsyncConnection, kinds: Iterable[Kind], before: datetime, limit: int
) -> int:
    """Delete mailings whose last delivery was before then; return how many rows went.

    A claim has moved `due_at` to the end of its lease. None goes of which anything is queued.
    """
    kept = select(deliveries.c.chat_id).where(
        deliveries.c.mailing == mailings.c.name,
        or_(deliveries.c.state == State.QUEUED, deliveries.c.due_at >= before + LEASE),
    )
    old = select(mailings.c.name).where(
        mailings.c.opened_at < before,
        or_(*(mailings.c.name.startswith(f"{kind}:") for kind in kinds)),
        ~kept.exists(),
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


def consenting(audience: Audience, at: datetime, due_at: datetime) -> list[ColumnElement[bool]]:
    """Return what is true of those whom a post goes to that is confirmed at one moment.

    Who has a pause when it is due is not among them: they were promised to hear nothing.
    """
    true = [
        subscribers.c.posts_given_at <= at,
        or_(subscribers.c.paused_until.is_(None), subscribers.c.paused_until <= due_at),
    ]
    if audience.language:
        true.append(subscribers.c.language == audience.language)
    if audience.track:
        true.append(subscribers.c.track == audience.track)
    return true


async def _opened(connection: AsyncConnection, mailing: Mailing) -> Any:
    """Return the row of a mailing with what its post says of recipients; None if it is gone."""
    found = await connection.execute(
        select(mailings.c.gate, mailings.c.opened_at, posts.c.audience, posts.c.due_at)
        .outerjoin_from(mailings, posts, posts.c.id == mailing.post_id)
        .where(mailings.c.name == str(mailing))
    )
    return found.one_or_none()


def _recipients(mailing: Mailing, opened: Any) -> Select[tuple[int, int | None, str | None]]:
    """Select the chats a mailing goes to, and the messages of theirs that it is about."""
    if mailing.kind is Kind.POST:
        audience = Audience.parse(opened.audience) if opened.audience else Audience()
        return select(
            subscribers.c.chat_id,
            null().cast(deliveries.c.message_id.type).label("message_id"),
            null().cast(deliveries.c.album.type).label("album"),
        ).where(*consenting(audience, opened.opened_at, opened.due_at or opened.opened_at))
    whom = select(deliveries.c.chat_id, deliveries.c.message_id, deliveries.c.album).where(
        deliveries.c.mailing == str(Mailing(Kind.POST, str(mailing.post_id)))
    )
    if mailing.kind is Kind.TAKE_BACK:  # of whom only the files have reached, too
        return whom.where(or_(deliveries.c.state == State.SENT, deliveries.c.album.is_not(None)))
    consents = select(subscribers.c.chat_id).where(
        subscribers.c.chat_id == deliveries.c.chat_id, subscribers.c.posts_given_at.is_not(None)
    )
    return whom.where(deliveries.c.state == State.SENT, consents.exists())


async def _was_on_its_way(
    connection: AsyncConnection, mailing: Mailing, opened_at: datetime
) -> bool:
    """Tell whether anything of the post is not settled that was claimed before that moment.

    A claim moves `due_at` to the end of its lease, which tells when it was made.
    """
    found = await connection.scalar(
        select(func.count()).where(
            of_post(deliveries.c.mailing, mailing.post_id or 0, Kind.POST, Kind.CORRECTION),
            deliveries.c.state == State.QUEUED,
            deliveries.c.claim.is_not(None),
            deliveries.c.due_at < opened_at + LEASE,
        )
    )
    return bool(found)


async def _delete(connection: AsyncConnection, which: Select[tuple[int, str]]) -> int:
    gone = await connection.execute(
        delete(deliveries).where(tuple_(deliveries.c.chat_id, deliveries.c.mailing).in_(which))
    )
    return int(gone.rowcount)
