"""A mailing on its way, as the terminal shows it: a bar fed by what stands in the outbox."""

from collections import deque
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from bot.chat.screens.outgoing import ended, numbers, state
from bot.chat.visit import Visit
from bot.delivery.time import Time
from bot.model.outbox import Gate, Mailing
from bot.model.progress import Happening, Progress, Speed
from bot.store import publishing
from bot.store.database import Database
from bot.terminal.showing import tell

EVERY = 1.0
"""Seconds between two looks."""

LOOKS = 10
"""Looks over which the speed is measured."""

STILL = 15
"""Looks without any progress after which it is asked whether a bot is running."""

WIDTH = 40
"""Cells of the bar."""


@dataclass(slots=True)
class _Seen:
    """What was seen of a mailing in the last looks, and for how many of them it stands still.

    They are counted in looks and not in seconds: those of a machine that slept say nothing.
    """

    looks: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=LOOKS))
    last: tuple[bool, int, int] | None = None
    still: int = 0

    def look(self, progress: Progress, at: float) -> None:
        now = (progress.planned, progress.settled, progress.queued)
        stands = now == self.last and progress.gate is not Gate.PAUSED
        self.last, self.still = now, self.still + 1 if stands else 0
        self.looks.append((at, progress.settled))

    @property
    def speed(self) -> Speed | None:
        """How fast it goes; None as long as there is nothing to tell it by."""
        (first, before), (last, settled) = self.looks[0], self.looks[-1]
        return Speed((settled - before) / (last - first)) if last > first else None


async def follow(
    database: Database, visit: Visit, post_id: int, terminal: Console, time: Time
) -> None:
    """Show how far a post is until it is over.

    Where nobody looks on, it does not wait for what stands still: it says why, and ends.

    Raises:
        StoreError: the database cannot.
    """
    with _live(terminal) as live:
        last = await _watch(database, visit, post_id, live, time)
    tell(terminal, last)


async def _watch(
    database: Database, visit: Visit, post_id: int, live: Live | None, time: Time
) -> str:
    """Show how far a post is until there is no more to see, and return what is to be said then."""
    seen = _Seen()
    while True:
        happening = await _happening(database, post_id)
        if happening is None:
            return visit.say("terminal-gone")
        progress = happening.progress
        if progress.is_over:
            return ended(visit, replace(happening, ended_at=happening.ended_at or time.now()))
        seen.look(progress, time.seconds())
        is_still = seen.still >= STILL
        still = visit.say("terminal-still", seconds=round(STILL * EVERY)) if is_still else ""
        said = still or state(visit, happening, seen.speed)
        if live:
            live.update(_bar(visit, happening, said), refresh=True)
        elif is_still or progress.gate is Gate.PAUSED:
            return f"{numbers(visit, progress, ' · ')}\n{said}"
        await time.sleep(EVERY)


async def _happening(database: Database, post_id: int) -> Happening | None:
    """Return how far a post is; None for one that was made a draft again."""
    async with database.reading() as connection:
        there = await publishing.history(connection, post_id)
    mailing = Mailing.of_post(post_id)
    return next((happening for happening in there if happening.mailing == mailing), None)


def _live(terminal: Console) -> AbstractContextManager[Live | None]:
    if not terminal.is_terminal:
        return nullcontext()
    return Live(console=terminal, auto_refresh=False, transient=True)


def _bar(visit: Visit, happening: Happening, said: str) -> RenderableType:
    progress = happening.progress
    if not progress.planned:
        return Group(Text(visit.say("desk-planning")), Text(said))
    line = Table.grid(padding=(0, 1))
    line.add_row(ProgressBar(1.0, progress.share, width=WIDTH), f"{int(100 * progress.share)} %")
    return Group(line, Text(numbers(visit, progress, " · ")), Text(said))
