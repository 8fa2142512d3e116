"""Deliver the tips that are due, so that the database knows of each that it was sent."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from benchmarks.contest import AWAY, SPEED, Contest
from benchmarks.contestants import Deliverer
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage

MILLION: Final = 1_000_000


async def run(contestant: Deliverer, stage: Stage) -> Outcome:
    """Have what is due delivered, and see whether it is settled.

    Raises:
        RuntimeError: it is not.
    """
    job = stage.job
    async with contestant(stage) as deliver:
        meter = Meter()
        await deliver()
        taken = meter.taken()
        books = await stage.books()
    if left := _queued(stage.database):
        raise RuntimeError(f"{left} of {job.messages} were not settled")
    return Outcome(job.messages, **taken, delays=books["delays"], figures=books["figures"])


def _queued(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        query = "SELECT count(*) FROM deliveries WHERE state = 'queued'"
        return int(database.execute(query).fetchone()[0])


def _job(contestant: str, messages: int, latency: float, at_once: int) -> Job:
    return Job("deliver", contestant, messages, latency, at_once, subscribers=MILLION, due=messages)


def _contest(where: str, latency: float, *messages: int) -> Contest:
    ours, aiogram, stock, loop, floor = messages
    return Contest(
        f"Tips delivered out of a database of a million subscribers, server {where}",
        {
            "ours": _job("ours_outbox:deliver", ours, latency, 256),
            "aiogram, our store and worker": _job("aiogram_outbox:deliver", aiogram, latency, 256),
            "stock PTB, ORM, a commit each": _job("stock_ptb_orm:deliver", stock, latency, 32),
            "aiogram, no store": Job("send", "aiogram_bot:send", loop, latency, 200),
            "aiohttp alone, no store": Job("send", "aiohttp_alone:send", floor, latency, 400),
        },
        SPEED,
        note="No limit to the pace.",
    )


CONTESTS: Final = (
    _contest("on the spot", 0.0, 20_000, 10_000, 600, 5000, 10_000),
    _contest("50 ms away", AWAY, 20_000, 10_000, 600, 5000, 10_000),
)
