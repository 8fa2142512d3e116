"""Posts as tests of the store need them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.model.outbox import Delivery, Mailing, Sent
from bot.model.posts import Attachment, Post
from bot.model.progress import Happening
from bot.model.text import Entity, Text
from bot.store import planning, posts, publishing
from bot.store.database import Database
from tests.store.people import NOW, save, someone
from tests.store.queueing import queue, settle

BOLD = Text(
    "Vi har plads på holdet 🤰.", (Entity("bold", 0, 2), Entity("text_link", 3, 3, "https://a.dk"))
)
SOON = NOW + timedelta(seconds=1)
TWO = 2  # the revision of the first correction
PHOTO = Attachment("photo", "", "photo-1")
FILE = Attachment("document", "plan.pdf", None, b"%PDF")


async def drafted(database: Database, **fields: Any) -> Post:
    """Keep a draft, and return it as it is kept."""
    made = replace(Post(0, "Nyt hold", BOLD), **fields)
    async with database.writing() as connection:
        post_id = await posts.add(connection, made, NOW)
        assert post_id
        return await there(connection, post_id)


async def confirmed(database: Database, now: datetime = NOW, **fields: Any) -> Post:
    """Keep a post that goes out."""
    post = await drafted(database, **fields)
    async with database.writing() as connection:
        assert await publishing.confirm(connection, post, now)
        return await there(connection, post.id)


async def stored(database: Database, post_id: int, revision: int | None = None) -> Post | None:
    """Read one again."""
    async with database.reading() as connection:
        return await posts.find(connection, post_id, revision)


async def there(connection: Any, post_id: int) -> Post:
    post = await posts.find(connection, post_id)
    assert post
    return post


def sending(post: Post) -> Mailing:
    """The mailing of a post."""
    return Mailing.of_post(post.id)


async def outgoing(database: Database, people: int, **fields: Any) -> Post:
    """A post that is planned for so many."""
    await save(database, *(someone(chat_id) for chat_id in range(1, people + 1)))
    post = await confirmed(database, **fields)
    await queue(database, sending(post), at_once=100)
    return post


async def sent(database: Database, claimed: list[Delivery]) -> None:
    await settle(database, *((each, Sent(each.key.chat_id + 1000)) for each in claimed))


async def cancel(database: Database, post: Post) -> Post | None:
    async with database.writing() as connection:
        return await publishing.cancel(connection, post.id, NOW)


async def take_back(database: Database, post: Post) -> bool:
    async with database.writing() as connection:
        return await publishing.take_back(connection, post.id, NOW)


async def correct(database: Database, post: Post, revision: int = TWO) -> bool:
    """Write a text and let it take the place of the one before."""
    async with database.writing() as connection:
        await posts.write(connection, post.id, revision, Text(f"Rettet {revision}"))
        return await publishing.correct(connection, post.id, revision, NOW)


async def plan(database: Database) -> list[Mailing]:
    """Plan as the planner does, and return what was planned."""
    async with database.writing() as connection:
        opened = await planning.unplanned(connection)
    for mailing in opened:
        await queue(database, mailing, at_once=100)
    return opened


async def history(database: Database, post: Post) -> list[Happening]:
    async with database.reading() as connection:
        return await publishing.history(connection, post.id)
