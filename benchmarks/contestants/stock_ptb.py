"""python-telegram-bot as it comes, on httpx."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from benchmarks import wire
from benchmarks.contestants import Send

PATIENCE = 60.0  # seconds, so that a slow call is slow and not lost
SCREEN: dict[str, Any] = {
    "text": wire.TEXT,
    "entities": MessageEntity.de_list(list(wire.ENTITIES)),
    "reply_markup": InlineKeyboardMarkup.de_json(wire.KEYBOARD),
}


@asynccontextmanager
async def send(url: str, concurrency: int) -> AsyncIterator[Send]:
    """Send with `Bot.send_message`, with a connection for each call under way."""
    request = HTTPXRequest(concurrency, read_timeout=PATIENCE, pool_timeout=PATIENCE)
    async with Bot(wire.TOKEN, f"{url}/bot", request=request) as bot:
        yield lambda chat: bot.send_message(chat, **SCREEN)


def answer(url: str) -> AbstractAsyncContextManager[None]:
    """Answer by polling, one update after another, which is the default."""
    return _answering(url, concurrent_updates=False)


def answer_concurrently(url: str) -> AbstractAsyncContextManager[None]:
    """Answer by polling, up to 256 updates side by side."""
    return _answering(url, concurrent_updates=True)


@asynccontextmanager
async def _answering(url: str, *, concurrent_updates: bool) -> AsyncIterator[None]:
    builder = ApplicationBuilder().token(wire.TOKEN).base_url(f"{url}/bot")
    application = builder.concurrent_updates(concurrent_updates).build()
    application.add_handler(CommandHandler("start", _start))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


async def _start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> Message:
    assert update.message
    return await update.message.reply_text(**SCREEN)
