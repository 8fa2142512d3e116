"""Where a contestant performs, and the meters that are read while it does."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, process_time
from typing import Any
from urllib.parse import urlsplit

from benchmarks.figures import Job
from benchmarks.machine import memory


@dataclass(frozen=True, slots=True)
class Stage:
    """One run's server, job, and folder of its own, in which the job's database is."""

    url: str
    job: Job
    folder: Path

    @property
    def database(self) -> Path:
        """The file of the database; it is there if the job asks for subscribers."""
        return self.folder / "subscribers.db"

    async def books(self, what: str = "books") -> dict[str, Any]:
        """Return the load server's books: now, or `complete` once every update is answered."""
        server = urlsplit(self.url)
        reader, writer = await asyncio.open_connection(server.hostname, server.port)
        writer.write(f"GET /{what} HTTP/1.1\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        books = json.loads(await reader.readexactly(int(head.split()[-1])))
        writer.close()
        await writer.wait_closed()
        return dict(books["result"])


class Meter:
    """Seconds and CPU of this process since the meter was made."""

    def __init__(self) -> None:
        self._began, self._cpu = monotonic(), process_time()

    def taken(self) -> dict[str, Any]:
        """Return what an Outcome tells of it, and the most memory ever held."""
        seconds, cpu = monotonic() - self._began, process_time() - self._cpu
        return {"seconds": seconds, "cpu": cpu, "memory": memory()}
