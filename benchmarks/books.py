"""The load server's books: what was called when, what waited how long, what was refused."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from math import ceil

from benchmarks.figures import percentiles

SETTLE = 0.05  # seconds a contestant has to read its last answer


@dataclass(slots=True)
class Bucket:
    """So many messages a second, and as many at once; 0 takes all."""

    limit: float
    _tokens: float = field(init=False)
    _at: float = 0.0

    def __post_init__(self) -> None:
        self._tokens = self.limit

    def take(self, now: float) -> int:
        """Take a message; or return the whole seconds to wait instead."""
        if not self.limit:
            return 0
        grown = self._tokens + (now - self._at) * self.limit
        self._tokens, self._at = min(grown, self.limit), now
        if self._tokens >= 1:
            self._tokens -= 1
            return 0
        return ceil((1 - self._tokens) / self.limit)


@dataclass(slots=True)
class Sends:
    """Messages sent by the contestant; times in seconds of this machine's clock."""

    bucket: Bucket
    taken: int = 0
    refused: int = 0
    first: float = 0.0
    last: float = 0.0
    most: int = 0  # in any one second, the refused ones too
    _lately: deque[float] = field(default_factory=deque)

    def came(self, now: float) -> int:
        """Note a message; returns the seconds to wait if it is one too many."""
        self._lately.append(now)
        while self._lately[0] <= now - 1:
            self._lately.popleft()
        self.most = max(self.most, len(self._lately))
        if wait := self.bucket.take(now):
            self.refused += 1
            return wait
        self.taken += 1
        self.first, self.last = self.first or now, now
        return 0


class Books:
    """When each update was due, how long its sender waited, and the server's own delays."""

    def __init__(self, updates: int, rate: float, latency: float, limit: float) -> None:
        self.updates = updates
        self.latency = latency
        self.sends = Sends(Bucket(limit))
        self.delays: list[float] = []
        self.complete = asyncio.get_running_loop().create_future()
        self._rate = rate
        self._began = self._ended = 0.0
        self._waits: dict[int, float] = {}

    def polled(self, now: float) -> None:
        """Note a poll; the first one starts the clock."""
        self._began = self._began or now

    def due(self, update: int) -> float:
        """Return when an update is there to be polled."""
        return self._began + (update / self._rate if self._rate else 0.0)

    def answered(self, update: int, now: float) -> bool:
        """Note an answer to an update, of which the first counts; False if it is none."""
        if not 0 < update <= self.updates:
            return False
        if update not in self._waits:
            self._waits[update] = now - self.due(update)
            if len(self._waits) == self.updates:
                self._ended = now
                # The contestant may leave once it has the answer to its last call.
                loop = self.complete.get_loop()
                loop.call_later(self.latency + SETTLE, self.complete.set_result, None)
        return True

    def report(self) -> dict[str, object]:
        """Return all of it, times in seconds."""
        sends = self.sends
        return {
            "seconds": self._ended - self._began,
            "waits": percentiles(self._waits.values() if self._rate else ()),
            "delays": percentiles(self.delays),
            "figures": {
                "taken": sends.taken,
                "refused": sends.refused,
                "most": sends.most,
                "span": sends.last - sends.first,
            },
            "last": sends.last,
            "ended": self._ended,
        }
