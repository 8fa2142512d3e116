"""What staff do with a post, from its confirmation on. Each inside the caller's transaction.

Whatever is pressed twice, by one or by two of them, happens once: the second is told so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import LEASE, Gate, Kind, Mailing, State
from bot.model.posts import Post
from bot.model.progress import Happening, Progress
from bot.store import mailings, posts
from bot.store.database import insert
from bot.store.mailings import of_post
from bot.store.schema import deliveries, reports
from bot.store.schema import mailings as table

_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Watched:
    """A mailing whose end is not kept yet, and the message that shows how far it is."""

    mailing: Mailing
    chat_id: int | None
    message_id: int | None


async def confirm(connection: AsyncConnection, post: Post, now: datetime) -> bool:
    """Let a draft go out as it is given here, at once or when it is due; False: it is out."""
    there = await posts.find(connection, post.id)
    if there is None or there.opened_at:
        return False
    await posts.save(connection, replace(post, opened_at=now))
    return await mailings.open_(connection, Mailing.of_post(post.id), now)


async def correct(connection: AsyncConnection, post_id: int, revision: int, now: datetime) -> bool:
    """Let a written revision take the place of the one before, for everyone who has the post.

    Who has not got the post yet, gets it so. False: it has been done, or there is no such text.
    """
    written = await posts.find(connection, post_id, revision)
    present = await posts.find(connection, post_id)
    if not (written and present and present.opened_at) or present.taken_back_at:
        return False
    if revision != present.revision + 1:
        return False
    opened_at = await _after_claims(connection, post_id, now)
    await posts.save(connection, replace(present, revision=revision))
    await _end(connection, post_id, Kind.CORRECTION)
    return await mailings.open_(connection, Mailing.of_correction(post_id, revision), opened_at)


async def take_back(connection: AsyncConnection, post_id: int, now: datetime) -> bool:
    """Let a post end for everyone who has it, and come to nobody else; False: it has been done."""
    post = await posts.find(connection, post_id)
    if post is None or post.opened_at is None or post.taken_back_at:
        return False
    opened_at = await _after_claims(connection, post_id, now)
    await posts.save(connection, replace(post, taken_back_at=now))
    await _end(connection, post_id, Kind.POST, Kind.CORRECTION)
    return await mailings.open_(connection, Mailing.of_take_back(post_id), opened_at)


async def cancel(connection: AsyncConnection, post_id: int, now: datetime) -> Post | None:
    """End a post that is going out. One that nobody can have got yet is a draft again.

    Returns the post as it is then; None: it is over already.
    """
    post, mailing = await posts.find(connection, post_id), Mailing.of_post(post_id)
    progress = await mailings.progress(connection, mailing)
    if post is None or progress is None or progress.is_over:
        return None
    if not await mailings.cancel(connection, mailing):
        return None
    in_flight = select(deliveries.c.chat_id).where(
        deliveries.c.mailing == table.c.name, deliveries.c.claim.is_not(None)
    )
    begun = await connection.scalar(
        select(or_(table.c.begun, in_flight.exists())).where(table.c.name == str(mailing))
    )
    if begun:
        post = replace(post, cancelled_at=now)
    else:
        await connection.execute(delete(deliveries).where(deliveries.c.mailing == str(mailing)))
        await connection.execute(delete(table).where(table.c.name == str(mailing)))
        post = replace(post, opened_at=None, due_at=None)
    await posts.save(connection, post)
    return post


async def watch(
    connection: AsyncConnection, mailing: Mailing, chat_id: int | None, message_id: int | None
) -> None:
    """Note which message says how far a mailing is, or that none does."""
    await connection.execute(
        update(table)
        .where(table.c.name == str(mailing))
        .values(watcher=chat_id, watched=message_id)
    )


async def unwatch(connection: AsyncConnection, chat_id: int, message_id: int) -> None:
    """Note that a message says something else now than how far a mailing is."""
    await connection.execute(
        update(table)
        .where(table.c.watcher == chat_id, table.c.watched == message_id)
        .values(watcher=None, watched=None)
    )


async def watched(connection: AsyncConnection) -> list[Watched]:
    """Return the mailings to look after, of posts: watched by somebody, or without a report."""
    reported = select(reports.c.mailing).where(reports.c.mailing == table.c.name)
    rows = await connection.execute(
        select(table).where(
            ~table.c.name.startswith(f"{Kind.TIP}:"),
            or_(table.c.watcher.is_not(None), ~reported.exists()),
        )
    )
    return [Watched(Mailing.parse(row.name), row.watcher, row.watched) for row in rows]


async def close(
    connection: AsyncConnection, mailing: Mailing, progress: Progress, now: datetime
) -> None:
    """Keep how a mailing ended."""
    found = await connection.execute(select(table).where(table.c.name == str(mailing)))
    row = found.one()
    values = {
        "ended_at": now,
        "gate": progress.gate,
        "sent": progress.sent,
        "gone": progress.gone,
        "refused": progress.refused,
        "expired": progress.expired,
    }
    await connection.execute(
        insert(connection, reports)
        .values(mailing=str(mailing), opened_at=row.opened_at, **values)
        .on_conflict_do_update(index_elements=[reports.c.mailing], set_=values)
    )


async def history(connection: AsyncConnection, post_id: int) -> list[Happening]:
    """Return what has happened of a post, in order: its sending, corrections, its end."""
    ended = await _reports(connection, post_id)
    rows = await connection.execute(select(table).where(of_post(table.c.name, post_id)))
    there = {}
    for row in rows.all():
        mailing = Mailing.parse(row.name)
        progress = await mailings.progress(connection, mailing)
        if progress:
            ended_at = ended[mailing].ended_at if mailing in ended else None
            there[mailing] = Happening(mailing, row.opened_at, progress, row.why_paused, ended_at)
    return sorted((ended | there).values(), key=lambda happening: happening.opened_at)


async def refused(connection: AsyncConnection, at_least: int) -> list[Mailing]:
    """Return the open mailings of posts of which Telegram has refused so many."""
    names = await connection.scalars(
        select(table.c.name)
        .join_from(table, deliveries, deliveries.c.mailing == table.c.name)
        .where(
            table.c.gate == Gate.OPEN,
            ~table.c.name.startswith(f"{Kind.TIP}:"),
            deliveries.c.state == State.REFUSED,
        )
        .group_by(table.c.name)
        .having(func.count() >= at_least)
    )
    return [Mailing.parse(name) for name in names]


async def pause_refused(
    connection: AsyncConnection, suspects: Iterable[Mailing], share: float
) -> list[tuple[Mailing, str]]:
    """Pause those that go on and have such a share refused; return them, with why."""
    paused = []
    for mailing in suspects:
        progress = await mailings.progress(connection, mailing)
        if progress and progress.refused >= share * progress.settled and not progress.is_over:
            why = await mailings.why_refused(connection, mailing) or ""
            if await mailings.pause(connection, mailing, why):
                paused.append((mailing, why))
    return paused


async def _reports(connection: AsyncConnection, post_id: int) -> dict[Mailing, Happening]:
    rows = await connection.execute(select(reports).where(of_post(reports.c.mailing, post_id)))
    found = {}
    for row in rows:
        progress = Progress(
            Gate(row.gate),
            planned=True,
            sent=row.sent,
            refused=row.refused,
            expired=row.expired,
            gone=row.gone,
        )
        mailing = Mailing.parse(row.mailing)
        found[mailing] = Happening(mailing, row.opened_at, progress, ended_at=row.ended_at)
    return found


async def _end(connection: AsyncConnection, post_id: int, *kinds: Kind) -> None:
    """Cancel the mailings of these kinds that a post has, but not what is over for good.

    What was refused is not: it could be tried again.
    """
    waiting = select(deliveries.c.chat_id).where(
        deliveries.c.mailing == table.c.name,
        deliveries.c.state.in_((State.QUEUED, State.REFUSED)),
    )
    await connection.execute(
        update(table)
        .where(of_post(table.c.name, post_id, *kinds))
        .where(or_(table.c.planned.is_(False), waiting.exists()))
        .values(gate=Gate.CANCELLED)
    )


async def _after_claims(connection: AsyncConnection, post_id: int, now: datetime) -> datetime:
    """Return `now`, or the first moment after it that is later than every claim of a post.

    Nothing is claimed until the transaction ends: what is claimed later than this moment knows
    what is done in it, what was claimed before does not (`planning.unplanned` tells by that).
    """
    await connection.execute(
        select(table.c.name).where(of_post(table.c.name, post_id)).with_for_update(key_share=True)
    )
    leased = await connection.scalar(
        select(func.max(deliveries.c.due_at)).where(
            of_post(deliveries.c.mailing, post_id),
            deliveries.c.state == State.QUEUED,
            deliveries.c.claim.is_not(None),
        )
    )
    return max(now, leased - LEASE + _A_MOMENT) if leased else now
