"""Counts for those who watch over the bot."""

from datetime import timedelta

from bot.model.outbox import Sent
from bot.store import figures, mailings
from bot.store.database import Database
from bot.store.figures import Figures
from tests.store.people import NOW, save, someone
from tests.store.queueing import POST, claim, queue, queue_tips, settle


async def test_an_empty_store_counts_nothing(database: Database) -> None:
    async with database.reading() as connection:
        assert await figures.read(connection, NOW) == Figures(
            {"delete": 0, "edit": 0, "tip": 0, "post": 0},
            timedelta(0),
            {"tips": 0, "tips and posts": 0, "posts": 0, "paused": 0},
        )


async def test_everyone_and_everything_is_counted_once(database: Database) -> None:
    await save(
        database,
        someone(1, posts=None),
        someone(2, tips=None),
        someone(3, tips=None),
        someone(4, paused_until=NOW + timedelta(days=1)),
    )
    await queue_tips(database, 5, 6)
    await queue(database, POST)
    sent = [d for d in await claim(database) if d.key.mailing != POST]
    await settle(database, (sent[0], Sent(1)))
    later = NOW + timedelta(minutes=7)
    async with database.writing() as connection:
        assert (await figures.read(connection, later)).oldest_due == timedelta(minutes=5)
        await mailings.pause(connection, POST)
        await mailings.open_(connection, POST, NOW)
        counted = await figures.read(connection, later)
    assert counted.queued == {"delete": 0, "edit": 0, "tip": 1, "post": 4}
    assert counted.subscribers == {"tips": 1, "tips and posts": 2, "posts": 2, "paused": 1}
