"""Bækkenro's way to send, plan and pause a clinic post."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from time import monotonic, perf_counter

from benchmarks import crowd, wire
from benchmarks.contestants.worker import at_work
from benchmarks.machine import memory
from benchmarks.stage import Stage
from bot.app import load
from bot.chat.send import Sender, sending
from bot.clock import utc_now
from bot.delivery import planner
from bot.model.outbox import Mailing
from bot.model.posts import Post
from bot.model.text import Entity, Text
from bot.settings import UNPAID, Settings
from bot.store import mailings, posts, publishing
from bot.store.database import Database, opened

POST = Mailing.of_post(1)
TEXT = Text(wire.TEXT, tuple(Entity(**entity) for entity in wire.ENTITIES))

QUIET = 2.0
"""Seconds without an arrival after which there will be none."""


@asynccontextmanager
async def deliver(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Send as much of a post to everyone as the job says."""
    async with _ready(stage) as (database, sender):

        async def deliver_so_many() -> None:
            async with at_work(database, sender.send, stage.job) as enough:
                await enough.wait()

        yield deliver_so_many


@asynccontextmanager
async def pause(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """Send as much, then pause; yields what does, and returns the moment that was committed."""
    async with _ready(stage) as (database, sender):

        async def pause_under_way() -> float:
            async with at_work(database, sender.send, stage.job) as enough:
                await enough.wait()
                async with database.writing() as connection:
                    await mailings.pause(connection, POST)
                paused_at = monotonic()
                await asyncio.sleep(QUIET)
            return paused_at

        yield pause_under_way


async def plan(stage: Stage) -> Mapping[str, float]:
    """Plan a post to everyone."""
    async with opened(crowd.url(stage.database)) as database:
        await _confirm(database)
        before, began = memory(), perf_counter()
        await planner.plan_mailings(database, utc_now())
        return {"plan": perf_counter() - began, "grown": memory() - before}


@asynccontextmanager
async def _ready(stage: Stage) -> AsyncIterator[tuple[Database, Sender]]:
    """Yield a database with a post that is planned, and what sends it."""
    paid = stage.job.pace > UNPAID
    async with AsyncExitStack() as stack:
        shown = load(Settings().content)
        database = await stack.enter_async_context(opened(crowd.url(stage.database)))
        await _confirm(database)
        await planner.plan_mailings(database, utc_now())
        yield (
            database,
            await stack.enter_async_context(
                sending(shown, database, wire.TOKEN, stage.url, paid=paid)
            ),
        )


async def _confirm(database: Database) -> None:
    now = utc_now()
    async with database.writing() as connection:
        await posts.add(connection, Post(1, "Benchmark", TEXT), now)
        post = await posts.find(connection, 1)
        if post is None or not await publishing.confirm(connection, post, now):
            raise RuntimeError("the post is not out")
