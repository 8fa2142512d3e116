"""Serving an ASGI app on loopback, inside the loop that is already running."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.errors import SettingsError

LOOPBACK = "127.0.0.1"


class _Server(uvicorn.Server):
    """A uvicorn that leaves the signals to us: they stop the whole program, in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, port: int, setting: str) -> AsyncIterator[str]:
    """Serve `app` while the block runs; yields its address, `http://127.0.0.1:<port>`.

    Args:
        app: what to serve.
        port: 0 takes any free one.
        setting: where the port was set, for the message if it is taken.

    Raises:
        SettingsError: the port is taken.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            [f"{setting}: port {port} is taken ({error.strerror}); name another"]
        ) from None
    server = _Server(
        uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=2, lifespan="off"
        )
    )
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://{LOOPBACK}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
        listener.close()
