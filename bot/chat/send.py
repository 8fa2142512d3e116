"""A delivery -> Telegram -> a verdict: what the worker of the outbox is handed.

A tip is made ready once for each language and sent as it is. The connections are its own, so that
an answer to a person never waits behind a broadcast.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.prepared import Payload, prepared, send_prepared
from bot.chat.screens import tips
from bot.chat.send_post import PostSender
from bot.chat.transport import Transport
from bot.chat.verdict import verdict_on
from bot.chat.visit import Visit
from bot.errors import StoreError
from bot.library import Library
from bot.model.language import reading_language
from bot.model.outbox import Delivery, Kind, Refused, RetryAfter, Sent, Verdict
from bot.store.database import Database


@asynccontextmanager
async def sending(
    library: Library, database: Database, token: str, api: str, *, paid: bool
) -> AsyncIterator["Sender"]:
    """Send until the block is left.

    Args:
        library: what there is to send.
        database: where clinic posts are.
        token: the bot's.
        api: the Bot API server, `http://host:port`.
        paid: pay for what is above Telegram's free rate.
    """
    async with Transport() as transport:
        bot = Bot(token, f"{api}/bot", request=transport, get_updates_request=transport)
        yield Sender(bot, library, database, paid=paid)


class Sender:
    """Sends what the outbox holds, over the connections of `bot`."""

    def __init__(self, bot: Bot, library: Library, database: Database, *, paid: bool) -> None:
        self.bot = bot
        self._library = library
        self._around: Payload = {"allow_paid_broadcast": True} if paid else {}
        self._posts = PostSender(bot, library, database, self._around)
        self._tips: dict[tuple[str, str], Payload] = {}

    async def send(self, delivery: Delivery) -> Verdict:
        """Send one delivery, trying once. Nothing about the reader goes into verdict or log."""
        is_tip = delivery.key.mailing.kind is Kind.TIP
        try:
            return await (self._send_tip(delivery) if is_tip else self._posts.send(delivery))
        except TelegramError as error:
            return verdict_on(error)
        except StoreError:  # a post could not be read; the worker will hear of it when it settles
            return RetryAfter(ours=True)

    async def _send_tip(self, delivery: Delivery) -> Verdict:
        payload = self._payload(delivery)
        if payload is None:
            return Refused(f"there is no tip {delivery.tip}")
        whom = {"chat_id": delivery.key.chat_id, "disable_notification": delivery.silent}
        return Sent(await send_prepared(self.bot, payload | whom))

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
