"""Time, as delivery sees it: what it is, and how to let it pass. Tests hand in their own."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.clock import utc_now


@dataclass(frozen=True, slots=True)
class Time:
    """`now` is the moment in UTC; `seconds` counts evenly whatever is done to the clock."""

    now: Callable[[], datetime]
    seconds: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]

    @classmethod
    def real(cls) -> "Time":
        """The time of the running event loop."""
        return cls(utc_now, asyncio.get_running_loop().time, asyncio.sleep)
