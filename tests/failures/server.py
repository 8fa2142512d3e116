"""A server over real HTTP that counts what arrives, and does what goes wrong on demand."""

import asyncio
import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from bot.model.outbox import Delivery, Gone, Refused, RetryAfter, Sent, Verdict

PATIENCE = 1.0
"""Seconds a sender waits for an answer."""

Mishap = Callable[["Counting", web.Request, int], Awaitable[web.StreamResponse | None]]
"""What goes wrong with a call to a chat, and the answer; None: nothing, this time."""


@dataclass
class Counting:
    """Counts the deliveries that had their effect, by key."""

    mishap: Mishap | None = None
    arrived: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    senders: set[int] = field(default_factory=set)
    busy: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer as Telegram does."""
        self.busy += 1
        try:
            call = await request.json()
            self.calls[call["key"]] += 1
            self.senders.add(call["process"])
            answer = await self.mishap(self, request, call["chat_id"]) if self.mishap else None
            if answer is None:
                await self.take_effect(call["key"])
                answer = web.json_response({"ok": True, "message_id": self.arrived.total()})
            return answer
        finally:
            self.busy -= 1
            async with self.changed:
                self.changed.notify_all()

    async def take_effect(self, key: str) -> None:
        """Count a delivery."""
        self.arrived[key] += 1
        async with self.changed:
            self.changed.notify_all()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true that changes with what arrives."""
        async with self.changed:
            await self.changed.wait_for(true)

    async def calls_reach(self, number: int) -> None:
        """Wait for so many calls in all."""
        await self.until(lambda: self.calls.total() >= number)

    async def idle(self) -> None:
        """Wait until all that has been written to the server is read and done with."""
        for _ in range(3):  # turns of the event loop: to read, to begin, to be counted as busy
            await asyncio.sleep(0)
        await self.until(lambda: self.busy == 0)

    @property
    def repeats(self) -> int:
        """How many arrived more often than once."""
        return self.arrived.total() - len(self.arrived)

    @asynccontextmanager
    async def at_work(self, port: int = 0) -> AsyncIterator[int]:
        """Serve on loopback; yields the port."""
        app = web.Application()
        app.router.add_post("/send", self.serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port, reuse_address=True)
        await site.start()
        try:
            yield runner.addresses[0][1]
        finally:
            await runner.cleanup()


class Sender:
    """Sends to the server, once each; `unheard` counts the calls it had no answer to, by key."""

    def __init__(self, session: ClientSession, port: int) -> None:
        self._session = session
        self._url = f"http://127.0.0.1:{port}/send"
        self.unheard: Counter[str] = Counter()

    async def send(self, delivery: Delivery) -> Verdict:
        """Send, and say what came of it."""
        key = str(delivery.key)
        call = {"key": key, "chat_id": delivery.key.chat_id, "process": os.getpid()}
        try:
            async with self._session.post(self._url, json=call) as response:
                return _verdict(response.status, await response.read())
        except (ClientError, TimeoutError):
            self.unheard[key] += 1
            return RetryAfter()


@asynccontextmanager
async def sending_to(port: int) -> AsyncIterator[Sender]:
    """Yield a sender to the server on that port."""
    async with ClientSession(timeout=ClientTimeout(PATIENCE)) as session:
        yield Sender(session, port)


def _verdict(status: int, answer: bytes) -> Verdict:
    match status:
        case 200:
            return Sent(json.loads(answer)["message_id"])
        case 403:
            return Gone()
        case 429:
            return RetryAfter(json.loads(answer)["retry_after"])
        case 502:
            return RetryAfter()
    return Refused(str(status))
