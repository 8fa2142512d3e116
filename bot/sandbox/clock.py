"""A clock that can be turned forward, so that a demo need not wait until tomorrow."""

from datetime import datetime, timedelta, tzinfo

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

    def turn_to(self, hour: int, zone: tzinfo) -> None:
        """Turn the clock forward to a minute past this hour of the day, today or tomorrow."""
        now = self.now().astimezone(zone)
        then = now.replace(hour=hour, minute=1, second=0, microsecond=0)
        if then <= now:
            then += timedelta(days=1)
        self.turn(then - now)
