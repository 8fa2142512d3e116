"""Many subscribers whose tip is due at this moment."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from bot.clock import utc_now
from bot.model.outbox import State
from bot.model.subscribers import HOME
from bot.store import schema, subscribers
from bot.store.database import Database
from tests.store.people import someone

# `make soak` sets it: the same tests, so many times as large.
SOAK = int(os.environ.get("SOAK", "1"))


async def gather(database: Database, chat_ids: Iterable[int]) -> None:
    """Keep subscribers whose tip is due for a minute."""
    due = utc_now() - timedelta(minutes=1)
    async with database.writing() as connection:
        for chat_id in chat_ids:
            person = replace(someone(chat_id, zone=HOME), next_tip_at=due)
            await subscribers.save(connection, person)


async def gather_for_posts(database: Database, chat_ids: Iterable[int]) -> None:
    """Keep subscribers who get the clinic's posts and nothing else."""
    async with database.writing() as connection:
        for chat_id in chat_ids:
            await subscribers.save(connection, someone(chat_id, tips=None))


async def keys(database: Database, state: State) -> set[str]:
    """Return the keys of the deliveries in a state."""
    async with database.reading() as connection:
        rows = await connection.execute(
            select(schema.deliveries.c.mailing, schema.deliveries.c.chat_id).where(
                schema.deliveries.c.state == state
            )
        )
        return {f"{mailing}:{chat_id}" for mailing, chat_id in rows}


async def who_has_had(database: Database, tip: str) -> int:
    """Return how many subscribers have had that tip last."""
    async with database.reading() as connection:
        count = await connection.scalar(
            select(func.count()).where(schema.subscribers.c.last_tip == tip)
        )
        return int(count or 0)
