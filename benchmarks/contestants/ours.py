"""Bækkenro's way to send: python-telegram-bot on `bot.chat.transport`."""

import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, MessageEntity
from telegram.warnings import PTBUserWarning

from benchmarks import wire
from benchmarks.contestants import Send
from benchmarks.stage import Stage
from bot.chat.transport import Transport

SCREEN: dict[str, Any] = {
    "text": wire.TEXT,
    "entities": MessageEntity.de_list(list(wire.ENTITIES)),
    "reply_markup": InlineKeyboardMarkup.de_json(wire.KEYBOARD),
}


def _bot(stage: Stage) -> Bot:
    transport = Transport(connections=stage.job.concurrency)
    return Bot(wire.TOKEN, f"{stage.url}/bot", request=transport, get_updates_request=transport)


@asynccontextmanager
async def send(stage: Stage) -> AsyncIterator[Send]:
    """Send with `Bot.send_message`: a Message back."""
    async with _bot(stage) as bot:
        yield lambda chat: bot.send_message(chat, **SCREEN)


@asynccontextmanager
async def send_in_bulk(stage: Stage) -> AsyncIterator[Send]:
    """Send with `Bot.do_api_request`: a dict back."""
    # PTB advises against it where there is a method; the method's objects are what we do without.
    warnings.filterwarnings("ignore", "Please use 'Bot.sendMessage'", PTBUserWarning)
    async with _bot(stage) as bot:
        yield lambda chat: bot.do_api_request("sendMessage", {"chat_id": chat, **wire.SCREEN})
