"""How many updates are taken from Telegram before they are answered.

PTB takes all there are, at once: a hundred thousand that waited while the bot was down would be
half a gigabyte. What is not taken is safe at Telegram for a day.
"""

import asyncio

MOST = 512
"""Unanswered updates above which no more are asked for: as many are answered in half a second."""


class Backlog(asyncio.Queue[object]):
    """PTB's queue of updates, which knows how many of them are not answered yet."""

    def __init__(self) -> None:
        super().__init__()
        self._unanswered = 0
        self._room = asyncio.Event()
        self._room.set()

    def put_nowait(self, item: object) -> None:
        """Take an update."""
        super().put_nowait(item)
        self._count(1)

    def task_done(self) -> None:
        """Note that one is answered; PTB says so of each."""
        super().task_done()
        self._count(-1)

    async def room(self) -> None:
        """Wait until there is room for more."""
        await self._room.wait()

    def _count(self, more: int) -> None:
        self._unanswered += more
        if self._unanswered < MOST:
            self._room.set()
        else:
            self._room.clear()
