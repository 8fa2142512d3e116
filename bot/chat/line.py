"""The line to Telegram: told once when it breaks, once when it is back, and how fresh it is."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from telegram.error import Conflict, NetworkError, TelegramError

from bot.chat.transport import Transport

log = logging.getLogger(__name__)

POLL = timedelta(seconds=30)
"""How long one getUpdates waits for something to happen (Bot API: 50 seconds at most)."""

STALE = 3 * POLL
"""Silence after which the line counts as broken for the health check."""


class Line:
    """What is known of the connection to Telegram.

    Args:
        now: tells the time, aware of its zone.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._heard = now()
        self._trouble: type[TelegramError] | None = None
        self.token_refused = asyncio.Event()

    @property
    def is_fresh(self) -> bool:
        """Whether Telegram has answered lately."""
        return self._now() - self._heard < STALE

    def up(self) -> None:
        """Note that Telegram answered."""
        self._heard = self._now()
        if self._trouble:
            log.info("Telegram answers again")
        self._trouble = None

    def down(self, error: TelegramError) -> None:
        """Note that it did not, and log it unless that is known already."""
        kind = Conflict if isinstance(error, Conflict) else NetworkError
        if self._trouble is kind:
            return
        self._trouble = kind
        if kind is Conflict:
            log.error(
                "another copy of the bot is running with this token (or a webhook is set): "
                "Telegram gives each message to one of them only. Stop the other copy. (%s)",
                error,
            )
        else:
            log.warning("no answer from Telegram, trying again until there is: %s", error)


class PollingTransport(Transport):
    """The transport of getUpdates, which keeps the Line's books."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        super().__init__(connections=1, pool_timeout=POLL.total_seconds())
        self._line = line

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Poll, and note how it went.

        Raises:
            TelegramError: as Transport does.
        """
        try:
            status, body = await super().do_request(*args, **kwargs)
        except NetworkError as error:
            self._line.down(error)
            raise
        if status == HTTPStatus.UNAUTHORIZED:
            self._line.token_refused.set()
        elif status == HTTPStatus.OK:
            self._line.up()
        return status, body
