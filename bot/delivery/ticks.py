"""What drives delivery: a worker, and two ticks, however many subscribers there are."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC

from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # it ships no types
    AsyncIOScheduler,
)

from bot.clock import utc_now
from bot.delivery import planner
from bot.delivery.alarm import Alarm
from bot.delivery.planner import NextTip
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.store.database import Database

PLAN_EVERY = 5
"""Seconds between two looks for what is due: a tip is late by that much at most."""

KEEP_HOUSE_EVERY = 24 * 3600
"""Seconds between two clean-ups."""

GRACE = 7.0
"""Seconds to finish what is in flight at the end; the worker's LAST_WORD comes on top."""


class Ticks:
    """What happens at each tick. One at a time; a tick that is missed is made up for once."""

    def __init__(
        self, database: Database, next_tip: NextTip, worker: Worker, alarm: Alarm, time: Time
    ) -> None:
        self._database = database
        self._next_tip = next_tip
        self._worker = worker
        self._alarm = alarm
        self._time = time
        self._one_at_a_time = asyncio.Lock()

    @asynccontextmanager
    async def ticking(self) -> AsyncIterator[AsyncIOScheduler]:
        """Tick while the block runs, the first time at once."""
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells of every tick
        scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )
        first = utc_now()  # the scheduler's own time is real
        scheduler.add_job(self.plan, "interval", seconds=PLAN_EVERY, next_run_time=first)
        scheduler.add_job(
            self.keep_house, "interval", seconds=KEEP_HOUSE_EVERY, next_run_time=first
        )
        scheduler.start()
        try:
            yield scheduler
        finally:
            scheduler.shutdown(wait=False)
            async with self._one_at_a_time:
                pass  # the tick that was cancelled has rolled back

    async def plan(self) -> None:
        """Queue what is due, and wake the worker for it."""
        async with self._one_at_a_time:
            with self._alarm.heeding("plan"):
                now = self._time.now()
                await planner.sweep(self._database, now)
                tips = await planner.plan_tips(self._database, self._next_tip, now)
                if await planner.plan_mailings(self._database, now) or tips:
                    self._worker.wake()

    async def keep_house(self) -> None:
        """Delete what there is no reason left to keep."""
        async with self._one_at_a_time:
            with self._alarm.heeding("keep house"):
                await planner.keep_house(self._database, self._time.now())


@asynccontextmanager
async def delivering(
    database: Database, next_tip: NextTip, worker: Worker, alarm: Alarm, time: Time
) -> AsyncIterator[None]:
    """Plan and deliver while the block runs; then finish, within ten seconds, what is in flight."""
    running = asyncio.create_task(worker.run())
    try:
        async with Ticks(database, next_tip, worker, alarm, time).ticking():
            yield
    finally:
        worker.stop()
        await asyncio.wait({running}, timeout=GRACE)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
