"""Plan a clinic post: everyone who is to have it gets a row in the outbox."""

from typing import Final

from benchmarks.contest import MEMORY, Contest, figure
from benchmarks.disciplines import growth
from benchmarks.figures import Job

run = growth.run

CONTESTS: Final = (
    Contest(
        "A post planned",
        {
            f"ours, for {number:,}": Job(
                "post_planned", "ours_post:plan", number, subscribers=number
            )
            for number in (100_000, 1_000_000)
        },
        (figure("seconds", "plan", form=".2f"), MEMORY, figure("MiB for planning", "grown")),
    ),
)
