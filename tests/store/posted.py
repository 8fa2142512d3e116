"""Clinic posts as tests publish them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.model.posts import Post
from bot.model.text import Text
from bot.store import posts, publishing
from bot.store.database import Database
from tests.store.people import NOW


async def publish(database: Database, title: str, at: datetime = NOW, **choices: Any) -> int:
    """Let a post go out at a moment, and return its number."""
    made = Post(0, title, Text(f"{title}\n\nHold for gravide begynder på mandag."), **choices)
    async with database.writing() as connection:
        number = await posts.add(connection, made, at)
        assert number is not None
        await publishing.confirm(connection, replace(made, id=number), at)
    return number


async def take_back(database: Database, number: int, at: datetime = NOW) -> None:
    """Take a post back."""
    async with database.writing() as connection:
        await publishing.take_back(connection, number, at)
