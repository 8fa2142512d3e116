"""What the bot has yet to hear: the queue of updates and its one long poll."""

import itertools
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.errors import ApiError
from bot.sandbox.feed import Feed
from bot.sandbox.records import Clock

KEPT_FOR = timedelta(hours=24)
MAX_UPDATES = 100
MAX_WAIT = 50
# A bot gets these only by asking for them in allowed_updates.
ASKED_FOR = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass(frozen=True)
class Update:
    """One update; `payload` is what stands under its kind, such as a Message under message."""

    update_id: int
    kind: str
    payload: Any
    queued_at: datetime

    def to_json(self) -> dict[str, Any]:
        """Return the Bot API's Update."""
        return {"update_id": self.update_id, self.kind: self.payload}


class UpdateQueue:
    """Updates in order, kept until the bot confirms them or a day has passed.

    `allowed` are the kinds the bot asked for, none meaning the usual ones; `polled` tells whether
    a poll is waiting.
    """

    def __init__(self, now: Clock, feed: Feed) -> None:
        self.allowed: tuple[str, ...] = ()
        self.polled = False
        self._now = now
        self._feed = feed
        self._ids = itertools.count(1)
        self._waiting: deque[Update] = deque()
        self._poll = 0
        self._polls_end = ""

    def __len__(self) -> int:
        self._forget_old()
        return len(self._waiting)

    def add(self, kind: str, payload: Any) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ASKED_FOR
        if wanted:
            self._waiting.append(Update(next(self._ids), kind, payload, self._now()))
            self._feed.changed()

    def first(self) -> Update | None:
        """Return the update that has waited longest."""
        self._forget_old()
        return self._waiting[0] if self._waiting else None

    def confirm(self, update_id: int) -> None:
        """Forget every update up to and including this one."""
        while self._waiting and self._waiting[0].update_id <= update_id:
            self._waiting.popleft()
        self._feed.changed()

    def clear(self) -> None:
        """Forget every update."""
        self._waiting.clear()
        self._feed.changed()

    async def poll(self, offset: int, limit: int, wait: int) -> Sequence[Update]:
        """Answer getUpdates: confirm what lies before `offset`, wait up to `wait` seconds.

        A negative offset keeps that many of the newest. Raises ApiError 409 when another poll
        or a webhook takes over.
        """
        self.end_poll(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        mine = self._poll
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        else:
            self.confirm(offset - 1)
        self.polled = True
        self._feed.changed()
        try:
            await self._feed.until(lambda: len(self) or self._poll != mine, wait)
        except TimeoutError:
            return ()
        finally:
            self.polled = self.polled and self._poll != mine
        if self._poll != mine:
            raise ApiError(409, f"Conflict: {self._polls_end}")
        return tuple(itertools.islice(self._waiting, limit))

    def end_poll(self, reason: str) -> None:
        """End the poll that waits, if one does, with a 409 for this reason."""
        self._poll += 1
        self._polls_end = reason
        self.polled = False
        self._feed.changed()

    def _forget_old(self) -> None:
        oldest = self._now() - KEPT_FOR
        while self._waiting and self._waiting[0].queued_at < oldest:
            self._waiting.popleft()
