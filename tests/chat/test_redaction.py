"""Whatever logs a URL of the Bot API, and however, the token is not in it."""

import io
import logging
from collections.abc import Iterator

import aiohttp
import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot

from bot.chat import redaction

TOKEN = "123456789:AAE-dont_tell_this_to_anyone_please"
SECRET = TOKEN.partition(":")[2]
URL = f"https://api.telegram.org/bot{TOKEN}/getMe"


@pytest.fixture(autouse=True)
def redacting() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    redaction.install()
    yield
    logging.setLogRecordFactory(before)


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.mark.parametrize(
    "text",
    [URL, URL.replace(":AAE", "%3AAAE"), URL.replace(":AAE", "%3aAAE"), f"{URL} {URL}", TOKEN],
)
def test_a_token_is_taken_out_and_the_rest_stays(text: str) -> None:
    redacted = redaction.redact(f"before {text} after")
    assert SECRET not in redacted
    assert redacted.startswith("before ")
    assert redacted.endswith(" after")
    assert redacted.count("<token>") == text.count(SECRET)


@pytest.mark.parametrize("text", ["update 123456789: /start", "12:30", "chat 1234567890"])
def test_what_is_no_token_stays(text: str) -> None:
    assert redaction.redact(text) == text


def test_messages_and_their_arguments(heard: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("made.before")
    log.info("%s in %d ms", httpx.URL(URL), 12)
    log.info(URL)
    log.info("%(url)s", {"url": URL})
    log.info("100 %% of %r", [URL.encode()])
    assert SECRET not in heard.text
    assert heard.messages[0] == "https://api.telegram.org/bot<token>/getMe in 12 ms"
    assert len(heard.messages) == 4


def test_a_message_whose_arguments_do_not_fit(heard: pytest.LogCaptureFixture) -> None:
    logging.getLogger("careless").error("%d calls", URL)
    assert SECRET not in heard.text
    assert "calls" in heard.text


def test_a_traceback_with_the_url_in_it(heard: pytest.LogCaptureFixture) -> None:
    def ask() -> None:
        raise ValueError(f"no answer from {URL}")

    try:
        try:
            ask()
        except ValueError as error:
            raise RuntimeError("the bot cannot start") from error
    except RuntimeError:
        logging.getLogger("bot").exception("trouble", stack_info=True)
    assert SECRET not in heard.text
    assert SECRET not in repr(heard.records[0].exc_info)
    assert "no answer from https://api.telegram.org/bot<token>/getMe" in heard.text
    assert "RuntimeError: the bot cannot start" in heard.text


def test_a_traceback_without_one_stays_as_it_is(heard: pytest.LogCaptureFixture) -> None:
    error = ValueError("something else")
    logging.getLogger("bot").error("trouble", exc_info=error)
    assert heard.records[0].exc_info
    assert heard.records[0].exc_info[1] is error


def test_handlers_that_libraries_bring_along() -> None:
    out = io.StringIO()
    log = logging.getLogger("made.afterwards")
    log.propagate = False
    log.addHandler(logging.StreamHandler(out))
    log.warning("asking %s", URL)
    assert out.getvalue() == "asking https://api.telegram.org/bot<token>/getMe\n"


def test_installing_twice_is_once() -> None:
    once = logging.getLogRecordFactory()
    redaction.install()
    assert logging.getLogRecordFactory() is once


async def test_the_libraries_that_are_there(heard: pytest.LogCaptureFixture) -> None:
    async def answering(_: web.Request) -> web.Response:
        raise web.HTTPNotFound

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answering)
    async with TestServer(app) as server:  # aiohttp logs each access to it
        url = str(server.make_url(f"/bot{TOKEN}/getMe"))
        async with httpx.AsyncClient(trust_env=False) as client:
            await client.get(url)
        async with aiohttp.ClientSession() as session, session.get(url):
            pass
    Bot(TOKEN)  # PTB tells the URL at DEBUG
    assert SECRET not in heard.text
    assert {"httpx", "aiohttp.access", "telegram.Bot"} <= {
        record.name for record in heard.records if "<token>" in record.getMessage()
    }
