"""Bækkenro itself: its own `/start`, with its content, its routes and its store."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr

from benchmarks import wire
from bot.app import run
from bot.settings import Settings


def build_ours(url: str, folder: Path, ready: asyncio.Event) -> Coroutine[Any, Any, None]:
    """Return the whole program, pointed at the load server; `ready` is set once it answers."""
    settings = Settings(
        telegram_api=url,
        health_port=0,
        database_url=SecretStr(f"sqlite:///{folder / 'benchmark.db'}"),
    )
    return run(settings, wire.TOKEN, lambda _: ready.set())


@asynccontextmanager
async def answer(url: str) -> AsyncIterator[None]:
    """Answer with the bot as `python -m bot run` starts it."""
    ready = asyncio.Event()
    with TemporaryDirectory() as folder:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(build_ours(url, Path(folder), ready))
            await ready.wait()  # should the bot fail first, the group cancels this
            yield
            running.cancel()
