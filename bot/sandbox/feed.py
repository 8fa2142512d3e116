"""Who is told when something changes: waiting tests, long polls, the webhook and open pages."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """One thing an open page shows: its name and what goes with it, JSON-ready."""

    name: str
    data: Any


class Feed:
    """Wakes whoever waits, at every change; all of it in one event loop."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._pages: dict[int, set[asyncio.Queue[Event]]] = {}

    def changed(self) -> None:
        """Let everybody who waits look at the state again."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def until(self, true: Callable[[], object], timeout: float | None) -> None:  # noqa: ASYNC109 - a wait's length is what its callers are about
        """Return once `true()` holds; it is asked after every change.

        Raises TimeoutError after `timeout` seconds (None: never).
        """
        async with asyncio.timeout(timeout):
            while not true():
                waiter = asyncio.get_running_loop().create_future()
                self._waiting.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiting.discard(waiter)

    def tell(self, person_id: int, name: str, data: Any) -> None:
        """Send an event to the pages open as this person."""
        for page in self._pages.get(person_id, ()):
            page.put_nowait(Event(name, data))
        self.changed()

    def tell_all(self, name: str, data: Any) -> None:
        """Send an event to every open page."""
        for person_id in self.watching:
            self.tell(person_id, name, data)

    @property
    def watching(self) -> list[int]:
        """The people a page is open as."""
        return [person_id for person_id, pages in self._pages.items() if pages]

    @contextmanager
    def page(self, person_id: int) -> Iterator[asyncio.Queue[Event]]:
        """Open a page as this person: a queue of what happens from now on."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        pages = self._pages.setdefault(person_id, set())
        pages.add(queue)
        try:
            yield queue
        finally:
            pages.discard(queue)
