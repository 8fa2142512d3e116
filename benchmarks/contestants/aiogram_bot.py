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

CONNECTIONS = 256  # as many as the others have
SCREEN: dict[str, Any] = {
    "text": wire.TEXT,
    "entities": [MessageEntity.model_validate(entity) for entity in wire.ENTITIES],
    "reply_markup": InlineKeyboardMarkup.model_validate(wire.KEYBOARD),
}


def _bot(url: str, connections: int) -> Bot:
    api = TelegramAPIServer.from_base(url)
    return Bot(wire.TOKEN, session=AiohttpSession(api=api, limit=connections))


@asynccontextmanager
async def send(url: str, concurrency: int) -> AsyncIterator[Send]:
    """Send with `Bot.send_message`."""
    async with _bot(url, concurrency) as bot:
        yield lambda chat: bot.send_message(chat, **SCREEN)


@asynccontextmanager
async def answer(url: str) -> AsyncIterator[None]:
    """Answer by polling, each update a task of its own, which is the default."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer(**SCREEN)

    async with _bot(url, CONNECTIONS) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        yield
        await dispatcher.stop_polling()
        await polling
