"""Bækkenro's way to send, plan and pause a clinic post."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from time import monotonic, perf_counter

from telegram import Bot
from telegram.error import TelegramError

from benchmarks import crowd, wire
from benchmarks.contestants.worker import at_work
from benchmarks.machine import memory
from benchmarks.stage import Stage
from bot.chat.prepared import send_prepared
from bot.chat.send import verdict_on
from bot.chat.transport import Transport
from bot.clock import utc_now
from bot.delivery import planner
from bot.delivery.worker import Send
from bot.model.outbox import Delivery, Mailing, Sent, Verdict
from bot.store import mailings
from bot.store.database import Database, opened

POST = Mailing.of_post(1)

QUIET = 2.0
"""Seconds without an arrival after which there will be none."""


@asynccontextmanager
async def sending_posts(stage: Stage) -> AsyncIterator[Send]:
    """Yield what sends a post: here a prepared message, the same for all."""
    async with Transport() as transport:
        bot = Bot(wire.TOKEN, f"{stage.url}/bot", request=transport, get_updates_request=transport)

        async def send(delivery: Delivery) -> Verdict:
            try:
                chat_id = delivery.key.chat_id
                return Sent(await send_prepared(bot, wire.SCREEN | {"chat_id": chat_id}))
            except TelegramError as error:
                return verdict_on(error)

        yield send


@asynccontextmanager
async def deliver(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Send as much of a post to everyone as the job says."""
    async with _queued(stage) as database, sending_posts(stage) as send:

        async def deliver_so_many() -> None:
            async with at_work(database, send, stage.job) as enough:
                await enough.wait()

        yield deliver_so_many


@asynccontextmanager
async def pause(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """Send as much, then pause; yields what does, and returns the moment that was committed."""
    async with _queued(stage) as database, sending_posts(stage) as send:

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
    async with database.writing() as connection:
        await mailings.open_(connection, POST, now)
    await planner.plan_mailings(database, now)
