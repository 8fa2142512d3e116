"""A Bot API that notes what it hears and answers as it is told; and a bot to call it."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    TelegramError,
)

from bot.chat.transport import Transport

TOKEN = "123456789:AAE-dont_tell_this_to_anyone_please"
SECRET = TOKEN.partition(":")[2]
SENT = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "Hej"}
ME = {"id": 123456789, "is_bot": True, "first_name": "Bækkenro", "username": "baekkenro_bot"}
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Menu", callback_data="da:menu")]])
PAGE = f"<html><h1>Bad Gateway</h1>no way to /bot{TOKEN}/sendMessage</html>"
SHORT = 0.01  # seconds

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Telegram:
    """A Bot API that notes what it hears and answers as it is told."""

    answer: Answer
    url: str = ""
    heard: list[web.Request] = field(default_factory=list)
    connections: list[asyncio.Transport] = field(default_factory=list)
    form: dict[str, Any] = field(default_factory=dict)
    hears: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        assert request.transport
        self.heard.append(request)
        self.hears.set()
        self.connections.append(request.transport)
        return await self.answer(request)

    def takes_form(self, result: object) -> Answer:
        async def answering(request: web.Request) -> web.StreamResponse:
            for name, part in (await request.post()).items():
                if isinstance(part, web.FileField):
                    self.form[name] = (part.filename, part.content_type, part.file.read())
                else:
                    self.form[name] = part
            return await says(200, result=result)(request)

        return answering


def says(status: int, **answer: Any) -> Answer:
    """Answer in the Bot API's way."""

    async def answering(request: web.Request) -> web.StreamResponse:
        await request.read()
        return web.json_response({"ok": status == 200, **answer}, status=status)

    return answering


def shows(status: int, headers: dict[str, str] | None = None) -> Answer:
    """Answer with a page, as proxies do."""

    async def answering(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=PAGE, content_type="text/html", headers=headers)

    return answering


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Take the call and drop the connection."""
    await request.read()
    assert request.transport
    request.transport.abort()
    return web.Response()


@asynccontextmanager
async def bot_on(url: str, **limits: Any) -> AsyncIterator[Bot]:
    """A bot that has not greeted Telegram yet."""
    async with Transport(**limits) as transport:
        yield Bot(TOKEN, url, request=transport, get_updates_request=transport)


async def failure(call: Awaitable[object]) -> TelegramError:
    """Return the error of a call that must fail, having looked for the token in all of it."""
    with pytest.raises(TelegramError) as caught:
        await call
    error: BaseException | None = caught.value
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    while error:
        assert SECRET not in f"{error} {error!r} {error.args!r} {vars(error)!r}"
        assert "<html>" not in f"{error} {error!r}"
        error = error.__cause__ or error.__context__
    return caught.value
