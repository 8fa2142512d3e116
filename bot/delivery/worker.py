"""The worker: claims what is due, sends it side by side, settles the verdicts in groups.

It is handed the function that sends, and knows nothing of Telegram. A row that it has claimed is
in one of three places: still to be sent, in flight, or sent and waiting for its verdict to be
settled. The last two are what is in doubt if the program dies, and hold a slot each.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from math import ceil

from bot.delivery.alarm import Alarm
from bot.delivery.metrics import Metrics
from bot.delivery.pace import CHAT, Pace
from bot.delivery.time import Time
from bot.model.outbox import LEASE, Delivery, Refused, RetryAfter, Verdict
from bot.model.trouble import Trouble
from bot.store import outbox
from bot.store.database import Database
from bot.store.tally import Tally

log = logging.getLogger(__name__)

Send = Callable[[Delivery], Awaitable[Verdict]]
"""Sends one delivery, trying once, and says what came of it."""

IN_FLIGHT = 1000
"""Deliveries in doubt at most: 2,500 a second at 50 ms and a FLUSH or two are about 600."""

FLUSH = 0.1
"""Seconds that verdicts are gathered before they are settled together."""

AHEAD = 0.5
"""Seconds' worth of sending that is claimed at once; a stop or pause may come too late for it."""

CLAIM = 1000
"""Deliveries claimed at once at most."""

POLL = 1.0
"""Seconds between two looks into an empty outbox, or a broken one, unless woken before."""

LAST_WORD = 2.0
"""Seconds to settle what is known when there is no more time."""


class Worker:
    """Delivers what is in the outbox. Several, on as many machines, may share one.

    `settled` counts what it has settled since it was made.

    Args:
        database: where the outbox is.
        send: sends one.
        pace: gives the turns.
        alarm: is told what is wrong.
        time: the time.
        lease: how long a claim lasts. For its first half sending may begin, and one call may last
            as long as the other; a call that takes longer ends with nobody knowing how.
        tally: counts what comes of deliveries.
    """

    def __init__(  # noqa: PLR0913  all that it works with
        self,
        database: Database,
        send: Send,
        pace: Pace,
        alarm: Alarm,
        time: Time,
        lease: timedelta = LEASE,
        tally: Tally | None = None,
    ) -> None:
        self.metrics = Metrics(tally or Tally())
        self.settled = 0
        self._database = database
        self._send = send
        self._pace = pace
        self._alarm = alarm
        self._time = time
        self._lease = lease
        self._slots = asyncio.Semaphore(IN_FLIGHT)
        self._in_flight: set[asyncio.Task[None]] = set()
        self._verdicts: list[tuple[Delivery, Verdict]] = []
        self._unsettled = asyncio.Event()
        self._one_settles = asyncio.Lock()
        self._woken = asyncio.Event()
        self._stopping = False
        self._behind = False  # the database does not know what was sent: claim nothing more

    def wake(self) -> None:
        """Look into the outbox now: there is something."""
        self._woken.set()

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is in flight is finished."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        """Deliver until `stop`. Cancelled, it settles what it knows and leaves the rest leased."""
        settling = asyncio.create_task(self._settle_for_ever())
        try:
            while not self._stopping:
                pause = self._pace.pause
                claimed = [] if pause or self._behind else await self._claim()
                if claimed:
                    await self._send_all(claimed)
                else:
                    await self._rest(pause or POLL)
            if self._in_flight:
                await asyncio.wait(self._in_flight)
            await self._settle()  # for as long as it takes: only who is cancelled has no time
        finally:
            for task in (settling, *self._in_flight):
                task.cancel()
            await asyncio.gather(settling, *self._in_flight, return_exceptions=True)
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_WORD):
                    await self._settle()
            if self._verdicts:
                log.error("%d deliveries will be sent again: not settled", len(self._verdicts))

    async def _claim(self) -> list[Delivery]:
        limit = min(CLAIM, ceil(self._pace.rate * AHEAD))
        with self._alarm.heeding("claim"):
            async with self._database.writing() as connection:
                claimed = await outbox.claim(connection, self._time.now(), self._lease, limit)
            if repeats := self.metrics.claimed(claimed):
                log.warning("%d deliveries are sent again: a worker died with them", repeats)
            return claimed
        return []

    async def _send_all(self, claimed: Sequence[Delivery]) -> None:
        """Start to send what was claimed, and give back what cannot be sent now."""
        latest = self._time.now() + self._lease / 2
        early = []
        for position, delivery in enumerate(claimed):
            chat_id = delivery.key.chat_id
            if self._pace.is_early(chat_id):
                early.append(delivery)
                continue
            await self._slots.acquire()
            if (
                self._stopping
                or self._time.now() > latest
                or not await self._pace.turn(chat_id, delivery.messages)
            ):
                self._slots.release()
                await self._release(claimed[position:], 0)
                break
            task = asyncio.create_task(self._deliver(delivery))
            self._in_flight.add(task)
            task.add_done_callback(self._in_flight.discard)
        await self._release(early, CHAT)

    async def _release(self, claimed: Sequence[Delivery], wait: float) -> None:
        if not claimed:
            return
        with self._alarm.heeding("release"):  # else the end of their lease releases them
            async with self._database.writing() as connection:
                due_at = self._time.now() + timedelta(seconds=wait)
                await outbox.release(connection, claimed, due_at)

    async def _deliver(self, delivery: Delivery) -> None:
        begun_at = self._time.seconds()
        verdict: Verdict
        try:
            async with asyncio.timeout(self._lease.total_seconds() / 2):
                verdict = await self._send(delivery)
        except TimeoutError:
            verdict = RetryAfter()
        except Exception as error:  # noqa: BLE001  one delivery's fault must not stop the others
            self._alarm.fault(error)
            verdict = RetryAfter(ours=True)
        self._heed(delivery, verdict, begun_at)
        self._verdicts.append((delivery, verdict))
        self._unsettled.set()

    def _heed(self, delivery: Delivery, verdict: Verdict, begun_at: float) -> None:
        """Let what follows learn from this verdict."""
        if isinstance(verdict, RetryAfter) and verdict.ours:
            return
        if isinstance(verdict, RetryAfter) and verdict.seconds is None:
            if self._pace.unanswered():
                self._alarm.sound(Trouble.SILENCE, "no answer from Telegram")
            return
        self._pace.answered()
        self._alarm.over(Trouble.SILENCE)
        if isinstance(verdict, RetryAfter) and verdict.seconds is not None:
            self._pace.refused(verdict.seconds, begun_at)
        elif isinstance(verdict, Refused):
            subject = delivery.tip or str(delivery.key.mailing)
            self._alarm.sound(Trouble.REFUSED, verdict.reason, subject)

    async def _settle_for_ever(self) -> None:
        while True:
            await self._unsettled.wait()
            await self._time.sleep(FLUSH)
            self._unsettled.clear()
            if not await self._settle():
                await self._time.sleep(POLL)
                self._unsettled.set()

    async def _settle(self) -> bool:
        """Settle the verdicts there are; False: the database cannot, so they are kept."""
        async with self._one_settles:
            verdicts = self._verdicts.copy()
            with self._alarm.heeding("settle"):
                async with self._database.writing() as connection:
                    await outbox.settle(connection, verdicts, self._time.now(), random.random)
                del self._verdicts[: len(verdicts)]
                for _ in verdicts:
                    self._slots.release()
                self.metrics.settled(verdicts)
                self.settled += len(verdicts)
                self._behind = False
                return True
            self._behind = True
            return False

    async def _rest(self, seconds: float) -> None:
        """Wait so long, or until woken."""
        waits = [
            asyncio.ensure_future(self._time.sleep(seconds)),
            asyncio.ensure_future(self._woken.wait()),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        self._woken.clear()
