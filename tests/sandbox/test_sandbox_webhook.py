"""setWebhook: what it takes, and how updates are posted."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import stamina
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import loopback
from bot.sandbox import Person, Sandbox
from tests.sandbox.client import Api, Clock


class Receiver:
    """A bot's own web server: what came in, and the statuses it still has to answer with."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []

    async def hook(self, request: Request) -> Response:
        self.heard.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def hook(receiver: Receiver) -> AsyncIterator[str]:
    app = Starlette(routes=[Route("/hook", receiver.hook, methods=["POST"])])
    async with loopback.serve(app) as url:
        yield f"{url}/hook"


@pytest.fixture(autouse=True)
def no_waiting_between_tries() -> Iterator[None]:
    with stamina.set_testing(True, attempts=5):
        yield


async def test_updates_are_posted_with_the_secret(
    api: Api, sandbox: Sandbox, anna: Person, receiver: Receiver, hook: str
) -> None:
    anna.send("waiting already")
    assert await api.get("setWebhook", url=hook, secret_token="S3cret-_")
    anna.send("one more")
    await sandbox.until(lambda: len(sandbox.state.updates) == 0)
    assert [update["message"]["text"] for update in receiver.heard] == [
        "waiting already",
        "one more",
    ]
    assert receiver.secrets == ["S3cret-_", "S3cret-_"]


async def test_a_failed_update_is_posted_again_before_the_next(
    api: Api, sandbox: Sandbox, anna: Person, receiver: Receiver, hook: str, clock: Clock
) -> None:
    receiver.statuses = [500, 502]
    await api.get("setWebhook", url=hook)
    anna.send("one")
    anna.send("two")
    await sandbox.until(lambda: len(sandbox.state.updates) == 0)
    assert [update["message"]["text"] for update in receiver.heard] == ["one", "one", "one", "two"]
    assert receiver.secrets == [None] * 4
    info = await api.get("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"
    assert info["last_error_date"] == int(clock().timestamp())


async def test_an_address_where_nobody_listens(
    api: Api, sandbox: Sandbox, anna: Person, receiver: Receiver, hook: str
) -> None:
    await api.get("setWebhook", url="http://127.0.0.1:9/hook")
    anna.send("hej")
    await sandbox.until(lambda: sandbox.state.webhook.last_error)
    info = await api.get("getWebhookInfo")
    assert info["last_error_message"] == "Connection refused"
    assert info["pending_update_count"] == 1
    await api.get("setWebhook", url=hook)
    await sandbox.until(lambda: receiver.heard)
    assert "last_error_message" not in await api.get("getWebhookInfo")


async def test_the_info_before_and_after(api: Api, anna: Person) -> None:
    await api.get("getUpdates", allowed_updates=["message"])
    anna.send("hej")
    assert await api.get("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "allowed_updates": ["message"],
    }
    url = "http://localhost:9/hook"
    await api.get("setWebhook", url=url, drop_pending_updates=True, max_connections=7)
    info = await api.get("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (url, 0, 7)
    await api.get("setWebhook", url="")
    assert (await api.get("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        (
            {"url": "http://example.org/hook"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://example.org:1234/hook"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://example.org/hook"},
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
        ({"url": "https://example.org:port/"}, "invalid webhook URL specified"),
        ({"url": "example"}, "invalid webhook URL specified"),
        (
            {"url": "http://localhost/hook", "secret_token": "æ"},
            "secret token contains unallowed characters",
        ),
        (
            {"url": "http://localhost/hook", "secret_token": "x" * 257},
            "secret token is too long",
        ),
    ],
)
async def test_what_set_webhook_refuses(
    parameters: dict[str, Any], reason: str, api: Api, sandbox: Sandbox
) -> None:
    assert await api.refusal("setWebhook", **parameters) == (400, f"Bad Request: {reason}")
    assert sandbox.state.webhook.address is None
