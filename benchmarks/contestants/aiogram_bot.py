"""aiogram, as its documentation shows, with a connection for each call under way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import InlineKeyboardMarkup, Message, MessageEntity

from benchmarks import wire
from benchmarks.contestants import Send
from benchmarks.stage import Stage

SCREEN: dict[str, Any] = {
    "text": wire.TEXT,
    "entities": [MessageEntity.model_validate(entity) for entity in wire.ENTITIES],
    "reply_markup": InlineKeyboardMarkup.model_validate(wire.KEYBOARD),
}


def bot(stage: Stage) -> Bot:
    """Return a bot with a connection for each call under way."""
    api = TelegramAPIServer.from_base(stage.url)
    return Bot(wire.TOKEN, session=AiohttpSession(api=api, limit=stage.job.concurrency))


@asynccontextmanager
async def send(stage: Stage) -> AsyncIterator[Send]:
    """Send with `Bot.send_message`."""
    async with bot(stage) as one:
        yield lambda chat: one.send_message(chat, **SCREEN)


@asynccontextmanager
async def answer(stage: Stage) -> AsyncIterator[None]:
    """Answer by polling, each update a task of its own, which is the default."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer(**SCREEN)

    async with bot(stage) as one:
        polling = asyncio.create_task(dispatcher.start_polling(one, handle_signals=False))
        yield
        await dispatcher.stop_polling()
        await polling
