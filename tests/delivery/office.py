"""A worker with a real database, a post that does as it is told, and a time that is handed in."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.delivery.alarm import Alarm, Tell
from bot.delivery.pace import Pace
from bot.delivery.worker import Worker
from bot.model.outbox import Delivery, Sent, Verdict
from bot.model.trouble import Trouble
from bot.store.database import Database
from tests.delivery.conftest import Staff
from tests.delivery.fake_time import FakeTime

Answer = Callable[[Delivery], Awaitable[Verdict]]


async def say_sent(delivery: Delivery) -> Verdict:
    return Sent(delivery.key.chat_id + 1000)


@dataclass
class Post:
    """Sends, and stops the worker when so many have arrived."""

    until: int
    answer: Answer = say_sent
    tried: list[Delivery] = field(default_factory=list)
    arrived: Counter[str] = field(default_factory=Counter)
    done: Callable[[], None] = lambda: None

    async def send(self, delivery: Delivery) -> Verdict:
        self.tried.append(delivery)
        verdict = await self.answer(delivery)
        if isinstance(verdict, Sent):
            self.arrived[str(delivery.key)] += 1
            if self.arrived.total() == self.until:
                self.done()
        return verdict


@dataclass
class Office:
    """A worker, what it sends with, and who is told when it cannot."""

    worker: Worker
    post: Post
    alarm: Alarm
    staff: Staff
    fake: FakeTime

    async def run(self) -> None:
        async with asyncio.timeout(20):
            await self.worker.run()
        await self.alarm.told()

    def told(self) -> list[tuple[Trouble, str, bool]]:
        return [(n.trouble, n.subject, n.over_at is not None) for n in self.staff.heard]


def office(
    database: Database,
    until: int,
    answer: Answer = say_sent,
    a_second: float = 1000,
    tell: Tell | None = None,
) -> Office:
    fake, staff, post = FakeTime(), Staff(), Post(until, answer)
    alarm = Alarm(tell or staff.tell, fake.now)
    worker = Worker(database, post.send, Pace(a_second, fake.time), alarm, fake.time)
    post.done = worker.stop
    return Office(worker, post, alarm, staff, fake)
