"""Find what messages are about, danger signs and topics, one after another."""

from itertools import pairwise
from time import perf_counter
from typing import Final

from benchmarks.contest import MEMORY, WAITS, Contest, figure
from benchmarks.contestants import Asked
from benchmarks.figures import Job, Outcome, percentiles
from benchmarks.stage import Meter, Stage


async def run(contestant: Asked, stage: Stage) -> Outcome:
    """Ask so many questions, after one to warm up."""
    began = perf_counter()
    ask, questions = contestant(stage)
    loaded = perf_counter() - began
    ask(*questions[0])
    meter, times = Meter(), [perf_counter()]
    for question in questions:
        ask(*question)
        times.append(perf_counter())
    waits = percentiles(after - before for before, after in pairwise(times))
    return Outcome(len(questions), **meter.taken(), waits=waits, figures={"open": loaded})


CONTESTS: Final = (
    Contest(
        "A message in words looked up: danger, then topics",
        {
            "1,000 questions": Job("ask", "ours_ask:questions", 1000),
            "1,000 that may be dangers": Job("ask", "ours_ask:dangers", 1000),
        },
        (WAITS, figure("to load, s", "open", form=".2f"), MEMORY),
        note="Waits: p50 / p95 / p99 of each, of the sets in tests/evaluation.",
    ),
)
