"""Bækkenro's way to send, plan and pause a clinic post."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from time import monotonic, perf_counter

from benchmarks import crowd, wire
from benchmarks.contestants.worker import at_work
from benchmarks.machine import memory
from benchmarks.stage import Stage
from bot.app import load
from bot.chat.send import sending
from bot.clock import utc_now
from bot.delivery import planner
from bot.delivery.worker import Send
from bot.model.outbox import Mailing
from bot.model.posts import Post
from bot.model.text import Text
from bot.settings import Settings
from bot.store import mailings, posts, publishing
from bot.store.database import Database, opened

POST = Mailing.of_post(1)

QUIET = 2.0
"""Seconds without an arrival after which there will be none."""


@asynccontextmanager
async def sending_posts(stage: Stage, database: Database) -> AsyncIterator[Send]:
    """Yield what sends the post, as the bot does."""
    shown = load(Settings().content)
    async with sending(shown, database, wire.TOKEN, stage.url, paid=False) as sender:
        yield sender.send


@asynccontextmanager
async def deliver(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Send as much of a post to everyone as the job says."""
    async with _queued(stage) as database, sending_posts(stage, database) as send:

        async def deliver_so_many() -> None:
            async with at_work(database, send, stage.job) as enough:
                await enough.wait()

        yield deliver_so_many


@asynccontextmanager
async def pause(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """Send as much, then pause; yields what does, and returns the moment that was committed."""
    async with _queued(stage) as database, sending_posts(stage, database) as send:

        async def pause_under_way() -> float:
            async with at_work(database, send, stage.job) as enough:
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
        before, began = memory(), perf_counter()
        await _plan(database)
        return {"plan": perf_counter() - began, "grown": memory() - before}


@asynccontextmanager
async def _queued(stage: Stage) -> AsyncIterator[Database]:
    async with opened(crowd.url(stage.database)) as database:
        await _plan(database)
        yield database


async def _plan(database: Database) -> None:
    now = utc_now()
    post = Post(0, "Benchmark", Text(wire.TEXT))
    async with database.writing() as connection:
        post_id = await posts.add(connection, post, now)
        await publishing.confirm(connection, replace(post, id=post_id or 0), now)
    await planner.plan_mailings(database, now)
