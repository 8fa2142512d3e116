"""The alarm tells log and staff once that something is wrong, and once that it is over."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from traceback import extract_tb, format_tb

from bot.errors import StoreError
from bot.model.trouble import Notice, Trouble

log = logging.getLogger(__name__)

_BOT = Path(__file__).parent.parent

Tell = Callable[[Notice], Awaitable[None]]
"""Tells staff. It may fail: where the network is gone, only the second notice gets through."""


class Alarm:
    """What is wrong at present.

    Args:
        tell: tells staff.
        now: the present moment.
    """

    def __init__(self, tell: Tell, now: Callable[[], datetime]) -> None:
        self._tell = tell
        self._now = now
        self._standing: dict[tuple[Trouble, str], tuple[Notice, set[str]]] = {}
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def standing(self) -> frozenset[Trouble]:
        """What is wrong."""
        return frozenset(trouble for trouble, _ in self._standing)

    def sound(self, trouble: Trouble, detail: str, subject: str = "", by: str = "") -> None:
        """Note that something is wrong, and say so unless that is known already.

        `by` is who noticed; the trouble is over when it is over for all who did.
        """
        known = self._standing.get((trouble, subject))
        if known:
            known[1].add(by)
            return
        log.error("trouble (%s) %s: %s", trouble, subject or "begins", detail)
        notice = Notice(trouble, subject, detail, self._now())
        self._standing[trouble, subject] = notice, {by}
        self._say(notice)

    def over(self, trouble: Trouble, subject: str = "", by: str = "") -> None:
        """Note that, for whoever noticed it, it is not, or no more."""
        known = self._standing.get((trouble, subject))
        if known is None:
            return
        notice, noticed = known
        noticed.discard(by)
        if not noticed:
            del self._standing[trouble, subject]
            log.warning("trouble (%s) is over; it began at %s", trouble, notice.since)
            self._say(replace(notice, over_at=self._now()))

    def fault(self, error: Exception) -> None:
        """Note a fault of ours: what it is and where it arose, but not what it says.

        What it says may be about a person. The log has the way there, the first time.
        """
        frames = extract_tb(error.__traceback__)
        ours = [frame for frame in frames if _BOT in Path(frame.filename).parents]
        last = (ours or frames)[-1]
        place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        if (Trouble.FAULT, place) not in self._standing:
            log.error("%s\n%s", place, "".join(format_tb(error.__traceback__)))
        self.sound(Trouble.FAULT, "the bot has a fault", place)

    @contextmanager
    def heeding(self, by: str) -> Iterator[None]:
        """Sound for what goes wrong in the block, which then ends; or else the store is well."""
        try:
            yield
        except StoreError as error:
            self.sound(Trouble.STORE, str(error), by=by)
        except Exception as error:  # noqa: BLE001  whatever it is, delivery goes on
            self.fault(error)
        else:
            self.over(Trouble.STORE, by=by)

    async def told(self) -> None:
        """Wait until everything is said that was to be."""
        await asyncio.gather(*self._telling)

    def _say(self, notice: Notice) -> None:
        saying = asyncio.create_task(self._try_to_tell(notice))
        self._telling.add(saying)
        saying.add_done_callback(self._telling.discard)

    async def _try_to_tell(self, notice: Notice) -> None:
        try:
            await self._tell(notice)
        except Exception as error:  # noqa: BLE001  whatever it is, delivery goes on
            log.warning("staff could not be told (%s)", type(error).__name__)
