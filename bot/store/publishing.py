"""What staff do with a post, from its confirmation on. Each inside the caller's transaction.

Whatever is pressed twice, by one or by two of them, happens once: the second is told so.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import Gate, Kind, Mailing, State
from bot.model.posts import Post
from bot.store import mailings, posts
from bot.store.database import insert
from bot.store.mailings import Progress
from bot.store.schema import deliveries, reports
from bot.store.schema import mailings as table


@dataclass(frozen=True, slots=True)
class Watched:
    """A mailing whose progress somebody sees: in which chat, in which message."""

    mailing: Mailing
    opened_at: datetime
    chat_id: int
    message_id: int
    why_paused: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """How a mailing ended."""

    mailing: Mailing
    opened_at: datetime
    ended_at: datetime
    progress: Progress


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
    await posts.save(connection, replace(present, revision=revision))
    await _end(connection, post_id, Kind.CORRECTION)
    return await mailings.open_(connection, Mailing.of_correction(post_id, revision), now)


async def take_back(connection: AsyncConnection, post_id: int, now: datetime) -> bool:
    """Let a post end for everyone who has it, and come to nobody else; False: it has been done."""
    post = await posts.find(connection, post_id)
    if post is None or post.opened_at is None or post.taken_back_at:
        return False
    await posts.save(connection, replace(post, taken_back_at=now))
    for kind in (Kind.POST, Kind.CORRECTION):
        await _end(connection, post_id, kind)
    return await mailings.open_(connection, Mailing.of_take_back(post_id), now)


async def cancel(connection: AsyncConnection, post_id: int, now: datetime) -> Post | None:
    """End a post that is going out. One that nobody has got yet is a draft again.

    Returns the post as it is then; None: it is over already.
    """
    post, mailing = await posts.find(connection, post_id), Mailing.of_post(post_id)
    if post is None or not await mailings.cancel(connection, mailing):
        return None
    begun = await connection.scalar(
        select(func.count()).where(
            deliveries.c.mailing == str(mailing),
            (deliveries.c.state != State.QUEUED) | deliveries.c.claim.is_not(None),
        )
    )
    gone = await connection.scalar(select(table.c.gone).where(table.c.name == str(mailing)))
    if begun or gone:
        post = replace(post, cancelled_at=now)
    else:
        await connection.execute(delete(deliveries).where(deliveries.c.mailing == str(mailing)))
        await connection.execute(delete(table).where(table.c.name == str(mailing)))
        post = replace(post, opened_at=None, due_at=None)
    await posts.save(connection, post)
    return post


async def watch(
    connection: AsyncConnection, mailing: Mailing, chat_id: int, message_id: int
) -> None:
    """Note which message says how far a mailing is."""
    await connection.execute(
        update(table)
        .where(table.c.name == str(mailing))
        .values(watcher=chat_id, watched=message_id)
    )


async def watched(connection: AsyncConnection) -> list[Watched]:
    """Return the mailings whose progress somebody sees."""
    rows = await connection.execute(select(table).where(table.c.watcher.is_not(None)))
    return [
        Watched(Mailing.parse(row.name), row.opened_at, row.watcher, row.watched, row.why_paused)
        for row in rows
    ]


async def close(
    connection: AsyncConnection, mailing: Mailing, progress: Progress, now: datetime
) -> None:
    """Keep how a mailing ended; nobody needs to watch it any more."""
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
    await connection.execute(
        update(table).where(table.c.name == str(mailing)).values(watcher=None, watched=None)
    )


async def report(connection: AsyncConnection, mailing: Mailing) -> Report | None:
    """Return how a mailing ended; None while it has not."""
    found = await connection.execute(select(reports).where(reports.c.mailing == str(mailing)))
    row = found.one_or_none()
    if row is None:
        return None
    progress = Progress(
        Gate(row.gate),
        planned=True,
        sent=row.sent,
        refused=row.refused,
        expired=row.expired,
        gone=row.gone,
    )
    return Report(mailing, row.opened_at, row.ended_at, progress)


async def pause_refused(
    connection: AsyncConnection, at_least: int, share: float
) -> list[tuple[Mailing, str]]:
    """Pause open mailings of which Telegram refuses an unusual share; return them, with why."""
    refused = await connection.execute(
        select(table.c.name, func.count())
        .join_from(table, deliveries, deliveries.c.mailing == table.c.name)
        .where(
            table.c.gate == Gate.OPEN,
            ~table.c.name.startswith(f"{Kind.TIP}:"),
            deliveries.c.state == State.REFUSED,
        )
        .group_by(table.c.name)
        .having(func.count() >= at_least)
    )
    paused = []
    for name, _ in refused.all():
        mailing = Mailing.parse(name)
        progress = await mailings.progress(connection, mailing)
        if progress and progress.refused >= share * progress.settled and not progress.is_over:
            why = await mailings.why_refused(connection, mailing) or ""
            await mailings.pause(connection, mailing, why)
            paused.append((mailing, why))
    return paused


async def _end(connection: AsyncConnection, post_id: int, kind: Kind) -> None:
    """Cancel the mailings of a kind that a post has."""
    of_post = (
        table.c.name.startswith(f"{kind}:{post_id}:")
        if kind is Kind.CORRECTION
        else table.c.name == str(Mailing(kind, str(post_id)))
    )
    await connection.execute(
        update(table).where(of_post, table.c.gate != Gate.CANCELLED).values(gate=Gate.CANCELLED)
    )
