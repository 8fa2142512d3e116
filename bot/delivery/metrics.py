"""Figures for Prometheus: how many, how old, with what result. Nothing in them names anyone.

Outcomes are tallied for the store as well, where staff see them.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client import Counter as Total

from bot.model.outbox import Delivery, RetryAfter, Verdict
from bot.store import figures
from bot.store.database import Database
from bot.store.tally import Tally


class Metrics:
    """Totals since the start, and what the store knows at the moment of asking.

    `tally`: keeps outcomes for the store.
    """

    def __init__(self, tally: Tally) -> None:
        self.registry = CollectorRegistry()
        self._tally = tally
        self._verdicts = Total(
            "baekkenro_sends", "Calls to Telegram by kind and verdict", ["kind", "verdict"],
            registry=self.registry,
        )  # fmt: skip
        self._in_doubt = Total(
            "baekkenro_repeats", "Deliveries sent again because a worker died with them",
            registry=self.registry,
        )  # fmt: skip
        self._queued = Gauge(
            "baekkenro_queue_length", "Deliveries waiting, by kind", ["kind"],
            registry=self.registry,
        )  # fmt: skip
        self._oldest = Gauge(
            "baekkenro_queue_oldest_due_seconds", "How long the oldest due delivery has waited",
            registry=self.registry,
        )  # fmt: skip
        self._subscribers = Gauge(
            "baekkenro_subscribers", "Subscribers by state", ["state"], registry=self.registry
        )

    def claimed(self, deliveries: Iterable[Delivery]) -> int:
        """Count the deliveries that are in doubt, and return how many they are."""
        repeats = sum(delivery.in_doubt for delivery in deliveries)
        self._in_doubt.inc(repeats)
        return repeats

    def settled(self, deliveries: Iterable[tuple[Delivery, Verdict]]) -> None:
        """Count verdicts."""
        counts = Counter(
            (delivery.key.mailing.kind, type(verdict)) for delivery, verdict in deliveries
        )
        for (kind, verdict), count in counts.items():
            name = verdict.__name__.lower()
            self._verdicts.labels(kind, name).inc(count)
            if verdict is not RetryAfter:
                self._tally.count((kind, name), count)

    async def exposition(self, database: Database, now: datetime) -> bytes:
        """Return all figures in Prometheus's text format.

        Raises:
            StoreError: the database cannot be asked.
        """
        async with database.reading() as connection:
            present = await figures.read(connection, now)
        for kind, length in present.queued.items():
            self._queued.labels(kind).set(length)
        for state, number in present.subscribers.items():
            self._subscribers.labels(state).set(number)
        self._oldest.set(present.oldest_due.total_seconds())
        return generate_latest(self.registry)
