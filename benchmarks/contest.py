"""One run of one contestant in a process of its own: takes URL and job, prints the outcome."""

import asyncio
import json
import resource
import sys
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from pathlib import Path
from pkgutil import resolve_name
from time import monotonic, process_time
from typing import Any
from urllib.parse import urlsplit

from benchmarks import processes, wire
from benchmarks.contestants import Send
from benchmarks.figures import Job, Outcome, percentiles

GRACE = 1.0  # seconds after the last offer until no more are sent


async def send(contestant: Callable[..., Any], url: str, job: Job) -> Outcome:
    """Send all messages as fast as it goes, `concurrency` at a time."""
    async with contestant(url, job.concurrency) as one:
        await _send_all(one, 2 * job.concurrency, job.concurrency)  # warm up
        began, cpu = monotonic(), process_time()
        await _send_all(one, job.messages, job.concurrency)
        seconds, cpu = monotonic() - began, process_time() - cpu
        books = await _ask(url, "books")
    return Outcome(job.messages, seconds, cpu, _memory(), books["delays"])


async def hold(contestant: Callable[..., Any], url: str, job: Job) -> Outcome:
    """Offer messages evenly, whether earlier ones are through or not."""
    async with contestant(url, job.concurrency) as one:
        await _send_all(one, job.concurrency, job.concurrency)  # opens the connections
        began, cpu = monotonic(), process_time()
        waits = await _offer(one, job)
        seconds, cpu = monotonic() - began, process_time() - cpu
        books = await _ask(url, "books")
    return Outcome(len(waits), seconds, cpu, _memory(), books["delays"], percentiles(waits))


async def answer(contestant: Callable[..., Any], url: str, job: Job) -> Outcome:
    """Answer updates until the server has seen an answer to each."""
    async with contestant(url):
        cpu = process_time()
        books = await _ask(url, "complete")
        cpu = process_time() - cpu
    return Outcome(job.messages, cpu=cpu, memory=_memory(), **books)


async def _send_all(send: Send, messages: int, concurrency: int) -> None:
    chats = iter(range(wire.FIRST_CHAT, wire.FIRST_CHAT + messages))

    async def one_after_another() -> None:
        for chat in chats:
            await send(chat)

    await _side_by_side(one_after_another, concurrency)


async def _offer(send: Send, job: Job) -> list[float]:
    """Return how long each message took from when it was due; those too late are not sent."""
    began, waits = monotonic(), list[float]()
    due_times = iter([began + number / job.rate for number in range(job.messages)])
    closing = began + job.messages / job.rate + GRACE

    async def one_after_another() -> None:
        for due in due_times:
            await asyncio.sleep(due - monotonic())
            if monotonic() > closing:
                return
            await send(wire.FIRST_CHAT)
            waits.append(monotonic() - due)

    await _side_by_side(one_after_another, job.concurrency)
    return waits


async def _side_by_side(worker: Callable[[], Coroutine[Any, Any, None]], times: int) -> None:
    async with asyncio.TaskGroup() as group:
        for _ in range(times):
            group.create_task(worker())


async def _ask(url: str, what: str) -> dict[str, Any]:
    """Ask the load server for its books."""
    server = urlsplit(url)
    reader, writer = await asyncio.open_connection(server.hostname, server.port)
    writer.write(f"GET /{what} HTTP/1.1\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    books = json.loads(await reader.readexactly(int(head.split()[-1])))
    writer.close()
    await writer.wait_closed()
    return dict(books["result"])


def _memory() -> float:
    """Return the most memory this process ever held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # where ru_maxrss has the parent's in it, from before exec
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    processes.pin(0)
    job = Job(**json.loads(sys.argv[2]))
    contestant = resolve_name(f"benchmarks.contestants.{job.contestant}")
    run = {"send": send, "hold": hold, "answer": answer}[job.benchmark]
    print(json.dumps(asdict(asyncio.run(run(contestant, sys.argv[1], job)))))
