"""Readers who have said yes, and what stands about them in the database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from bot.library import Library
from bot.model.outbox import Key, Mailing
from bot.model.subscribers import STALE, Subscriber
from bot.store import planning, subscribers
from bot.store.database import Database
from bot.store.planning import PlannedTip
from bot.store.schema import deliveries, metadata, votes
from tests.chat.reader import Reader

MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # eight in the morning in Copenhagen


async def subscribe(reader: Reader, hour: str = "09.00") -> None:
    """Say yes to tips, and choose an hour."""
    await reader.says("/tips")
    await reader.taps("Ja tak til tips")
    await reader.taps(hour)


async def stored(database: Database, reader: Reader) -> Subscriber | None:
    """Return what is stored of her."""
    async with database.reading() as connection:
        return await subscribers.find(connection, reader.person.id)


async def known(database: Database, reader: Reader) -> Subscriber:
    """Return what is stored of a subscriber."""
    subscriber = await stored(database, reader)
    assert subscriber
    return subscriber


async def count(database: Database) -> dict[str, int]:
    """Return how many rows each table has that has any."""
    async with database.reading() as connection:
        tables = metadata.tables.items()
        counts = {
            name: await connection.scalar(select(func.count()).select_from(table))
            for name, table in tables
        }
    return {name: found for name, found in counts.items() if found}


async def queue(database: Database, reader: Reader, library: Library) -> str:
    """Queue her next tip, as the planner does, and return its slug."""
    subscriber = await known(database, reader)
    course = library.tips.courses[subscriber.track]
    slug = course.next_after(subscriber.last_tip).tip.slug
    key = Key(Mailing.of_tips(subscriber.local_date(MONDAY)), reader.person.id)
    tip = PlannedTip(key, slug, MONDAY, MONDAY + STALE)
    async with database.writing() as connection:
        await planning.add_tips(connection, [tip], MONDAY)
    return slug


async def queued(database: Database, reader: Reader) -> list[str]:
    """Return what is queued for her."""
    async with database.reading() as connection:
        hers = deliveries.c.chat_id == reader.person.id
        return list(await connection.scalars(select(deliveries.c.mailing).where(hers)))


async def counted(database: Database) -> list[tuple[Any, ...]]:
    """Return all votes: tip, revision, helpful, not for me."""
    async with database.reading() as connection:
        return [tuple(row) for row in await connection.execute(select(votes))]
