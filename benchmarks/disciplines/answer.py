"""Answer updates until the server has seen an answer to each."""

from typing import Final

from benchmarks.contest import AWAY, SPEED, WAITS, Contest
from benchmarks.contestants import Answerer
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage


async def run(contestant: Answerer, stage: Stage) -> Outcome:
    """Answer; the seconds and waits are those of the server."""
    async with contestant(stage):
        meter = Meter()
        books = await stage.books("complete")
        taken = meter.taken()
    seen = {name: books[name] for name in ("seconds", "delays", "waits", "figures")}
    return Outcome(stage.job.messages, **taken | seen)


def _jobs(latency: float, rate: float, *messages: int) -> dict[str, Job]:
    contestants = (
        ("ours", "ours_bot:answer", 256),
        ("stock PTB", "stock_ptb:answer", 1),
        ("stock PTB, concurrent", "stock_ptb:answer_concurrently", 256),
        ("aiogram", "aiogram_bot:answer", 256),
    )
    return {
        name: Job("answer", contestant, number, latency, at_once, rate)
        for (name, contestant, at_once), number in zip(contestants, messages, strict=True)
    }


ALL_AT_ONCE: Final = (
    Contest(
        "/start answered, all there at once, server on the spot",
        _jobs(0.0, 0, 1200, 400, 300, 1200),
        SPEED,
        repeats=3,
    ),
    Contest(
        "/start answered, all there at once, server 50 ms away",
        _jobs(AWAY, 0, 1200, 25, 300, 1200),
        SPEED,
        repeats=3,
    ),
)
EVENLY: Final = (
    Contest(
        "/start answered, 50 people a second for 3 seconds, server 50 ms away",
        _jobs(AWAY, 50, 150, 150, 150, 150),
        (*SPEED, WAITS),
        note="Waits: p50 / p95 / p99 from offer to answer.",
    ),
)
