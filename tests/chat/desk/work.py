"""What people at the desk do, and what goes out from there."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.chat.watch import Watch
from bot.delivery import planner
from bot.delivery.worker import Send
from bot.model.outbox import LEASE, Delivery, Verdict
from bot.model.posts import Post
from bot.sandbox import Message, Person, Sandbox
from bot.store import outbox, posts
from bot.store.database import Database
from bot.store.schema import metadata
from tests.chat.reader import Reader

A_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuY"
    "AAAAAElFTkSuQmCC"
)
TEXT = "Nyt hold om mandagen\n\nVi har plads til tre på holdet. Kom, som du er, og tag en ven med."


class Clock:
    """A Monday at eleven in Copenhagen, until it is turned."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def turn(self, **by: float) -> None:
        self._now += timedelta(**by)


class Member(Reader):
    """One of the clinic's staff."""

    async def sees(self, *words: str) -> Message:
        """Wait until the last message has these words, and return it."""
        await self.sandbox.until(lambda: all(word in self.screen.text for word in words))
        return self.screen

    async def writes_post(self, text: str = TEXT) -> str:
        """Write a post, and return its id."""
        await self.says("/nyt")
        await self.says(text)
        await self.sees("Kladde: ")
        return self.post_id

    async def presses_on(self, *rows: str) -> Message:
        """Tap one button after another."""
        for row in rows:
            await self.taps(row)
        return self.screen

    async def sends_post(self, text: str = TEXT) -> str:
        """Write a post and send it out by day."""
        post_id = await self.writes_post(text)
        await self.taps("Send …")
        await self.taps("Ja")
        await self.taps(self.labels[0])
        return post_id

    async def invites(self, role: str) -> str:
        """Invite somebody, and return the payload of the link."""
        await self.says("/personale")
        await self.taps(f"Invitér en {role}")
        return self.screen.text.rpartition("?start=")[2]

    async def joins(self, payload: str) -> Message:
        """Follow an invitation."""
        return await self.starts(payload)

    @property
    def post_id(self) -> str:
        """The post that the last message's buttons are about."""
        data = [button.get("callback_data", "") for button in self.screen.buttons]
        found = (each.split(":") for each in data if ":desk-send:" in each)
        return str(next(found)[2])

    def data_of(self, label: str) -> str:
        """What a button carries."""
        return next(
            str(button["callback_data"])
            for button in self.screen.buttons
            if button["text"] == label
        )


@dataclass
class Mail:
    """What planner and worker do, step by step."""

    database: Database
    send: Send
    new_watch: Callable[[], Watch]
    clock: Clock

    def __post_init__(self) -> None:
        self.restarts()

    def restarts(self) -> None:
        """Forget all that does not stand in the database."""
        self.watch = self.new_watch()

    async def plan(self) -> None:
        now = self.clock.now()
        await planner.sweep(self.database, now)
        await planner.pause_refused(self.database)
        await planner.plan_mailings(self.database, now)

    async def claim(self, limit: int = 100) -> list[Delivery]:
        async with self.database.writing() as connection:
            return await outbox.claim(connection, self.clock.now(), LEASE, limit)

    async def settle(self, *settled: tuple[Delivery, Verdict]) -> None:
        async with self.database.writing() as connection:
            await outbox.settle(connection, settled, self.clock.now(), lambda: 0.5)

    async def goes_out(self, limit: int = 100) -> list[Verdict]:
        """Plan, send so many, and return what came of it."""
        await self.plan()
        claimed = await self.claim(limit)
        verdicts = [await self.send(delivery) for delivery in claimed]
        await self.settle(*zip(claimed, verdicts, strict=True))
        return verdicts

    async def looks(self) -> None:
        """Let staff see how far it is; some seconds pass."""
        self.clock.turn(seconds=3)
        await self.watch.look(self.clock.now())


async def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    async with database.reading() as connection:
        return {
            name: [tuple(row) for row in await connection.execute(select(table))]
            for name, table in metadata.tables.items()
        }


def inject(sandbox: Sandbox, person: Person, **content: Any) -> None:
    """Let somebody send what the sandbox's own people cannot."""
    frame = {
        "message_id": 900_000 + len(sandbox.calls),
        "date": int(sandbox.now().timestamp()),
        "chat": person.chat.to_json(),
        "from": person.user.to_json(),
    }
    sandbox.inject({"message": frame | content})


async def draft(database: Database, post_id: str) -> Post:
    async with database.reading() as connection:
        post = await posts.find(connection, int(post_id))
    assert post
    return post


async def count(database: Database) -> int:
    return len((await everything(database))["posts"])


def texts(member: Reader, last: int) -> list[str]:
    theirs = [m for m in member.person.messages if m.sender is not member.person.user]
    return [message.text for message in theirs[-last:]]
