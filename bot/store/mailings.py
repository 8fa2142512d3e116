"""The staff's side of the outbox: let a mailing begin, pause it, end it, see how far it is.

Each function works inside the caller's transaction.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import Gate, Kind, Mailing, State
from bot.model.progress import MEND, Progress
from bot.store.database import insert
from bot.store.schema import deliveries, mailings, reports


async def open_(
    connection: AsyncConnection, mailing: Mailing, now: datetime, *, planned: bool = False
) -> bool:
    """Let a mailing begin, and tell whether this did it; again does nothing.

    Unless it is `planned`, the planner finds out who is to have it.
    """
    opened = await connection.execute(
        insert(connection, mailings)
        .values(name=str(mailing), opened_at=now, planned=planned)
        .values(gate=Gate.OPEN, begun=False, gone=0)
        .on_conflict_do_nothing()
    )
    return bool(opened.rowcount)


async def pause(connection: AsyncConnection, mailing: Mailing, why: str | None = None) -> bool:
    """Let no more of an open mailing be claimed, and tell whether this did it."""
    return await _turn(connection, mailing, Gate.OPEN, gate=Gate.PAUSED, why_paused=why)


async def resume(connection: AsyncConnection, mailing: Mailing, now: datetime) -> bool:
    """Let a mailing go on, with what was refused before it was mended; False: it was cancelled.

    How it had ended, if it had, is reported anew when it ends again.
    """
    resumed = await _turn(
        connection, mailing, Gate.OPEN, Gate.PAUSED, gate=Gate.OPEN, why_paused=None
    )
    if resumed:
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.mailing == str(mailing), deliveries.c.state == State.REFUSED)
            .values(state=State.QUEUED, due_at=now, reason=None)
        )
        await connection.execute(delete(reports).where(reports.c.mailing == str(mailing)))
    return resumed


async def resume_mended(connection: AsyncConnection, mailing: Mailing) -> None:
    """Let a mailing go on that waited for a correction of its post; no other does."""
    await connection.execute(
        update(mailings)
        .where(mailings.c.name == str(mailing), mailings.c.gate == Gate.PAUSED)
        .where(mailings.c.why_paused == MEND)
        .values(gate=Gate.OPEN, why_paused=None)
    )


async def cancel(connection: AsyncConnection, mailing: Mailing) -> bool:
    """End a mailing for good, and tell whether this did it; `planning.sweep` empties its queue."""
    return await _turn(connection, mailing, Gate.OPEN, Gate.PAUSED, gate=Gate.CANCELLED)


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


async def why_refused(connection: AsyncConnection, mailing: Mailing) -> str | None:
    """Return the reason that Telegram gave most often for what it refused of a mailing."""
    return await connection.scalar(
        select(deliveries.c.reason)
        .where(deliveries.c.mailing == str(mailing), deliveries.c.state == State.REFUSED)
        .group_by(deliveries.c.reason)
        .order_by(func.count().desc())
        .limit(1)
    )


def of_post(name: Any, post_id: int, *kinds: Kind) -> ColumnElement[bool]:
    """Return what is true of the names of a post's mailings, all or those of some kinds."""
    wanted = kinds or tuple(Kind)
    whole: ColumnElement[bool] = name.in_([str(Mailing(kind, str(post_id))) for kind in wanted])
    if Kind.CORRECTION not in wanted:
        return whole
    return or_(whole, name.startswith(f"{Kind.CORRECTION}:{post_id}:"))


async def _turn(
    connection: AsyncConnection, mailing: Mailing, *turned: Gate, **values: Gate | str | None
) -> bool:
    """Change a mailing whose gate is one of those."""
    changed = await connection.execute(
        update(mailings)
        .where(mailings.c.name == str(mailing), mailings.c.gate.in_(turned))
        .values(**values)
    )
    return bool(changed.rowcount)
