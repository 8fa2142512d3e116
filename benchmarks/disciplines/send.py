"""Send all messages as fast as it goes, so many calls at once."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from benchmarks import wire
from benchmarks.contest import AWAY, SPEED, Contest
from benchmarks.contestants import Send, Sender
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage


async def run(contestant: Sender, stage: Stage) -> Outcome:
    """Send, after a few to warm up."""
    job = stage.job
    async with contestant(stage) as send:
        await send_all(send, 2 * job.concurrency, job.concurrency)
        meter = Meter()
        await send_all(send, job.messages, job.concurrency)
        taken = meter.taken()
        books = await stage.books()
    return Outcome(job.messages, **taken, delays=books["delays"])


async def send_all(send: Send, messages: int, at_once: int) -> None:
    """Send a message to each of so many chats."""
    chats = iter(range(wire.FIRST_CHAT, wire.FIRST_CHAT + messages))

    async def one_after_another() -> None:
        for chat in chats:
            await send(chat)

    await side_by_side(one_after_another, at_once)


async def side_by_side(worker: Callable[[], Coroutine[Any, Any, None]], times: int) -> None:
    """Run a worker so many times at once."""
    async with asyncio.TaskGroup() as group:
        for _ in range(times):
            group.create_task(worker())


def _contest(where: str, latency: float, rows: tuple[tuple[str, str, int, int], ...]) -> Contest:
    jobs = {
        name: Job("send", contestant, messages, latency, at_once)
        for name, contestant, messages, at_once in rows
    }
    return Contest(f"Screens sent, server {where}", jobs, SPEED, repeats=3)


CONTESTS: Final = (
    _contest(
        "on the spot",
        0.0,
        (
            ("ours", "ours:send", 2500, 32),
            ("ours, in bulk", "ours:send_in_bulk", 6000, 32),
            ("stock PTB", "stock_ptb:send", 600, 2),
            ("aiogram", "aiogram_bot:send", 2500, 32),
            ("aiohttp alone", "aiohttp_alone:send", 6000, 64),
        ),
    ),
    _contest(
        "50 ms away",
        AWAY,
        (
            ("ours", "ours:send", 2000, 200),
            ("ours, in bulk", "ours:send_in_bulk", 4000, 400),
            ("stock PTB", "stock_ptb:send", 250, 32),
            ("aiogram", "aiogram_bot:send", 2000, 200),
            ("aiohttp alone", "aiohttp_alone:send", 4000, 400),
        ),
    ),
)
