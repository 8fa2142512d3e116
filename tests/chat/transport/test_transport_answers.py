"""What the answers mean that are not what was asked for."""

import copy
from datetime import timedelta

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat.failures import ServerError
from tests.chat.transport.server import (
    PAGE,
    Telegram,
    failure,
    says,
    shows,
)


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (400, "Bad Request: chat not found", BadRequest),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (401, "Unauthorized", InvalidToken),
        (404, "Not Found", InvalidToken),  # what a malformed token gets
        (404, "Not Found: method not found", EndPointNotFound),
    ],
)
async def test_a_refusal_has_its_type(
    bot: Bot, telegram: Telegram, status: int, description: str, kind: type[TelegramError]
) -> None:
    telegram.answer = says(status, error_code=status, description=description)
    assert type(await failure(bot.send_message(7, "Hej"))) is kind


async def test_a_method_telegram_lacks_is_named(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = says(404, description="Not Found: method not found")
    assert "sendFlowers" in str(await failure(bot.do_api_request("send_flowers")))


@pytest.mark.parametrize(("opted_in", "wait"), [("0", 17), ("1", timedelta(seconds=17))])
async def test_a_flood_tells_how_long_to_wait(
    bot: Bot, telegram: Telegram, monkeypatch: pytest.MonkeyPatch, opted_in: str, wait: object
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", opted_in)
    telegram.answer = says(
        429, description="Too Many Requests: retry after 17", parameters={"retry_after": 17}
    )
    error = await failure(bot.send_message(7, "Hej"))
    assert isinstance(error, RetryAfter)
    assert error.retry_after == wait


async def test_a_group_that_moved_tells_where(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = says(400, description="…", parameters={"migrate_to_chat_id": -100})
    error = await failure(bot.send_message(7, "Hej"))
    assert isinstance(error, ChatMigrated)
    assert error.new_chat_id == -100


@pytest.mark.parametrize("status", [404, 413, 429, 502])
async def test_a_page_is_a_server_error_with_its_status(
    bot: Bot, telegram: Telegram, status: int
) -> None:
    telegram.answer = shows(status)
    error = await failure(bot.send_message(7, "Hej"))
    assert isinstance(error, ServerError)
    assert (error.status, str(error)) == (status, f"HTTP {status}")


async def test_a_server_error_keeps_what_telegram_says(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = says(500, description="Internal Server Error: restart")
    error = await failure(bot.send_message(7, "Hej"))
    assert isinstance(error, ServerError)
    again = copy.copy(error)
    assert (again.status, again.reason) == (500, "Internal Server Error: restart")
    assert str(again) == str(error) == "HTTP 500 Internal Server Error: restart"


@pytest.mark.parametrize("body", [PAGE, "", "[]", '"ok"', '{"result": true}'])
async def test_what_is_not_the_bot_api_is_not_believed(
    bot: Bot, telegram: Telegram, body: str
) -> None:
    async def answering(_: web.Request) -> web.StreamResponse:
        return web.Response(text=body)

    telegram.answer = answering
    error = await failure(bot.send_message(7, "Hej"))
    assert type(error) is NetworkError
    assert f"{len(body.encode())} bytes" in str(error)


async def test_a_redirect_is_not_followed(bot: Bot, telegram: Telegram) -> None:
    telegram.answer = shows(307, {"Location": "/elsewhere"})
    error = await failure(bot.send_message(7, "Hej"))
    assert isinstance(error, ServerError)
    assert error.status == 307
    assert len(telegram.heard) == 1


@pytest.mark.parametrize("broken", [b"\xff\xfe", rb"\ud83d"])
async def test_broken_letters_do_not_block_the_updates(
    bot: Bot, telegram: Telegram, broken: bytes
) -> None:
    async def answering(_: web.Request) -> web.StreamResponse:
        query = b'{"id": "1", "chat_instance": "1", "data": "%s", "from": %s}'
        person = b'{"id": 7, "is_bot": false, "first_name": "Anna"}'
        update = b'{"update_id": 1, "callback_query": ' + query % (broken, person) + b"}"
        return web.Response(body=b'{"ok": true, "result": [' + update + b"]}")

    telegram.answer = answering
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.from_user.first_name == "Anna"
