"""The shelf of posts: what late joiners find, in which order."""

from datetime import datetime, timedelta
from random import Random

from bot.model.posts import Attachment, Post
from bot.model.text import Text
from bot.store import posts, publishing
from bot.store.database import Database
from tests.store.people import NOW
from tests.store.posted import publish, take_back

DAY = timedelta(days=1)


async def shelf(database: Database, now: datetime = NOW) -> list[str]:
    async with database.reading() as connection:
        return [post.title for post in await posts.shelf(connection, now)]


async def on_shelf(database: Database, number: int, now: datetime = NOW) -> Post | None:
    async with database.reading() as connection:
        return await posts.on_shelf(connection, number, now)


async def test_many_posts_stand_newest_first_whatever_their_numbers(database: Database) -> None:
    days = list(range(60))
    Random(1).shuffle(days)
    for day in days:
        await publish(database, f"{day}", NOW - day * DAY)
    assert await shelf(database) == [f"{day}" for day in range(60)]


async def test_of_one_moment_the_later_number_stands_first(database: Database) -> None:
    for title in ("first", "second", "third"):
        await publish(database, title)
    assert await shelf(database) == ["third", "second", "first"]


async def test_a_post_stands_where_it_was_due_and_not_before(database: Database) -> None:
    number = await publish(database, "due", NOW - 3 * DAY, due_at=NOW)
    await publish(database, "at once", NOW - DAY)
    assert await shelf(database, NOW - DAY) == ["at once"]
    assert await on_shelf(database, number, NOW - DAY) is None
    assert await shelf(database) == ["due", "at once"]
    assert await on_shelf(database, number)
    async with database.reading() as connection:
        assert [post.at for post in await posts.shelf(connection, NOW)] == [NOW, NOW - DAY]


async def test_drafts_and_what_is_over_are_not_there(database: Database) -> None:
    back, cancelled = await publish(database, "back"), await publish(database, "cancelled")
    await take_back(database, back)
    async with database.writing() as connection:
        draft = await posts.add(connection, Post(0, "draft", Text("…")), NOW)
        await publishing.cancel(connection, cancelled, NOW)
    assert draft
    assert await shelf(database) == []
    for number in (back, cancelled, draft, 2**63 - 1):
        assert await on_shelf(database, number) is None


async def test_a_post_comes_with_its_files_and_its_present_text(database: Database) -> None:
    file = Attachment("document", "hold.pdf", "file-1")
    number = await publish(database, "with a file", files=(file,))
    async with database.writing() as connection:
        await posts.write(connection, number, 2, Text("Rettet"))
        await publishing.correct(connection, number, 2, NOW)
    post = await on_shelf(database, number)
    assert post
    assert (post.files, post.text, post.revision) == ((file,), Text("Rettet"), 2)
