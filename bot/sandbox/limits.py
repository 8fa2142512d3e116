"""How fast a bot may send: the flood limits, figures from Telegram's FAQ for bots."""

import math
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.errors import ApiError
from bot.sandbox.records import Clock


@dataclass(frozen=True)
class Rate:
    """So many messages a second on the long run, so many at once."""

    a_second: float
    at_once: int


BOT = Rate(a_second=30, at_once=30)
PAID = Rate(a_second=1000, at_once=1000)
PRIVATE_CHAT = Rate(a_second=1, at_once=20)  # "short bursts that go over this limit"
GROUP = Rate(a_second=20 / 60, at_once=20)


class Bucket:
    """A token bucket: a message takes a token, time brings them back."""

    def __init__(self, rate: Rate, now: datetime) -> None:
        self._rate = rate
        self._tokens = float(rate.at_once)
        self._at = now

    def wait(self, now: datetime, messages: int) -> float:
        """Return the seconds until so many messages may go; 0 is now."""
        grown = self._tokens + (now - self._at).total_seconds() * self._rate.a_second
        self._tokens, self._at = min(grown, self._rate.at_once), now
        return max(0.0, (messages - self._tokens) / self._rate.a_second)

    def take(self, messages: int) -> None:
        """Take the tokens of messages that go."""
        self._tokens -= messages


class Limits:
    """The flood limits of one bot; `enabled` switches them."""

    def __init__(self, now: Clock) -> None:
        self.enabled = True
        self._now = now
        self._buckets: dict[int | Rate, Bucket] = {}

    def spend(self, chat_id: int, messages: int = 1, *, paid: bool = False) -> None:
        """Let messages go, or raise ApiError 429 with `retry_after` in whole seconds."""
        if not self.enabled:
            return
        now = self._now()
        overall = PAID if paid else BOT
        # A person's id is positive, a group's negative.
        rates: dict[int | Rate, Rate] = {
            overall: overall,
            chat_id: PRIVATE_CHAT if chat_id > 0 else GROUP,
        }
        buckets = [self._buckets.setdefault(key, Bucket(rate, now)) for key, rate in rates.items()]
        seconds = math.ceil(max(bucket.wait(now, messages) for bucket in buckets))
        if seconds:
            raise too_many(seconds)
        for bucket in buckets:
            bucket.take(messages)

    def clear(self) -> None:
        """Forget what was sent."""
        self._buckets.clear()


def too_many(seconds: int) -> ApiError:
    """Return the 429 that asks for this many seconds of patience."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
