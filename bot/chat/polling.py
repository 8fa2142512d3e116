"""Taking updates from Telegram, one that cannot be read included."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

from bot.chat.backlog import Backlog

log = logging.getLogger(__name__)


class PollingBot(ExtBot[None]):
    """PTB's bot, except that an update PTB cannot read is passed over.

    PTB 22.8 would fetch such an update again, at once and for ever, and nobody would be answered
    any more. One is enough: a poll from a Bot API server older than 9.6 has no `persistent_id`.

    Args:
        backlog: no more updates are asked for until it has room.
        known: what ExtBot takes.
    """

    def __init__(self, backlog: Backlog, **known: Any) -> None:
        super().__init__(**known)
        self._backlog = backlog

    async def get_updates(  # type: ignore[override]  # only what PTB's Updater gives
        self,
        offset: int | None = None,
        timeout: timedelta = timedelta(0),  # noqa: ASYNC109  the server's wait, not ours
        allowed_updates: Sequence[str] | None = None,
        **_: Any,
    ) -> tuple[Update, ...]:
        """Wait for updates up to `timeout` and return them.

        Raises:
            TelegramError: there was no answer, or a refusal.
        """
        await self._backlog.room()
        seconds = timeout.total_seconds()
        found = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": int(seconds), "allowed_updates": allowed_updates},
            read_timeout=(self._request[0].read_timeout or 0) + seconds,
        )
        return tuple(self._read(update) for update in found)

    def _read(self, update: Any) -> Update:
        try:
            return Update.de_json(update, self)
        except Exception as error:  # noqa: BLE001  whatever a malformed update makes PTB do
            kinds = ", ".join(sorted(set(update) - {"update_id"}))
            log.error("an update of kind %s was passed over: %s", kinds, type(error).__name__)  # noqa: TRY400  a traceback would show what the person wrote
            return Update(update["update_id"])
