"""Nobody else's page or machine reaches the sandbox."""

import socket
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.sandbox import Person
from tests.sandbox.client import Api


@pytest.mark.parametrize("path", ["/", "/demo/people", "/bot1000:test/getMe"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7"])
async def test_a_name_that_is_not_loopback(
    path: str, host: str, http: aiohttp.ClientSession
) -> None:
    async with http.get(path, headers={"Host": host}) as answer:
        assert answer.status == 400
        assert await answer.text() == "Invalid host header"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/demo/send", "/demo/reset", "/bot1000:test/sendMessage"])
async def test_a_page_from_elsewhere_posts_nothing(
    origin: str, path: str, http: aiohttp.ClientSession, anna: Person
) -> None:
    body = {"person": anna.id, "chat_id": anna.id, "text": "x"}
    async with http.post(path, json=body, headers={"Origin": origin}) as answer:
        assert answer.status == 403
        assert await answer.json() == {"error": "not from this origin"}
    assert [m.text for m in anna.messages] == ["/start"]


async def test_an_image_on_a_page_from_elsewhere_does_nothing(api: Api, anna: Person) -> None:
    url = f"{api.root}/sendMessage?chat_id={anna.id}&text=x"
    async with api.http.get(url, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
        assert answer.status == 403


async def test_the_page_itself_may(url: str, http: aiohttp.ClientSession, anna: Person) -> None:
    headers = {"Origin": url, "Sec-Fetch-Site": "same-origin"}
    body = {"person": anna.id, "text": "x"}
    async with http.post("/demo/send", json=body, headers=headers) as answer:
        assert answer.status == 200


async def test_it_listens_on_loopback_alone(url: str) -> None:
    parts = urlsplit(url)
    assert parts.hostname == "127.0.0.1"
    other = "127.0.0.2"  # also this machine, but not what the sandbox is bound to
    with pytest.raises(ConnectionRefusedError), socket.socket() as elsewhere:
        elsewhere.connect((other, parts.port))
