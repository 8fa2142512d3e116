"""What is sent to Telegram, and by which way."""

import asyncio
import gc
import json

import pytest
from aiohttp import web
from telegram import Bot, InputMediaPhoto

from bot.chat.failures import NotSent
from bot.chat.transport import Transport
from tests.chat.transport.server import (
    KEYBOARD,
    ME,
    PAGE,
    SENT,
    TOKEN,
    Telegram,
    bot_on,
    failure,
    says,
    shows,
)


async def test_a_call_is_json_and_its_answer_an_object(bot: Bot, telegram: Telegram) -> None:
    message = await bot.send_message(7, "Hej 🙂", reply_markup=KEYBOARD)
    (request,) = telegram.heard
    assert message.text == "Hej"
    assert request.path == f"/bot{TOKEN}/sendMessage"
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["User-Agent"].startswith("python-telegram-bot")
    assert await request.json() == {
        "chat_id": 7,
        "text": "Hej 🙂",
        "reply_markup": {"inline_keyboard": [[{"text": "Menu", "callback_data": "da:menu"}]]},
    }


async def test_a_call_without_parameters_is_an_empty_object(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = says(200, result=ME)
    assert (await bot.get_me()).username == "baekkenro_bot"
    assert await telegram.heard[0].json() == {}


async def test_a_call_with_a_file_is_a_form(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = telegram.takes_form(SENT)
    await bot.send_photo(
        7, b"\x89PNG", caption="Bækken", filename="bækken.png", reply_markup=KEYBOARD
    )
    assert telegram.form.pop("photo") == ("bækken.png", "image/png", b"\x89PNG")
    assert telegram.form == {
        "chat_id": "7",
        "caption": "Bækken",
        "reply_markup": '{"inline_keyboard": [[{"callback_data": "da:menu", "text": "Menu"}]]}',
    }


async def test_each_file_of_an_album_goes_along(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = telegram.takes_form([SENT, SENT])
    await bot.send_media_group(7, [InputMediaPhoto(b"one"), InputMediaPhoto(b"two")])
    media = json.loads(telegram.form.pop("media"))
    names = [item["media"].removeprefix("attach://") for item in media]
    assert [telegram.form[name][-1] for name in names] == [b"one", b"two"]


async def test_a_file_is_retrieved(telegram: Telegram) -> None:
    telegram.answer = shows(200)
    async with Transport() as transport:
        assert await transport.retrieve(f"{telegram.url}{TOKEN}/a") == PAGE.encode()
    assert telegram.heard[0].method == "GET"


async def test_calls_share_connections_and_never_more_than_allowed(telegram: Telegram) -> None:
    pairs = asyncio.Barrier(2)  # passable only for two calls at once

    async def in_pairs(request: web.Request) -> web.StreamResponse:
        async with pairs:
            return await says(200, result=SENT)(request)

    telegram.answer = in_pairs
    async with bot_on(telegram.url, connections=2) as bot:
        await asyncio.gather(*(bot.send_message(7, "Hej") for _ in range(6)))
    assert len(telegram.heard) == 6
    assert len(set(telegram.connections)) == 2


@pytest.fixture
def proxied(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test's server is the proxy, on the way to a Telegram that is nowhere."""
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("HTTP_PROXY", telegram.url.removesuffix("/bot"))
    return "http://telegram.invalid/bot"


async def test_a_proxy_of_the_environment_is_used(telegram: Telegram, proxied: str) -> None:
    async with bot_on(proxied) as bot:
        await bot.send_message(7, "Hej")
    assert str(telegram.heard[0].url) == f"{proxied}{TOKEN}/sendMessage"


async def test_and_not_for_hosts_that_need_none(
    telegram: Telegram, proxied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "telegram.invalid")
    async with bot_on(proxied) as bot:
        assert isinstance(await failure(bot.send_message(7, "Hej")), NotSent)
    assert not telegram.heard


async def test_a_proxy_that_refuses_the_tunnel_means_not_sent(
    telegram: Telegram, proxied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", telegram.url.removesuffix("/bot"))
    telegram.answer = shows(407)
    async with bot_on(proxied.replace("http:", "https:")) as bot:
        assert type(await failure(bot.send_message(7, "Hej"))) is NotSent


async def test_opening_and_closing_twice_is_once(telegram: Telegram) -> None:
    transport = Transport()
    await transport.initialize()
    await transport.initialize()
    await transport.retrieve(f"{telegram.url}{TOKEN}/a")
    await asyncio.gather(transport.shutdown(), transport.shutdown())
    await transport.initialize()
    await transport.retrieve(f"{telegram.url}{TOKEN}/a")
    await transport.shutdown()
    gc.collect()  # anything left open would warn, and warnings are errors


async def test_a_closed_transport_says_so(telegram: Telegram) -> None:
    error = await failure(Transport().retrieve(f"{telegram.url}{TOKEN}/a"))
    assert "initialize" in str(error)


def test_the_read_timeout_is_told_to_ptb() -> None:
    assert Transport(read_timeout=7).read_timeout == 7
