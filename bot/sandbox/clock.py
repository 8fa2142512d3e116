"""A clock that can be turned forward, so that a demo need not wait until tomorrow."""

from datetime import datetime, timedelta

from bot.sandbox.records import Clock


class TurnableClock:
    """The time by another clock, and as far ahead of it as it was turned."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the time, as the sandbox and the bot in it see it."""
        return self._real() + self._ahead

    def turn(self, by: timedelta) -> None:
        """Turn the clock forward."""
        self._ahead += by
