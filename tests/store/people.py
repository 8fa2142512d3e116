"""Subscribers as tests need them."""

from datetime import UTC, datetime
from typing import Any

from bot.model.subscribers import Consent, Subscriber, rescheduled
from bot.store import subscribers
from bot.store.database import Database

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # a Monday, eight in the morning in Copenhagen
YES = Consent("2026-01", datetime(2026, 1, 10, 12, tzinfo=UTC))


def someone(chat_id: int = 42, **choices: Any) -> Subscriber:
    """Somebody who gets tips at nine, and posts; the calendar is set as of NOW."""
    chosen: dict[str, Any] = {"language": "da", "minute": 9 * 60, "tips": YES, "posts": YES}
    return rescheduled(Subscriber(chat_id, **chosen | choices), NOW)


async def save(database: Database, *people: Subscriber) -> None:
    """Keep them."""
    async with database.writing() as connection:
        for person in people:
            await subscribers.save(connection, person)


async def find(database: Database, chat_id: int = 42) -> Subscriber | None:
    """Read one again."""
    async with database.reading() as connection:
        return await subscribers.find(connection, chat_id)
