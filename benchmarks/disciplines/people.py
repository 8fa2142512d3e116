"""Answer people's taps while a broadcast goes out, and while none does."""

from collections.abc import Mapping
from typing import Final

from benchmarks.contest import AWAY, MEMORY, WAITS, Column, Contest, Row, figure
from benchmarks.disciplines import answer
from benchmarks.figures import Job

run = answer.run

TAPS = 300
A_SECOND = 20


def _jobs() -> Mapping[str, Job]:
    def job(contestant: str, pace: float) -> Job:
        of_ours = contestant.startswith("ours")
        return Job(
            "people", contestant, TAPS, AWAY, 256, A_SECOND, pace, limit=max(30, pace),
            subscribers=100_000 if of_ours else 0,
            due=100_000 if of_ours and pace else 0,
        )  # fmt: skip

    return {
        f"{name}, {what}": job(contestant, pace)
        for name, contestant in (
            ("ours", "ours_bot:answer"),
            ("PTB, AIORateLimiter", "stock_ptb_limited:answer"),
        )
        for what, pace in (("idle", 0), ("free broadcast", 25), ("paid broadcast", 1000))
    }


def _sent(row: Row) -> str:
    figures = row.outcome.figures
    return f"{figures['taken'] / figures['span']:,.0f}" if figures["span"] else ""


def _longer(row: Row) -> str:
    return f"{row.outcome.waits[-1] / row.first.waits[-1]:.2f} ×"


CONTESTS: Final = (
    Contest(
        f"{A_SECOND} taps a second answered for {TAPS // A_SECOND} seconds, beside a broadcast, "
        "server 50 ms away",
        _jobs(),
        (
            WAITS,
            Column("p99 beside ours idle", _longer),
            Column("sent/s", _sent),
            figure("429s", "refused"),
            MEMORY,
        ),
        note="Waits: p50 / p95 / p99 from tap to answer.",
    ),
)
