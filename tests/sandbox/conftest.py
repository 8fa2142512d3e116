"""A sandbox served over HTTP on a free port, its clock in our hands, and Anna, who has started."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import Api, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Sandbox:
    return Sandbox(token="1000:test", now=clock)


@pytest.fixture
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with sandbox.serve() as url:
        yield url


@pytest.fixture
async def http(url: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(base_url=url) as http:
        yield http


@pytest.fixture
def api(http: aiohttp.ClientSession) -> Api:
    return Api(http, "/bot1000:test")


@pytest.fixture
def anna(sandbox: Sandbox) -> Person:
    """A Danish reader who has pressed Start; the bot has heard of it."""
    anna = sandbox.add_person("Anna", language_code="da")
    anna.start()
    sandbox.state.updates.clear()
    return anna
