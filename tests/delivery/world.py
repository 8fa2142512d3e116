"""A clinic, its readers and Telegram, who do whatever they like; and what must be true then.

Planner and workers are the real ones, taken apart at their transactions: between any two of them
anything else may happen, or they may die.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import planner
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.worker import Worker
from bot.model.outbox import (
    LEASE,
    Delivery,
    Gate,
    Gone,
    Kind,
    Mailing,
    RetryAfter,
    Sent,
    State,
    Verdict,
)
from bot.model.posts import Post
from bot.model.subscribers import Consent, Purpose
from bot.model.text import Text
from bot.store import mailings, outbox, posts, publishing, subscribers
from bot.store.database import Database
from bot.store.schema import deliveries, metadata
from bot.store.schema import mailings as table
from bot.store.schema import subscribers as people
from tests.delivery.conftest import Staff
from tests.delivery.fake_time import FakeTime
from tests.store.people import YES, someone

Outcome = Literal["arrives", "429", "lost", "nothing"]
"""What becomes of a call; `lost` arrives although nobody hears of it, `nothing` does not."""


@dataclass
class Message:
    """A message in a reader's chat; of one that is not `known` the store never heard."""

    revision: int
    known: bool = False


class Stepwise:
    """A database whose transactions each wait until they are let."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.turn, self.waiting = asyncio.Semaphore(0), asyncio.Event()

    async def _wait(self) -> None:
        self.waiting.set()
        await self.turn.acquire()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        await self._wait()
        async with self._database.writing() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        await self._wait()
        async with self._database.reading() as connection:
            yield connection


class Planner:
    """The planner at work, a transaction at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._work: asyncio.Task[None] | None = None

    async def step(self, now: datetime) -> None:
        """Begin, or go on by one transaction."""
        if self._work is None:
            self._steps = Stepwise(self._database)
            self._work = asyncio.create_task(self._plan(cast("Database", self._steps), now))
        else:
            self._steps.waiting.clear()
            self._steps.turn.release()
        waiting = asyncio.ensure_future(self._steps.waiting.wait())
        await asyncio.wait([self._work, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._work.done():
            await self._work
            self._work = None

    async def die(self) -> None:
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
            self._work = None

    @staticmethod
    async def _plan(database: Database, now: datetime) -> None:
        await planner.sweep(database, now)
        await planner.plan_mailings(database, now)


@dataclass
class Hand:
    """What one worker has claimed, and what it knows of it."""

    claimed: list[Delivery] = field(default_factory=list)
    until: datetime | None = None
    told: list[tuple[Delivery, Verdict, Message | None, datetime]] = field(default_factory=list)


class World:
    """Everything, and what is known of it from the outside."""

    def __init__(self, database: Database) -> None:
        self.database, self.fake = database, FakeTime()
        self.planner, self.hands = Planner(database), [Hand(), Hand()]
        self.chats: dict[int, dict[int, Message]] = defaultdict(dict)
        self.life: Counter[int] = Counter()  # which time somebody is here after an erasure
        self.got: Counter[tuple[int, int]] = Counter()
        self.unheard: Counter[tuple[int, int]] = Counter()
        self.blocked: set[int] = set()
        self.meant: set[int] = set()  # who had said yes at the confirmation and did not stop since
        self.post = 0
        self.ids = iter(range(1, 10**6))

    @property
    def now(self) -> datetime:
        return self.fake.now()

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        return self.database.writing()

    async def begin(self, people: int) -> None:
        """Empty the database, and let there be so many readers and a draft."""
        async with self.writing() as connection:
            for each in reversed(metadata.sorted_tables):
                await connection.execute(delete(each))
            for chat_id in range(1, people + 1):
                await subscribers.save(connection, self._somebody(chat_id, YES))
            post_id = await posts.add(connection, Post(0, "Nyt", Text("1")), self.now)
        assert post_id
        self.post = post_id

    def _somebody(self, chat_id: int, posts_: Consent) -> Any:
        return someone(chat_id, posts=posts_, tips=YES if chat_id % 2 else None)

    async def read(self) -> Post:
        async with self.database.reading() as connection:
            post = await posts.find(connection, self.post)
        assert post
        return post

    # What staff do

    async def confirm(self) -> None:
        async with self.writing() as connection:
            post = await posts.find(connection, self.post)
            assert post
            if await publishing.confirm(connection, post, self.now):
                there = await connection.scalars(posts_given())
                self.meant = set(there)

    async def pause(self, why: str | None) -> None:
        async with self.writing() as connection:
            await mailings.pause(connection, Mailing.of_post(self.post), why)

    async def go_on(self) -> None:
        async with self.writing() as connection:
            await mailings.resume(connection, Mailing.of_post(self.post), self.now)

    async def cancel(self) -> None:
        async with self.writing() as connection:
            ended = await publishing.cancel(connection, self.post, self.now)
        if ended and ended.opened_at is None:
            here = {chat: self.life[chat] for chat in self.chats}
            assert not any(self.got[chat, life] for chat, life in here.items())

    async def correct(self, pressed: float) -> None:
        """Correct it, as of a press some seconds ago."""
        now = self.now - timedelta(seconds=pressed)
        async with self.writing() as connection:
            post = await posts.find(connection, self.post)
            assert post
            revision = post.revision + 1
            await posts.write(connection, self.post, revision, Text(str(revision)))
            if await publishing.correct(connection, self.post, revision, now):
                await mailings.resume_mended(connection, Mailing.of_post(self.post))

    async def take_back(self, pressed: float) -> None:
        """Take it back, as of a press some seconds ago."""
        async with self.writing() as connection:
            now = self.now - timedelta(seconds=pressed)
            await publishing.take_back(connection, self.post, now)

    # What readers do

    async def join(self, chat_id: int) -> None:
        """Say yes, for the first time or again; no two things happen at the very same moment."""
        self.fake.pass_(0.001)
        self.blocked.discard(chat_id)
        async with self.writing() as connection:
            there = await subscribers.find(connection, chat_id)
            if there is None or there.posts is None:
                yes = Consent("2", self.now)
                await subscribers.save(connection, self._somebody(chat_id, yes))

    async def withdraw(self, chat_id: int) -> None:
        async with self.writing() as connection:
            await subscribers.withdraw(connection, chat_id, Purpose.POSTS)
            left = await subscribers.find(connection, chat_id)
        self._stopped(chat_id, erased=left is None)

    def block(self, chat_id: int) -> None:
        """Block the bot, which has not heard of it yet."""
        self.blocked.add(chat_id)

    def _stopped(self, chat_id: int, *, erased: bool) -> None:
        self.meant.discard(chat_id)
        if erased:
            self.life[chat_id] += 1
            for message in self.chats[chat_id].values():
                message.known = False

    # What workers do

    async def claim(self, which: int, limit: int) -> None:
        hand = self.hands[which]
        if hand.claimed:
            return
        async with self.writing() as connection:
            gate = await mailings.progress(connection, Mailing.of_post(self.post))
            hand.claimed = await outbox.claim(connection, self.now, LEASE, limit)
        hand.until = self.now + LEASE / 2
        for delivery in hand.claimed:
            if delivery.key.mailing.kind is Kind.POST:
                assert delivery.key.chat_id in self.meant, "nobody else may have it"
                assert gate
                assert gate.gate is Gate.OPEN

    async def send(self, which: int, outcome: Outcome) -> None:
        hand = self.hands[which]
        if not hand.claimed:
            return
        assert hand.until
        if self.now > hand.until:
            async with self.writing() as connection:
                await outbox.release(connection, hand.claimed, self.now)
            hand.claimed = []
            return
        delivery = hand.claimed.pop(0)
        verdict, message = self.telegram(delivery, outcome)
        hand.told.append((delivery, verdict, message, hand.until + LEASE / 2))

    def telegram(
        self, delivery: Delivery, outcome: Outcome = "arrives"
    ) -> tuple[Verdict, Message | None]:
        """Do what a call asks for, and say what the worker hears."""
        chat_id, mailing = delivery.key.chat_id, delivery.key.mailing
        if chat_id in self.blocked:
            return Gone(), None
        if outcome == "429":
            return RetryAfter(7), None
        if outcome == "nothing":
            return RetryAfter(), None
        chat, message_id, message = self.chats[chat_id], delivery.message_id, None
        if mailing.kind is Kind.POST:
            message_id = next(self.ids)
            message = chat[message_id] = Message(delivery.revision or 0)
            self.got[chat_id, self.life[chat_id]] += 1
        elif mailing.kind is Kind.CORRECTION and message_id in chat:
            chat[message_id].revision = delivery.revision or 0
        elif mailing.kind is Kind.TAKE_BACK:
            chat.pop(message_id or 0, None)
        if outcome == "lost":
            self._never_heard(chat_id, message)
            return RetryAfter(), None
        return Sent(message_id if message else None), message

    def _never_heard(self, chat_id: int, message: Message | None) -> None:
        if message:
            self.unheard[chat_id, self.life[chat_id]] += 1

    async def settle(self, which: int) -> None:
        hand = self.hands[which]
        if not hand.told:
            return
        async with self.writing() as connection:
            for delivery, _, message, leased in hand.told:
                if message:
                    chat_id = delivery.key.chat_id
                    message.known = await self._is_claimed(connection, delivery)
                    assert message.known or self.now >= leased or chat_id not in self.meant
                    if not message.known:
                        self._never_heard(chat_id, message)
            settled = [(delivery, verdict) for delivery, verdict, *_ in hand.told]
            await outbox.settle(connection, settled, self.now, lambda: 0.5)
        for delivery, verdict in settled:
            if isinstance(verdict, Gone):
                self._stopped(delivery.key.chat_id, erased=True)
        hand.told = []

    async def _is_claimed(self, connection: AsyncConnection, delivery: Delivery) -> bool:
        found = await connection.scalar(
            select(deliveries.c.claim).where(
                deliveries.c.mailing == str(delivery.key.mailing),
                deliveries.c.chat_id == delivery.key.chat_id,
            )
        )
        return bool(found == delivery.claim)

    def kill(self, which: int) -> None:
        for delivery, _, message, _ in self.hands[which].told:
            self._never_heard(delivery.key.chat_id, message)
        self.hands[which] = Hand()

    # The end

    async def ends_well(self) -> None:
        """Let everything go on undisturbed until nothing more happens."""
        await self.planner.die()
        for which in range(2):
            self.kill(which)
        async with self.writing() as connection:
            for name in (await connection.scalars(select(table.c.name))).all():
                await mailings.resume(connection, Mailing.parse(name), self.now)
        for _ in range(3):
            self.fake.pass_(LEASE.total_seconds() + 10)
            await planner.sweep(self.database, self.now)
            await planner.plan_mailings(self.database, self.now)
            await self._work_for(12)

    async def _work_for(self, seconds: float) -> None:
        """Let the real worker work."""
        heard: list[tuple[Delivery, Message | None]] = []

        async def send(delivery: Delivery) -> Verdict:
            verdict, message = self.telegram(delivery)
            heard.append((delivery, message))
            return verdict

        fake, until = self.fake, self.fake.passed + seconds
        alarm = Alarm(Staff().tell, fake.now)
        worker = Worker(self.database, send, Pace(1000, fake.time), alarm, fake.time)
        running = asyncio.create_task(worker.run())
        while fake.passed < until:  # noqa: ASYNC110  it passes by itself
            await asyncio.sleep(0)
        worker.stop()
        await running
        for delivery, message in heard:
            if message:
                message.known = True
            if delivery.key.chat_id in self.blocked:
                self._stopped(delivery.key.chat_id, erased=True)

    async def check(self) -> None:
        """Say what must be true at the end."""
        post = await self.read()
        async with self.database.reading() as connection:
            queued = select(deliveries.c.chat_id).where(deliveries.c.state == State.QUEUED)
            assert (await connection.scalars(queued)).all() == []
        for (chat_id, life), times in self.got.items():
            assert times <= 1 + self.unheard[chat_id, life], f"{chat_id} has it too often"
        for chat_id, messages in self.chats.items():
            known = [message for message in messages.values() if message.known]
            if post.taken_back_at:
                assert not known or chat_id in self.blocked, f"{chat_id} still has it"
            elif chat_id in self.meant - self.blocked:
                assert {message.revision for message in known} <= {post.revision}
        if post.opened_at and not (post.cancelled_at or post.taken_back_at):
            for chat_id in self.meant - self.blocked:
                assert self.got[chat_id, self.life[chat_id]], f"{chat_id} has not got it"


def posts_given() -> Any:
    return select(people.c.chat_id).where(people.c.posts_given_at.is_not(None))
