"""A contest: jobs run side by side and told in one table, and the columns there are for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.figures import Job, Outcome, Percentiles

AWAY: Final = 0.05
"""Seconds to Telegram and back, as from a server in Denmark."""


@dataclass(frozen=True, slots=True)
class Row:
    """A contestant's job and outcome, and whom it is compared with."""

    job: Job
    outcome: Outcome
    first: Outcome


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and what stands below it for each contestant."""

    heading: str
    tell: Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Contest:
    """Jobs by the contestants' names; the first is what the others are compared with.

    Told are medians of so many `repeats`; `note` says what the table cannot.
    """

    title: str
    jobs: Mapping[str, Job]
    columns: tuple[Column, ...]
    repeats: int = 1
    note: str = ""

    def rows(self, outcomes: Mapping[str, Outcome]) -> dict[str, Row]:
        """Return what there is to tell of each contestant."""
        first = next(iter(outcomes.values()))
        return {name: Row(self.jobs[name], outcome, first) for name, outcome in outcomes.items()}


def figure(heading: str, name: str, times: float = 1, form: str = ",.0f") -> Column:
    """Return the column of a figure that only some disciplines measure; empty where it is not."""

    def tell(row: Row) -> str:
        value = row.outcome.figures.get(name)
        return "" if value is None else format(value * times, form)

    return Column(heading, tell)


def milliseconds(waits: Percentiles) -> str:
    """Tell p50, p95 and p99; nothing where nobody waited."""
    form = ",.0f" if waits[0] > 0.01 else ".2f"
    return " / ".join(format(wait * 1000, form) for wait in waits) if any(waits) else ""


AT_ONCE: Final = Column("at once", lambda row: str(row.job.concurrency))
RATE: Final = Column("messages/s", lambda row: f"{row.outcome.rate:,.0f}")
FASTER: Final = Column("ours is", lambda row: f"{row.first.rate / row.outcome.rate:.2f} ×")
CPU: Final = Column("CPU ms each", lambda row: f"{row.outcome.cpu_each * 1000:.3f}")
THRIFTIER: Final = Column(
    "ours is", lambda row: f"{row.outcome.cpu_each / row.first.cpu_each:.2f} ×"
)
MEMORY: Final = Column("MiB", lambda row: f"{row.outcome.memory:.0f}")
WAITS: Final = Column("waits, ms", lambda row: milliseconds(row.outcome.waits))
SECONDS: Final = Column("seconds", lambda row: f"{row.outcome.seconds:.1f}")

SPEED: Final = (AT_ONCE, RATE, FASTER, CPU, THRIFTIER, MEMORY)
"""How fast, and for how much: "ours is" tells how many times faster and thriftier."""
