"""Serving an ASGI app on this machine and to nobody else."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

ADDRESS = "127.0.0.1"


class LoopbackServer(uvicorn.Server):
    """uvicorn that, when it stops, stops at once."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close everything; nobody here needs uvicorn's grace."""
        for server in self.servers:
            server.close()
        for listening in sockets or ():
            listening.close()
        for connection in self.server_state.connections:
            connection.transport.abort()
        await asyncio.sleep(0)  # lets uvicorn see that the connections are gone
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.lifespan.shutdown()


@contextlib.asynccontextmanager
async def serve(app: Starlette, port: int = 0) -> AsyncIterator[str]:
    """Serve on 127.0.0.1 while the block runs; yields the address, port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        # A request cancelled at the end is no error, though uvicorn would log it as one.
        with contextlib.suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    listening = socket.create_server((ADDRESS, port))
    # Else the kernel holds an answer's body back until its head is acknowledged: 40 ms each.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        quiet, lifespan="on", log_config=None, access_log=False, ws="none", timeout_keep_alive=75
    )
    config.load()
    server = LoopbackServer(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[listening])
    try:
        yield f"http://{ADDRESS}:{listening.getsockname()[1]}"
    finally:
        await server.shutdown(sockets=[listening])
