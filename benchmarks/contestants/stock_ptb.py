"""python-telegram-bot as it comes, on httpx."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from benchmarks import wire
from benchmarks.contestants import Send
from benchmarks.stage import Stage

PATIENCE = 60.0  # seconds, so that a slow call is slow and not lost
SCREEN: dict[str, Any] = {
    "text": wire.TEXT,
    "entities": MessageEntity.de_list(list(wire.ENTITIES)),
    "reply_markup": InlineKeyboardMarkup.de_json(wire.KEYBOARD),
}


def request(stage: Stage) -> HTTPXRequest:
    """Return a transport with a connection for each call under way."""
    return HTTPXRequest(stage.job.concurrency, read_timeout=PATIENCE, pool_timeout=PATIENCE)


def bot(stage: Stage) -> Bot:
    """Return a bot on it."""
    return Bot(wire.TOKEN, f"{stage.url}/bot", request=request(stage))


@asynccontextmanager
async def send(stage: Stage) -> AsyncIterator[Send]:
    """Send with `Bot.send_message`."""
    async with bot(stage) as one:
        yield lambda chat: one.send_message(chat, **SCREEN)


def answer(stage: Stage) -> AbstractAsyncContextManager[None]:
    """Answer by polling, one update after another, which is the default."""
    return _answering(stage, concurrent_updates=False)


def answer_concurrently(stage: Stage) -> AbstractAsyncContextManager[None]:
    """Answer by polling, up to 256 updates side by side."""
    return _answering(stage, concurrent_updates=True)


@asynccontextmanager
async def _answering(stage: Stage, *, concurrent_updates: bool) -> AsyncIterator[None]:
    builder = ApplicationBuilder().token(wire.TOKEN).base_url(f"{stage.url}/bot")
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
