"""APScheduler with a job a subscriber, in its memory, as many bots begin."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from time import perf_counter

from apscheduler.events import (  # type: ignore[import-untyped]  # it ships no types
    EVENT_JOB_EXECUTED,
    EVENT_JOB_MISSED,
    JobExecutionEvent,
)
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]

from benchmarks.stage import Stage
from bot.clock import utc_now

SOON = timedelta(seconds=0.5)
"""Until the moment that they are due at: time to add them."""


async def grow(stage: Stage) -> Mapping[str, float]:
    """Add the jobs, of which so many are due at one moment, and let those run."""
    jobs, number = stage.job.subscribers, stage.job.messages
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of each job it misses
    scheduler, missed, ended = AsyncIOScheduler(timezone=UTC), 0, asyncio.Queue[bool]()

    def end(event: JobExecutionEvent) -> None:
        ended.put_nowait(event.code == EVENT_JOB_MISSED)

    scheduler.add_listener(end, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
    scheduler.start(paused=True)
    began, later = perf_counter(), utc_now() + timedelta(days=1)
    _add(scheduler, range(number, jobs), later)
    opened, due = perf_counter(), utc_now() + SOON
    _add(scheduler, range(number), due)
    scheduler.resume()
    for _ in range(number):
        missed += await ended.get()
    took = utc_now() - due
    scheduler.shutdown(wait=False)
    return {"open": opened - began, "plan": took.total_seconds(), "missed": missed}


def _add(scheduler: AsyncIOScheduler, chats: Iterable[int], due: datetime) -> None:
    for chat_id in chats:
        scheduler.add_job(_send, "interval", [chat_id], days=1, next_run_time=due)


async def _send(chat_id: int) -> None:
    """Do as little as there is to do: what is measured is the scheduler."""
