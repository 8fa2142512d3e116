"""The language that a subscriber has chosen, asked for many people at once.

An answer must not wait long for what it is only nicer with. So there is one question to the
database at a time, and everyone who comes while it is asked shares the next.
"""

import asyncio
from contextlib import suppress

from bot.errors import StoreError
from bot.store import subscribers
from bot.store.database import Database

GLANCE = 1.0
"""Seconds to wait for what an answer is nicer with, but can do without."""


class Languages:
    """Looks chosen languages up in the store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._asked: dict[int, asyncio.Future[str | None]] = {}
        self._asking: asyncio.Task[None] | None = None

    async def of(self, chat_id: int) -> str | None:
        """Return a chat's language; None for nobody we know, or where the database cannot say."""
        if chat_id not in self._asked:
            self._asked[chat_id] = asyncio.get_running_loop().create_future()
        answer = self._asked[chat_id]
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        with suppress(TimeoutError):
            async with asyncio.timeout(GLANCE):
                return await asyncio.shield(answer)
        return None

    async def _ask(self) -> None:
        while self._asked:
            asked, self._asked = self._asked, {}
            known: dict[int, str] = {}
            try:
                with suppress(StoreError):
                    async with self._database.reading() as connection:
                        known = await subscribers.languages(connection, asked)
            finally:
                for chat_id, answer in asked.items():
                    answer.set_result(known.get(chat_id))
