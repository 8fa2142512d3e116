"""A time that passes only when somebody sleeps."""

import asyncio
from datetime import datetime, timedelta

from bot.delivery.time import Time
from tests.store.people import NOW


class FakeTime:
    """`time` is for the code; `pass_` is for the test."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.slept: list[float] = []
        self.time = Time(self.now, lambda: self.passed, self.sleep)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.passed)

    def pass_(self, seconds: float) -> None:
        self.passed += seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += max(0.0, seconds)
        await asyncio.sleep(0)
