"""Open a database of many subscribers, queue the tips of a thousand who are due, claim them."""

from typing import Final

from benchmarks.contest import MEMORY, Contest, figure
from benchmarks.contestants import Grower
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage

DUE = 1000


async def run(contestant: Grower, stage: Stage) -> Outcome:
    """Let the contestant do it, and measure itself."""
    meter = Meter()
    figures = await contestant(stage)
    return Outcome(stage.job.messages, **meter.taken(), figures=figures)


def _job(contestant: str, subscribers: int) -> Job:
    return Job("growth", f"{contestant}:grow", DUE, subscribers=subscribers)


CONTESTS: Final = (
    Contest(
        "A thousand due, of ever more subscribers",
        {
            f"{name}, {subscribers:,}": _job(contestant, subscribers)
            for name, contestant, sizes in (
                ("ours", "ours_growth", (10_000, 100_000, 1_000_000)),
                ("APScheduler", "apscheduler_jobs", (10_000, 100_000)),
            )
            for subscribers in sizes
        },
        (
            figure("start-up, s", "open", form=".2f"),
            figure("plan 1,000, ms", "plan", 1000),
            figure("claim 1,000, ms", "claim", 1000, ".1f"),
            figure("settle 1,000, ms", "settle", 1000, ".1f"),
            figure("missed", "missed"),
            figure("bytes each", "bytes"),
            MEMORY,
        ),
        note="One job a subscriber in APScheduler's memory: planning is to run them.",
    ),
)
