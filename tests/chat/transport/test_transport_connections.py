"""Connections that break, and waits that end."""

import asyncio
import socket
import sys
from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot
from telegram.error import (
    NetworkError,
    TimedOut,
)

from bot.chat.failures import NotSent, NotSentInTime
from bot.chat.transport import Transport
from tests.chat.transport.server import (
    SENT,
    SHORT,
    TOKEN,
    Telegram,
    bot_on,
    failure,
    hang_up,
    says,
)


async def test_a_call_that_was_taken_is_never_sent_again(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = hang_up
    error = await failure(bot.send_message(7, "Hej"))
    assert type(error) is NetworkError
    assert len(telegram.heard) == 1


async def test_nor_is_one_on_a_kept_connection(bot: Bot, telegram: Telegram) -> None:
    await bot.send_message(7, "Hej")
    telegram.answer = hang_up
    assert type(await failure(bot.send_message(7, "Hej"))) is NetworkError
    assert len(telegram.heard) == 2


async def test_a_download_may_be_asked_for_again(telegram: Telegram) -> None:
    telegram.answer = hang_up
    async with Transport() as transport:
        assert type(await failure(transport.retrieve(f"{telegram.url}{TOKEN}/a"))) is NetworkError
    assert [request.method for request in telegram.heard] == ["GET", "GET"]


def kept(transport: Transport) -> Any:
    """The one connection in the pool, as aiohttp keeps it."""
    assert transport._session  # noqa: SLF001  aiohttp shows its pool to nobody
    ((connections),) = transport._session.connector._conns.values()  # type: ignore[union-attr]  # noqa: SLF001
    ((connection, _),) = connections
    return connection


async def test_a_connection_that_ended_while_idle_is_replaced(telegram: Telegram) -> None:
    async with Transport() as transport:
        bot = Bot(TOKEN, telegram.url, request=transport, get_updates_request=transport)
        await bot.send_message(7, "Hej")
        ended = kept(transport).closed
        telegram.connections[0].close()
        await ended
        await bot.send_message(7, "Hej")
    assert len(telegram.heard) == len(set(telegram.connections)) == 2


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="aiohttp writes at once there")
async def test_a_connection_that_ends_before_the_first_byte_is_replaced(
    telegram: Telegram,
) -> None:
    async with Transport() as transport:
        bot = Bot(TOKEN, telegram.url, request=transport, get_updates_request=transport)
        await bot.send_message(7, "Hej")
        # Runs once the next call has picked the connection, and before it writes.
        asyncio.get_running_loop().call_soon(kept(transport).transport.close)
        await bot.send_message(7, "Hej")
    assert len(telegram.heard) == len(set(telegram.connections)) == 2


async def test_a_call_is_not_sent_where_nobody_listens() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        async with bot_on(f"http://127.0.0.1:{nobody.getsockname()[1]}/bot") as bot:
            errors = [
                await failure(bot.send_message(7, "Hej")),
                await failure(bot.send_photo(7, b"PNG")),
            ]
    for error in errors:
        assert type(error) is NotSent
        assert "ECONNREFUSED" in str(error)


async def test_silence_times_out_and_nobody_knows_what_became_of_the_call(
    telegram: Telegram, silence: asyncio.Event
) -> None:
    async with bot_on(telegram.url, read_timeout=SHORT) as bot:
        error = await failure(bot.send_message(7, "Hej"))
    assert type(error) is TimedOut
    assert len(telegram.heard) <= 1
    silence.set()


async def test_a_call_may_name_its_own_wait(telegram: Telegram, silence: asyncio.Event) -> None:
    async with bot_on(telegram.url) as bot:
        assert type(await failure(bot.get_me(read_timeout=SHORT))) is TimedOut
    silence.set()


async def test_a_long_poll_outlasts_the_silence_that_ends_other_calls(
    telegram: Telegram, silence: asyncio.Event
) -> None:
    async with bot_on(telegram.url, read_timeout=SHORT) as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=timedelta(seconds=30)))
        await telegram.hears.wait()
        assert type(await failure(bot.get_me())) is TimedOut
        silence.set()
        assert await poll == ()


async def test_a_call_that_finds_no_free_connection_is_not_sent(
    telegram: Telegram, silence: asyncio.Event
) -> None:
    async with bot_on(telegram.url, connections=1) as bot:
        poll = asyncio.create_task(bot.get_updates())
        await telegram.hears.wait()
        call = bot.send_message(7, "Hej", pool_timeout=SHORT, connect_timeout=SHORT)
        assert type(await failure(call)) is NotSentInTime
        silence.set()
        assert await poll == ()
    assert len(telegram.heard) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="others take more than they can hold")
async def test_a_call_that_gets_no_connection_in_time_is_not_sent() -> None:
    with socket.socket() as full, socket.socket() as first:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        first.connect(full.getsockname())  # takes the one place there is
        url = f"http://127.0.0.1:{full.getsockname()[1]}/bot"
        async with bot_on(url, connect_timeout=SHORT) as bot:
            error = await failure(bot.send_message(7, "Hej"))
    assert type(error) is NotSentInTime


async def test_an_upload_that_nobody_takes_times_out(
    bot: Bot, telegram: Telegram, silence: asyncio.Event
) -> None:
    silent, telegram.answer = telegram.answer, says(200, result=SENT)
    await bot.send_message(7, "Hej")  # so that there is a connection
    telegram.answer = silent
    waits: dict[str, Any] = dict.fromkeys(
        ("pool_timeout", "connect_timeout", "read_timeout", "write_timeout"), SHORT
    )
    call = bot.send_document(7, bytes(2**26), filename="large", **waits)
    assert type(await failure(call)) is TimedOut
    silence.set()
