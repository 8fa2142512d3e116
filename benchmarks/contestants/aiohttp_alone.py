"""The floor: aiohttp and nothing above it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson

from benchmarks import wire
from benchmarks.contestants import Send
from benchmarks.stage import Stage


@asynccontextmanager
async def send(stage: Stage) -> AsyncIterator[Send]:
    """Post JSON, read JSON."""
    async with aiohttp.ClientSession(
        f"{stage.url}/bot{wire.TOKEN}/",
        connector=aiohttp.TCPConnector(limit=stage.job.concurrency),
        headers={"Content-Type": "application/json"},
    ) as session:

        async def post(chat: int) -> Any:
            body = orjson.dumps({"chat_id": chat, **wire.SCREEN})
            async with session.post("sendMessage", data=body) as response:
                return orjson.loads(await response.read())

        yield post
