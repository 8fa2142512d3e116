"""Subscribers by the million, in a database of the bot's own, and what is queued for them.

All have had yesterday's tip and none is due. Their chats are numbered from 1.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.figures import Job
from bot.clock import utc_now
from bot.model.outbox import Key, Mailing, State
from bot.model.subscribers import STALE, Consent, Subscriber, rescheduled
from bot.store import schema, subscribers
from bot.store.database import insert, opened
from bot.store.planning import PlannedTip, add_tips

TIP = "one-stair-at-a-time"
"""The slug of a tip in content/."""

SEED = 1000
"""Subscribers that are made one by one; the others are copies with chats of their own."""

AT_ONCE = 50_000
"""Subscribers in one transaction at most."""


class Databases:
    """Databases by their number of subscribers, each made once, in a folder.

    Args:
        folder: where they are made.
        told: is told now and then how many subscribers there are already, and of how many.
    """

    def __init__(self, folder: Path, told: Callable[[int, int], None]) -> None:
        self._folder = folder
        self._told = told

    def put(self, job: Job, file: Path) -> None:
        """Put there the database that a job asks for, if it asks for one."""
        if not job.subscribers:
            return
        made = self._folder / f"{job.subscribers}.db"
        if not made.exists():
            asyncio.run(self._make(made, job.subscribers))
        shutil.copyfile(made, file)
        if job.due:
            asyncio.run(_queue_tips(file, job.due))

    async def _make(self, file: Path, size: int) -> None:
        async with opened(url(file)) as database:
            there = min(SEED, size)
            async with database.writing() as connection:
                await _people(connection, there)
            while there < size:
                more = min(there, size - there, AT_ONCE)
                async with database.writing() as connection:
                    for table in (schema.subscribers, schema.deliveries):
                        await _copy(connection, table, more, there)
                there += more
                self._told(there, size)


@contextmanager
def databases(told: Callable[[int, int], None] = lambda _, __: None) -> Iterator[Databases]:
    """Yield databases that are there until the block is left."""
    with TemporaryDirectory(prefix="baekkenro-") as folder:
        yield Databases(Path(folder), told)


def url(file: Path) -> str:
    """Return what DATABASE_URL would be."""
    return f"sqlite:///{file}"


async def _queue_tips(file: Path, number: int) -> None:
    async with opened(url(file)) as database, database.writing() as connection:
        await _queue(connection, number, days_ago=0)


async def _people(connection: AsyncConnection, number: int) -> None:
    now = utc_now()
    yes, yesterday = Consent("2026-01", now - timedelta(days=30)), now.date() - timedelta(days=1)
    for chat in range(1, number + 1):
        person = Subscriber(
            chat, "en" if chat % 5 else "da", minute=chat % 1440, tips=yes, posts=yes,
            last_tip=TIP, last_tip_on=yesterday,
        )  # fmt: skip
        coming = rescheduled(person, now + timedelta(hours=1))
        await subscribers.save(connection, coming)
    mailing = await _queue(connection, number, days_ago=1)
    await connection.execute(
        update(schema.deliveries)
        .where(schema.deliveries.c.mailing == str(mailing))
        .values(state=State.SENT, message_id=schema.deliveries.c.chat_id)
    )


async def _queue(connection: AsyncConnection, number: int, days_ago: int) -> Mailing:
    now = utc_now() - timedelta(days=days_ago)
    mailing = Mailing.of_tips(now.date())
    tips = [PlannedTip(Key(mailing, n), TIP, now, now + STALE) for n in range(1, number + 1)]
    await add_tips(connection, tips, now)
    return mailing


async def _copy(connection: AsyncConnection, table: Table, number: int, offset: int) -> None:
    """Give copies of the first rows to chats that come `offset` later."""
    others = [column for column in table.c if column.name != "chat_id"]
    rows = select(table.c.chat_id + offset, *others).where(table.c.chat_id <= number)
    names = ["chat_id", *(column.name for column in others)]
    await connection.execute(
        insert(connection, table).from_select(names, rows, include_defaults=False)
    )
