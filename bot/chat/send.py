"""A delivery -> Telegram -> a verdict: what the worker of the outbox is handed.

Payloads are made once for each tip and language, and sent as they are. The connections are its
own, so that an answer to a person never waits behind a broadcast.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)
from telegram.error import RetryAfter as TooMany

from bot.chat.prepared import Payload, prepared, send_prepared
from bot.chat.retry import asked_wait
from bot.chat.screens import tips
from bot.chat.transport import Transport
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.language import reading_language
from bot.model.outbox import Delivery, Gone, Refused, RetryAfter, Sent, Verdict

Send = Callable[[Delivery], Awaitable[Verdict]]
"""Sends one delivery, trying once, and says what came of it."""

UNKNOWN = "chat not found"
"""How Telegram's 400 begins where the chat is no more."""


@asynccontextmanager
async def sending(library: Library, token: str, api: str, *, paid: bool) -> AsyncIterator[Send]:
    """Send until the block is left.

    Args:
        library: what there is to send.
        token: the bot's.
        api: the Bot API server, `http://host:port`.
        paid: pay for what is above Telegram's free rate.
    """
    async with Transport() as transport:
        bot = Bot(token, f"{api}/bot", request=transport, get_updates_request=transport)
        yield Sender(bot, library, paid=paid).send


class Sender:
    """Sends what the outbox holds."""

    def __init__(self, bot: Bot, library: Library, *, paid: bool) -> None:
        self._bot = bot
        self._library = library
        self._around: Payload = {"allow_paid_broadcast": True} if paid else {}
        self._tips: dict[tuple[str, str], Payload] = {}

    async def send(self, delivery: Delivery) -> Verdict:
        """Send one delivery, trying once. Nothing about the reader goes into verdict or log."""
        payload = self._payload(delivery)
        if payload is None:
            return Refused(f"there is no tip {delivery.tip}")
        try:
            whom = {"chat_id": delivery.key.chat_id, "disable_notification": delivery.silent}
            message_id = await send_prepared(self._bot, payload | whom)
        except TelegramError as error:
            return verdict_on(error)
        return Sent(message_id)

    def _payload(self, delivery: Delivery) -> Payload | None:
        """Return what to send, but for whom; None if the content no longer has it."""
        language = reading_language(delivery.language, self._library.phrases)
        slug = delivery.tip or ""
        if (slug, language) not in self._tips:
            tip = self._library.tips.find(slug)
            if tip is None:
                return None
            screen = tips.tip(Visit(self._library, language), tip)
            self._tips[slug, language] = self._around | prepared(screen)
        return self._tips[slug, language]


def verdict_on(error: TelegramError) -> Verdict:
    """Return what to do about a delivery that Telegram did not take.

    Where nobody knows whether it arrived, it is sent again: a tip that comes twice does no harm.
    So is what was refused for our token or another copy of the bot: the reader gets it later.
    """
    if isinstance(error, TooMany):
        return RetryAfter(asked_wait(error))
    if isinstance(error, Forbidden) or UNKNOWN in error.message.lower():
        return Gone()
    again = isinstance(error, NetworkError | InvalidToken | Conflict)
    return RetryAfter() if again and not isinstance(error, BadRequest) else Refused(error.message)
