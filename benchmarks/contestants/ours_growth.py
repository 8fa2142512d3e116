"""Bækkenro's tick and its claims, in a database of any size."""

import random
from collections.abc import Mapping
from itertools import pairwise
from statistics import median
from time import perf_counter

from sqlalchemy import update

from benchmarks import crowd
from benchmarks.stage import Stage
from bot.clock import utc_now
from bot.delivery import planner
from bot.model.outbox import LEASE, Sent
from bot.store import outbox, schema
from bot.store.database import Database, opened

TIMES = 5
"""How often each is measured; told is the median."""


async def grow(stage: Stage) -> Mapping[str, float]:
    """Open, then plan, claim and settle again and again, each time for others."""
    began = perf_counter()
    async with opened(crowd.url(stage.database)) as database:
        took = {"open": perf_counter() - began}
        times = [await _round(database, stage.job.messages, turn) for turn in range(TIMES)]
    took |= {name: median(each[name] for each in times) for name in times[0]}
    return took | {"bytes": stage.database.stat().st_size / stage.job.subscribers}


async def _round(database: Database, number: int, turn: int) -> dict[str, float]:
    now, chat_id = utc_now(), schema.subscribers.c.chat_id
    async with database.writing() as connection:
        await connection.execute(
            update(schema.subscribers)
            .where(chat_id > turn * number, chat_id <= (turn + 1) * number)
            .values(next_tip_at=now)
        )
    times = [perf_counter()]
    await planner.sweep(database, now)
    await planner.plan_tips(database, lambda _, __: crowd.TIP, now)
    await planner.plan_mailings(database, now)
    times.append(perf_counter())
    async with database.writing() as connection:
        claimed = await outbox.claim(connection, now, LEASE, number)
    times.append(perf_counter())
    async with database.writing() as connection:
        settled = [(delivery, Sent(1)) for delivery in claimed]
        await outbox.settle(connection, settled, now, random.random)
    times.append(perf_counter())
    if len(claimed) != number:
        raise RuntimeError(f"{len(claimed)} of {number} were claimed")
    took = (after - before for before, after in pairwise(times))
    return dict(zip(("plan", "claim", "settle"), took, strict=True))
