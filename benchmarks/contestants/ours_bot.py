"""Bækkenro itself, as `python -m bot run` starts it: its content, its routes, its store."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from benchmarks import crowd, wire
from benchmarks.stage import Stage
from bot.app import run
from bot.settings import UNPAID, Settings


@asynccontextmanager
async def answer(stage: Stage) -> AsyncIterator[None]:
    """Answer, and meanwhile deliver what is due in the database, if the job names a pace."""
    pace = stage.job.pace or UNPAID
    settings = Settings(
        telegram_api=stage.url,
        health_port=0,
        database_url=SecretStr(crowd.url(stage.database)),
        paid_broadcast=pace > UNPAID,
        messages_per_second=pace,
    )
    ready = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        running = group.create_task(run(settings, wire.TOKEN, lambda _: ready.set()))
        await ready.wait()  # should the bot fail first, the group cancels this
        yield
        running.cancel()
