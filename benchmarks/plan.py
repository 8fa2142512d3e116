"""Which contests there are, who takes part, and with how much.

Each row is a contestant: its name, its function, how many messages, how many calls at once. The
counts make a run of about a second. The calls at once are what served each best, tried from 1 to
600: stock PTB gets slower with more, the others do not get faster.
"""

from dataclasses import dataclass
from typing import Final

from benchmarks.figures import Job

AWAY: Final = 0.05
"""Seconds to Telegram and back, as from a server in Denmark."""

Rows = tuple[tuple[str, str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """Jobs to be run side by side, by the contestants' names, and told in one table."""

    title: str
    jobs: dict[str, Job]
    repeats: int


def _contest(
    benchmark: str, title: str, rows: Rows, *, latency: float, rate: float = 0.0, repeats: int = 5
) -> Contest:
    jobs = {
        name: Job(benchmark, function, messages, latency, at_once, rate)
        for name, function, messages, at_once in rows
    }
    return Contest(title, jobs, repeats)


PLAN: Final[dict[str, tuple[Contest, ...]]] = {
    "send": (
        _contest(
            "send",
            "Screens sent, server on the spot",
            (
                ("ours", "ours:send", 2500, 32),
                ("ours, in bulk", "ours:send_in_bulk", 6000, 32),
                ("stock PTB", "stock_ptb:send", 600, 2),
                ("aiogram", "aiogram_bot:send", 2500, 32),
                ("aiohttp alone", "aiohttp_alone:send", 6000, 64),
            ),
            latency=0.0,
        ),
        _contest(
            "send",
            "Screens sent, server 50 ms away",
            (
                ("ours", "ours:send", 2000, 200),
                ("ours, in bulk", "ours:send_in_bulk", 4000, 400),
                ("stock PTB", "stock_ptb:send", 250, 32),
                ("aiogram", "aiogram_bot:send", 2000, 200),
                ("aiohttp alone", "aiohttp_alone:send", 4000, 400),
            ),
            latency=AWAY,
        ),
    ),
    "answer": (
        _contest(
            "answer",
            "/start answered, all there at once, server on the spot",
            (
                ("ours", "ours_bot:answer", 1200, 256),
                ("stock PTB", "stock_ptb:answer", 400, 1),
                ("stock PTB, concurrent", "stock_ptb:answer_concurrently", 300, 256),
                ("aiogram", "aiogram_bot:answer", 1200, 256),
            ),
            latency=0.0,
            repeats=3,
        ),
        _contest(
            "answer",
            "/start answered, all there at once, server 50 ms away",
            (
                ("ours", "ours_bot:answer", 1200, 256),
                ("stock PTB", "stock_ptb:answer", 25, 1),
                ("stock PTB, concurrent", "stock_ptb:answer_concurrently", 300, 256),
                ("aiogram", "aiogram_bot:answer", 1200, 256),
            ),
            latency=AWAY,
            repeats=3,
        ),
    ),
    "wait": (
        _contest(
            "answer",
            "/start answered, 50 people a second for 5 seconds, server 50 ms away",
            (
                ("ours", "ours_bot:answer", 250, 256),
                ("stock PTB", "stock_ptb:answer", 250, 1),
                ("stock PTB, concurrent", "stock_ptb:answer_concurrently", 250, 256),
                ("aiogram", "aiogram_bot:answer", 250, 256),
            ),
            latency=AWAY,
            rate=50,
            repeats=1,
        ),
    ),
    "hold": (
        _contest(
            "hold",
            "Screens sent, 1,000 offered a second for 30 seconds, server 50 ms away",
            (("ours", "ours:send", 30_000, 256), ("stock PTB", "stock_ptb:send", 30_000, 32)),
            latency=AWAY,
            rate=1000,
            repeats=1,
        ),
    ),
}
