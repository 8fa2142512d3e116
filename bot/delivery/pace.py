"""How fast to send: evenly, slower after a 429, not at all while nobody answers.

Even, because a limit of 30 a second kept by counting lets 60 through around the turn of a second.
One deadline for all, because Telegram's 429 does not say whether it is about the bot or one chat.
The rate is cut with each overload and grows back by itself (additive increase, multiplicative
decrease), so that it settles below what Telegram takes, at about 80 % of it.
"""

from random import random

from bot.delivery.time import Time
from bot.model.outbox import back_off

SLOWEST = 1.0
"""Messages a second that are left after any number of 429s."""

CUT = 0.7
"""What an overload leaves of the rate."""

RECOVERY = 0.005
"""The share of the full rate that grows back each second: a cut in a minute."""

TOLERANCE = 0.02
"""Seconds that a late turn may be made up for; more would be a burst."""

CHAT = 1.0
"""Seconds between two messages to one chat."""

SILENT = 20
"""Failures in a row, without any answer between them, that mean nobody answers at all."""

LONGEST_SILENCE = 60.0
"""Seconds to wait at most before somebody is tried again."""


class Pace:
    """Gives turns to send, to one worker.

    Args:
        a_second: how many turns there are in a second: fewer than Telegram takes, so that there is
            always one left for an answer to a tap.
        time: the time.
    """

    def __init__(self, a_second: float, time: Time) -> None:
        self._full = a_second
        self._time = time
        self._next = 0.0
        self._resume = 0.0
        self._cut_to, self._cut_at, self._grows_from = a_second, 0.0, 0.0
        self._unanswered = self._silences = 0
        self._chats: dict[int, float] = {}

    @property
    def rate(self) -> float:
        """How many turns there are in a second at present."""
        grown = max(0.0, self._time.seconds() - self._grows_from) * RECOVERY * self._full
        return min(self._full, self._cut_to + grown)

    @property
    def pause(self) -> float:
        """Seconds that a pause will last; 0 without one."""
        return max(0.0, self._resume - self._time.seconds())

    async def turn(self, chat_id: int, messages: int = 1) -> bool:
        """Wait for the next turn and take it for this chat; False: there is a pause instead.

        What is several messages at once takes as many turns.
        """
        while not self.pause:
            now = self._time.seconds()
            if self._next <= now:
                self._next = max(self._next, now - TOLERANCE) + messages / self.rate
                self._chats[chat_id] = now
                return True
            await self._time.sleep(self._next - now)
        return False

    def is_early(self, chat_id: int) -> bool:
        """Tell whether the chat had a turn less than CHAT seconds ago."""
        past = self._time.seconds() - CHAT
        while self._chats and (oldest := next(iter(self._chats.items())))[1] <= past:
            del self._chats[oldest[0]]
        return chat_id in self._chats

    def refused(self, seconds: float, begun_at: float) -> None:
        """Note a 429: all wait for so many seconds, then go on more slowly.

        A call that had begun before the rate was cut belongs to the same overload.
        """
        now = self._time.seconds()
        if begun_at >= self._cut_at:
            self._cut_to, self._cut_at = max(self.rate * CUT, SLOWEST), now
        self._resume = self._grows_from = max(self._resume, now + seconds)

    def answered(self) -> None:
        """Note that Telegram answered, whatever it said."""
        self._unanswered = self._silences = 0

    def unanswered(self) -> bool:
        """Note that it did not; True: it has been silent for long, and all wait for a while."""
        self._unanswered += 1
        if self._unanswered >= SILENT and not self.pause:
            self._silences += 1
            wait = min(back_off(self._silences, random()), LONGEST_SILENCE)  # noqa: S311  only to spread
            self._resume = self._time.seconds() + wait
        return self._unanswered >= SILENT
