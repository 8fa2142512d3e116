"""What a contestant is asked and what it answers; both cross process borders as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from math import ceil
from statistics import median
from typing import Any

Percentiles = tuple[float, float, float]
"""p50, p95 and p99, in seconds."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one contestant.

    Args:
        discipline: what is asked of it: a module of `benchmarks.disciplines`.
        contestant: where its function is, as `module:name` in `benchmarks.contestants`.
        messages: how many are sent, or answered.
        latency: seconds the server takes to answer any call.
        concurrency: calls under way at once.
        rate: messages offered a second; 0 offers all at once.
        pace: messages that may go out a second; 0 without limit.
        limit: messages the server takes a second, with a 429 for the others; 0 takes all.
        subscribers: how many are in the database; 0 does without a database.
        due: how many of them have a tip in the outbox that is due.
    """

    discipline: str
    contestant: str
    messages: int
    latency: float = 0.0
    concurrency: int = 1
    rate: float = 0.0
    pace: float = 0.0
    limit: float = 0.0
    subscribers: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run took.

    Args:
        messages: how many went through.
        seconds: from the first offer to the last answer.
        cpu: seconds of the contestant's own process, meanwhile.
        memory: the most the process ever held, in MiB.
        delays: how long the server itself took for a call.
        waits: from offer to answer, where messages are offered at a rate.
        figures: what only some disciplines measure, by name; times in seconds.
    """

    messages: int
    seconds: float
    cpu: float
    memory: float
    delays: Percentiles = (0.0, 0.0, 0.0)
    waits: Percentiles = (0.0, 0.0, 0.0)
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.messages / self.seconds

    @property
    def cpu_each(self) -> float:
        """Seconds of CPU a message."""
        return self.cpu / self.messages


def percentiles(values: Iterable[float]) -> Percentiles:
    """Return p50, p95 and p99 by nearest rank; zeros where there are no values."""
    ranked = sorted(values) or [0.0]
    p50, p95, p99 = (ranked[ceil(len(ranked) * p / 100) - 1] for p in (50, 95, 99))
    return p50, p95, p99


def medians(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the median of each figure."""
    figures = zip(*map(astuple, outcomes), strict=True)
    return Outcome(*(_median(each) for each in figures))


def _median(values: tuple[Any, ...]) -> Any:
    if isinstance(values[0], Mapping):
        return {name: median(each[name] for each in values) for name in values[0]}
    if isinstance(values[0], Sequence):
        return tuple(map(median, zip(*values, strict=True)))
    return median(values)
