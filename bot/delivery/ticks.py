"""What the clock drives: a worker, and a few ticks, however many subscribers there are."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # it ships no types
    AsyncIOScheduler,
)

from bot.clock import utc_now
from bot.delivery import planner
from bot.delivery.alarm import Alarm
from bot.delivery.planner import NextTip
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.model.trouble import Trouble
from bot.store import figures
from bot.store.database import Database

PLAN_EVERY = 2
"""Seconds between two looks for what is due: a tip is late by that much at most."""

KEEP_HOUSE_EVERY = 24 * 3600
"""Seconds between two clean-ups."""

STUCK = timedelta(minutes=10)
"""How long nothing may go out while something is due, before staff are told."""

GRACE = 3.0
"""Seconds to finish what is in flight at the end. The worker's LAST_WORD comes on top, then what
answering people may take: together less than the ten that Docker gives."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Something else to do every so many seconds, beside delivery: it is given the moment."""

    name: str
    every: float
    do: Callable[[datetime], Awaitable[object]]


class Ticks:
    """What happens at each tick. A tick that is missed is made up for once.

    Planning and house-keeping are done one at a time; `others` go on beside them.
    """

    def __init__(
        self,
        database: Database,
        next_tip: NextTip,
        worker: Worker,
        alarm: Alarm,
        time: Time,
        others: Sequence[Tick] = (),
    ) -> None:
        self._database = database
        self._next_tip = next_tip
        self._worker = worker
        self._alarm = alarm
        self._time = time
        self._others = others
        self._one_at_a_time = asyncio.Lock()
        self._moved_at, self._settled = time.now(), worker.settled

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
        for tick in self._others:
            scheduler.add_job(self._do, "interval", [tick], seconds=tick.every, next_run_time=first)
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
                await self._pause_refused()
                tips = await planner.plan_tips(self._database, self._next_tip, now)
                if await planner.plan_mailings(self._database, now) or tips:
                    self._worker.wake()
                await self._see_it_move(now)

    async def keep_house(self) -> None:
        """Delete what there is no reason left to keep."""
        async with self._one_at_a_time:
            with self._alarm.heeding("keep house"):
                await planner.keep_house(self._database, self._time.now())

    async def _do(self, tick: Tick) -> None:
        with self._alarm.heeding(tick.name):
            await tick.do(self._time.now())

    async def _see_it_move(self, now: datetime) -> None:
        """Tell staff where something is due and nothing goes out, whatever the reason."""
        async with self._database.reading() as connection:
            due = await figures.is_due(connection, now)
        if not due or self._worker.settled != self._settled:
            self._moved_at, self._settled = now, self._worker.settled
            self._alarm.over(Trouble.STUCK)
        elif now - self._moved_at >= STUCK:
            self._alarm.sound(
                Trouble.STUCK, f"nothing has gone out since {self._moved_at:%H:%M} UTC"
            )

    async def _pause_refused(self) -> None:
        """Pause what Telegram refuses too much of: that is our fault, and the same for all."""
        for mailing, why in await planner.pause_refused(self._database):
            self._alarm.sound(Trouble.REFUSED, why, str(mailing))


@asynccontextmanager
async def delivering(
    database: Database,
    next_tip: NextTip,
    worker: Worker,
    alarm: Alarm,
    time: Time,
    others: Sequence[Tick] = (),
) -> AsyncIterator[None]:
    """Plan and deliver while the block runs; then finish what is in flight, for at most GRACE."""
    running = asyncio.create_task(worker.run())
    try:
        async with Ticks(database, next_tip, worker, alarm, time, others).ticking():
            yield
    finally:
        worker.stop()
        await asyncio.wait({running}, timeout=GRACE)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
