"""Updates of one chat one after another, chats side by side."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

SIDE_BY_SIDE = 256
"""Updates in hand at once; more wait in PTB's queue."""


class PerChatOrder(BaseUpdateProcessor):
    """PTB's update processor that never answers a chat's second tap before its first."""

    def __init__(self) -> None:
        super().__init__(SIDE_BY_SIDE)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Process one update as soon as the one before it in its chat is done."""
        key = _whose(update)
        if key is None:
            await coroutine
            return
        before = self._last.get(key)
        mine = self._last[key] = asyncio.get_running_loop().create_future()
        try:
            if before:
                await before
            await coroutine
        finally:
            mine.set_result(None)
            if self._last[key] is mine:
                del self._last[key]

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: PTB waits for the updates in hand."""


def _whose(update: object) -> int | None:
    """Return the id of the chat, or of the person where there is no chat (an inline query)."""
    if not isinstance(update, Update):
        return None
    whose = update.effective_chat or update.effective_user
    return whose.id if whose else None
