"""The bot's own worker, on the stage's database, whatever it sends with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.figures import Job
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.time import Time
from bot.delivery.worker import Send, Worker
from bot.model.outbox import Delivery, Sent, Verdict
from bot.model.trouble import Notice
from bot.store.database import Database

UNLIMITED = 1e6
"""Messages a second: as good as no limit."""


@asynccontextmanager
async def at_work(database: Database, send: Send, job: Job) -> AsyncIterator[asyncio.Event]:
    """Let the worker deliver while the block runs; then it settles what was sent.

    Yields an event that is set once as many messages have arrived as the job says.
    """
    time, arrived, enough = Time.real(), 0, asyncio.Event()

    async def counted(delivery: Delivery) -> Verdict:
        nonlocal arrived
        verdict = await send(delivery)
        arrived += isinstance(verdict, Sent)
        if arrived == job.messages:
            enough.set()
        return verdict

    alarm = Alarm(_tell_nobody, time.now)
    worker = Worker(database, counted, Pace(job.pace or UNLIMITED, time), alarm, time)
    async with asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        yield enough
        worker.stop()


async def _tell_nobody(_: Notice) -> None:
    """Leave it at the log line."""
