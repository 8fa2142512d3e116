"""The load server: a Bot API on loopback that costs next to nothing and keeps the books.

It answers every call with a canned result a fixed latency later, and hands out updates at a rate
or all at once. Lean on purpose: in a contest of clients it must never be the slowest.
`GET /books` tells what happened, `GET /complete` the same once every update is answered.
"""

import argparse
import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from benchmarks import machine, wire
from benchmarks.books import Books

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
CHAT, OFFSET, TIMEOUT = (  # in JSON, in a form and in multipart
    re.compile(name + rb"\D{1,8}(\d+)") for name in (b"chat_id", b"offset", b"timeout")
)
BATCH = 100  # updates an answer to getUpdates has at most
RESULTS = {method.encode(): wire.response(result) for method, result in wire.RESULTS.items()}
TRUE = wire.response(result=True)

Make = Callable[[int], dict[str, Any]]


def number(pattern: re.Pattern[bytes], text: bytes) -> int:
    """Return the number the pattern finds, or 0."""
    found = pattern.search(text)
    return int(found[1]) if found else 0


class Connection(asyncio.Protocol):
    """One keep-alive connection of a client."""

    def __init__(self, books: Books, make: Make) -> None:
        self._books = books
        self._make = make
        self._loop = asyncio.get_running_loop()
        self._received = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = transport  # type: ignore[assignment]  # TCP gives a Transport

    def data_received(self, data: bytes) -> None:
        """Serve every request that is whole."""
        received = self._received + data
        while (head := received.find(b"\r\n\r\n") + 4) > 3:
            end = head + number(LENGTH, received[:head])
            if len(received) < end:
                break
            path, _, _ = received.partition(b" HTTP/1.1")
            self._serve(path.rpartition(b"/")[2], received[head:end])
            received = received[end:]
        self._received = received

    def _serve(self, method: bytes, body: bytes) -> None:
        now = self._loop.time()
        if method == b"getUpdates":
            self._books.polled(now)
            self._poll(number(OFFSET, body) or 1, now + number(TIMEOUT, body))
        elif method == b"books":
            self._report()
        elif method == b"complete":
            self._books.complete.add_done_callback(self._report)
        elif method.startswith((b"send", b"edit")):
            update = number(CHAT, body) - wire.FIRST_CHAT
            wait = 0 if self._books.answered(update, now) else self._books.sends.came(now)
            self._answer(wire.refusal(wait) if wait else RESULTS.get(method, TRUE), now)
        else:
            self._answer(RESULTS.get(method, TRUE), now)

    def _poll(self, first: int, until: float) -> None:
        """Answer getUpdates when update `first` is due, or when the poll's time is over."""
        now = self._loop.time()
        last = min(first + BATCH, self._books.updates + 1)
        due = [
            self._make(update) for update in range(first, last) if self._books.due(update) <= now
        ]
        if due or now >= until:
            self._answer(wire.response(due), now)
        else:
            when = min(until, self._books.due(first)) if first < last else until
            self._loop.call_at(when, self._poll, first, until)

    def _answer(self, response: bytes, received: float) -> None:
        if self._books.latency:
            self._loop.call_at(received + self._books.latency, self._write, response, received)
        else:
            self._write(response, received)

    def _write(self, response: bytes, received: float) -> None:
        self._transport.write(response)
        self._books.delays.append(self._loop.time() - received)

    def _report(self, *_: object) -> None:
        self._transport.write(wire.response(self._books.report()))


async def serve(books: Callable[[], Books], make: Make) -> None:
    """Serve on loopback until cancelled; print the port first."""
    kept = books()
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(kept, make), "127.0.0.1", 0, backlog=4096
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--updates", type=int, default=0)
    parser.add_argument("--kind", choices=wire.UPDATES, default="start")
    for option in ("--rate", "--latency", "--limit"):
        parser.add_argument(option, type=float, default=0.0)
    chosen = parser.parse_args()
    books = partial(Books, chosen.updates, chosen.rate, chosen.latency, chosen.limit)
    machine.pin(-1)
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(books, wire.UPDATES[chosen.kind]))
