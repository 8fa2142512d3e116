"""The load server: a Bot API on loopback that costs next to nothing and keeps the books.

It answers every call with a canned result a fixed latency later, and hands out `/start` updates
at a rate or all at once. Lean on purpose: in a contest of clients it must never be the slowest.
`GET /books` tells what happened, `GET /complete` the same once every update is answered.
"""

import argparse
import asyncio
import re
from contextlib import suppress

from benchmarks import processes, wire
from benchmarks.figures import percentiles

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
CHAT, OFFSET, TIMEOUT = (  # in JSON, in a form and in multipart
    re.compile(name + rb"\D{1,8}(\d+)") for name in (b"chat_id", b"offset", b"timeout")
)
SETTLE = 0.05  # seconds a contestant has to read its last answer
BATCH = 100  # updates an answer to getUpdates has at most
RESULTS = {method.encode(): wire.response(result) for method, result in wire.RESULTS.items()}
TRUE = wire.response(result=True)


def number(pattern: re.Pattern[bytes], text: bytes) -> int:
    """Return the number the pattern finds, or 0."""
    found = pattern.search(text)
    return int(found[1]) if found else 0


class Books:
    """When each update was due, how long its sender waited, and the server's own delays."""

    def __init__(self, updates: int, rate: float, latency: float) -> None:
        self.updates = updates
        self.latency = latency
        self._rate = rate
        self._began = self._ended = 0.0
        self._waits: dict[int, float] = {}
        self.delays: list[float] = []
        self.complete = asyncio.get_running_loop().create_future()

    def polled(self, now: float) -> None:
        """Note a poll; the first one starts the clock."""
        self._began = self._began or now

    def due(self, update: int) -> float:
        """Return when an update is there to be polled."""
        return self._began + (update / self._rate if self._rate else 0.0)

    def answered(self, update: int, now: float) -> None:
        """Note an answer to an update; the first one counts."""
        if 0 < update <= self.updates and update not in self._waits:
            self._waits[update] = now - self.due(update)
            if len(self._waits) == self.updates:
                self._ended = now
                # The contestant may leave once it has the answer to its last call.
                loop = self.complete.get_loop()
                loop.call_later(self.latency + SETTLE, self.complete.set_result, None)

    def report(self) -> bytes:
        """Return all of it as an answer, times in seconds."""
        return wire.response(
            {
                "seconds": self._ended - self._began,
                "waits": percentiles(self._waits.values() if self._rate else ()),
                "delays": percentiles(self.delays),
            }
        )


class Connection(asyncio.Protocol):
    """One keep-alive connection of a client."""

    def __init__(self, books: Books) -> None:
        self._books = books
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
            self._transport.write(self._books.report())
        elif method == b"complete":
            self._books.complete.add_done_callback(
                lambda _: self._transport.write(self._books.report())
            )
        else:
            if method.startswith(b"send"):
                self._books.answered(number(CHAT, body) - wire.FIRST_CHAT, now)
            self._answer(RESULTS.get(method, TRUE), now)

    def _poll(self, first: int, until: float) -> None:
        """Answer getUpdates when update `first` is due, or when the poll's time is over."""
        now = self._loop.time()
        last = min(first + BATCH, self._books.updates + 1)
        due = [
            wire.start(update) for update in range(first, last) if self._books.due(update) <= now
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


async def serve(updates: int, rate: float, latency: float) -> None:
    """Serve on loopback until cancelled; print the port first."""
    books = Books(updates, rate, latency)
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(books), "127.0.0.1", 0, backlog=4096
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--updates", type=int, default=0)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--latency", type=float, default=0.0)
    options = parser.parse_args()
    processes.pin(-1)
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(options.updates, options.rate, options.latency))
