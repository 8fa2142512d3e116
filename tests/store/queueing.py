"""The outbox as tests fill and read it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.model.outbox import LEASE, Delivery, Key, Mailing, Verdict
from bot.model.progress import Progress
from bot.store import mailings, outbox, planning
from bot.store.database import Database
from bot.store.planning import PlannedTip
from tests.store.people import NOW, save, someone

TIPS = Mailing.of_tips(date(2026, 3, 2))
POST = Mailing.of_post(7)


async def queue_tips(database: Database, *chat_ids: int) -> None:
    await save(database, *(someone(chat_id) for chat_id in chat_ids))
    async with database.writing() as connection:
        await planning.add_tips(
            connection,
            [
                PlannedTip(Key(TIPS, chat_id), "stairs", NOW, NOW + timedelta(hours=6))
                for chat_id in chat_ids
            ],
            NOW,
        )


async def queue(database: Database, mailing: Mailing, at_once: int = 2) -> None:
    async with database.writing() as connection:
        await mailings.open_(connection, mailing, NOW)
        after = await planning.plan_part(connection, mailing, None, NOW, at_once)
        while after is not None:
            after = await planning.plan_part(connection, mailing, after, NOW, at_once)


async def claim(database: Database, now: datetime = NOW, limit: int = 100) -> list[Delivery]:
    async with database.writing() as connection:
        return await outbox.claim(connection, now, LEASE, limit)


async def settle(
    database: Database, *settled: tuple[Delivery, Verdict], chance: float = 0.0
) -> None:
    async with database.writing() as connection:
        await outbox.settle(connection, settled, NOW, lambda: chance)


async def progress(database: Database, mailing: Mailing = TIPS) -> Progress | None:
    async with database.reading() as connection:
        return await mailings.progress(connection, mailing)


def chats(deliveries: Iterable[Delivery]) -> list[int]:
    return [delivery.key.chat_id for delivery in deliveries]
