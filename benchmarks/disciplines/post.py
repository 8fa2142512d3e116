"""Send a clinic post at the pace that is permitted, and see how much of it is held."""

from typing import Final

from benchmarks.contest import AWAY, CPU, MEMORY, Column, Contest, Row, figure
from benchmarks.contestants import Deliverer
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage

SECONDS = 15


async def run(contestant: Deliverer, stage: Stage) -> Outcome:
    """Send so many messages of it; the seconds are those from the first arrival to the last."""
    async with contestant(stage) as deliver:
        meter = Meter()
        await deliver()
        taken = meter.taken()
        books = await stage.books()
    figures = books["figures"]
    seen = {"seconds": figures["span"], "delays": books["delays"], "figures": figures}
    return Outcome(int(figures["taken"]), **taken | seen)


def _job(pace: float, limit: float) -> Job:
    return Job(
        "post", "ours_post:deliver", int(SECONDS * pace), AWAY, 256,
        pace=pace, limit=limit, subscribers=100_000,
    )  # fmt: skip


def _held(row: Row) -> str:
    return f"{(row.outcome.messages - 1) / row.outcome.seconds / row.job.pace:.3f}"


CONTESTS: Final = (
    Contest(
        f"{SECONDS} seconds of a post to 100,000, server 50 ms away, with Telegram's limits",
        {"ours, paid": _job(1000, 1000), "ours, free": _job(25, 30)},
        (
            Column("permitted/s", lambda row: f"{row.job.pace:,.0f}"),
            Column("held of it", _held),
            figure("most in a second", "most"),
            figure("429s", "refused"),
            CPU,
            MEMORY,
        ),
    ),
)
