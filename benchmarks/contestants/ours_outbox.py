"""Bækkenro's way out of the database: its store, its worker, and what it sends tips with."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from benchmarks import crowd, wire
from benchmarks.contestants.worker import at_work
from benchmarks.stage import Stage
from bot.app import load
from bot.chat.send import sending
from bot.settings import Settings
from bot.store.database import opened


@asynccontextmanager
async def deliver(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Claim, send and settle tips of the bot's content."""
    shown = load(Settings().content)
    async with (
        opened(crowd.url(stage.database)) as database,
        sending(shown, database, wire.TOKEN, stage.url, paid=False) as sender,
    ):

        async def deliver_all() -> None:
            async with at_work(database, sender.send, stage.job) as enough:
                await enough.wait()

        yield deliver_all
