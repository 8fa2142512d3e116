"""Pause a clinic post while it goes out, and see how long messages still arrive."""

from typing import Final

from benchmarks.contest import AWAY, Column, Contest, figure
from benchmarks.contestants import Pauser
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage


async def run(contestant: Pauser, stage: Stage) -> Outcome:
    """Pause after so many messages; the machine's clock is one for all processes."""
    async with contestant(stage) as pause:
        meter = Meter()
        paused_at = await pause()
        taken = meter.taken()
        books = await stage.books()
    figures = {"after": max(0.0, books["last"] - paused_at)}
    return Outcome(stage.job.messages, **taken, delays=books["delays"], figures=figures)


def _job(pace: float, messages: int) -> Job:
    return Job(
        "post_paused", "ours_post:pause", messages, AWAY, 256, pace=pace, subscribers=100_000
    )


CONTESTS: Final = (
    Contest(
        "A post paused while it goes out, server 50 ms away",
        # Paused at different points of a claim, which is what decides how many are on their way.
        {
            "ours, paid": _job(1000, 2050),
            "ours, paid, half a claim later": _job(1000, 2550),
            "ours, free": _job(25, 55),
        },
        (
            Column("pace", lambda row: f"{row.job.pace:,.0f}"),
            figure("ms to the last arrival", "after", 1000),
        ),
    ),
)
