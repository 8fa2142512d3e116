"""What every test of the transport may ask for."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot

from tests.chat.transport.server import (
    SECRET,
    SENT,
    Telegram,
    bot_on,
    says,
)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    telegram = Telegram(says(200, result=SENT))
    app = web.Application(client_max_size=2**30)
    app.router.add_route("*", "/{path:.*}", telegram.serve)
    server = TestServer(app)
    await server.start_server(access_log=None)
    telegram.url = str(server.make_url("/bot"))
    yield telegram
    await server.close()


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with bot_on(telegram.url) as bot:
        yield bot


@pytest.fixture
def silence(telegram: Telegram) -> Iterator[asyncio.Event]:
    """The server answers nothing until the event is set."""
    over = asyncio.Event()

    async def silent(request: web.Request) -> web.StreamResponse:
        await over.wait()
        return await says(200, result=[])(request)

    telegram.answer = silent
    yield over
    over.set()


@pytest.fixture(autouse=True)
def no_token_in_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens in a test here, it logs neither the token nor a page."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "telegram.Bot")  # tells the URL at DEBUG: see test_redaction
    yield
    for record in caplog.get_records("call"):
        assert SECRET not in record.getMessage() + repr(record.exc_info)
        assert "<html>" not in record.getMessage()
