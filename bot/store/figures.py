"""The figures of the store: how many there are, and how old. Nothing in them names anyone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import Gate, Kind, Mailing, State
from bot.model.status import STATES
from bot.store.schema import deliveries, mailings, subscribers


@dataclass(frozen=True, slots=True)
class Figures:
    """`queued` by kind, `subscribers` by state; `oldest_due` is how long the oldest has waited."""

    queued: dict[str, int]
    oldest_due: timedelta
    subscribers: dict[str, int]


async def read(connection: AsyncConnection, now: datetime) -> Figures:
    """Count. What a paused mailing has queued counts, but is not due."""
    rows = await connection.execute(
        select(mailings.c.name, mailings.c.gate, func.count(), func.min(deliveries.c.due_at))
        .join_from(mailings, deliveries, deliveries.c.mailing == mailings.c.name)
        .where(deliveries.c.state == State.QUEUED)
        .group_by(mailings.c.name, mailings.c.gate)
    )
    queued = dict.fromkeys(map(str, Kind), 0)
    oldest = now
    for name, gate, count, due_at in rows:
        queued[Mailing.parse(name).kind] += count
        if gate == Gate.OPEN:
            oldest = min(oldest, due_at)
    return Figures(queued, now - oldest, await by_state(connection, now))


async def is_due(connection: AsyncConnection, now: datetime) -> bool:
    """Tell whether anything waits in the outbox that could go out now."""
    due = select(deliveries.c.chat_id).where(
        deliveries.c.mailing == mailings.c.name,
        deliveries.c.state == State.QUEUED,
        deliveries.c.due_at <= now,
    )
    open_ = select(mailings.c.name).where(mailings.c.gate == Gate.OPEN, due.exists()).limit(1)
    return await connection.scalar(open_) is not None


async def by_state(connection: AsyncConnection, now: datetime) -> dict[str, int]:
    """Return how many subscribers there are in each of STATES."""
    tips, posts = subscribers.c.tips_given_at, subscribers.c.posts_given_at
    state = case(
        (subscribers.c.paused_until > now, "paused"),
        (and_(tips.is_not(None), posts.is_not(None)), "tips and posts"),
        (posts.is_not(None), "posts"),
        else_="tips",
    )
    rows = await connection.execute(
        select(state.label("state"), func.count()).group_by(literal_column("state"))
    )
    return dict.fromkeys(STATES, 0) | dict(map(tuple, rows))
