"""Send messages that are offered evenly, whether earlier ones are through or not."""

import asyncio
from time import monotonic
from typing import Final

from benchmarks import wire
from benchmarks.contest import AWAY, SPEED, WAITS, Contest
from benchmarks.contestants import Send, Sender
from benchmarks.disciplines.send import send_all, side_by_side
from benchmarks.figures import Job, Outcome, percentiles
from benchmarks.stage import Meter, Stage

GRACE = 1.0  # seconds after the last offer until no more are sent


async def run(contestant: Sender, stage: Stage) -> Outcome:
    """Send what is offered, after the connections are open."""
    job = stage.job
    async with contestant(stage) as send:
        await send_all(send, job.concurrency, job.concurrency)
        meter = Meter()
        waits = await _offer(send, job)
        taken = meter.taken()
        books = await stage.books()
    return Outcome(len(waits), **taken, delays=books["delays"], waits=percentiles(waits))


async def _offer(send: Send, job: Job) -> list[float]:
    """Return how long each message took from when it was due; those too late are not sent."""
    began, waits = monotonic(), list[float]()
    due_times = iter([began + number / job.rate for number in range(job.messages)])
    closing = began + job.messages / job.rate + GRACE

    async def one_after_another() -> None:
        for due in due_times:
            await asyncio.sleep(due - monotonic())
            if monotonic() > closing:
                return
            await send(wire.FIRST_CHAT)
            waits.append(monotonic() - due)

    await side_by_side(one_after_another, job.concurrency)
    return waits


CONTESTS: Final = (
    Contest(
        "Screens sent, 1,000 offered a second for 10 seconds, server 50 ms away",
        {
            name: Job("hold", contestant, 10_000, AWAY, at_once, rate=1000)
            for name, contestant, at_once in (
                ("ours", "ours:send", 256),
                ("stock PTB", "stock_ptb:send", 32),
            )
        },
        (*SPEED, WAITS),
        note="Waits: p50 / p95 / p99 from offer to answer.",
    ),
)
