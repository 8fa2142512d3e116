"""What is known of the clinic's feed, in both databases."""

from datetime import timedelta

from bot.model.feeds import Validators
from bot.store import feeds
from bot.store.database import Database
from tests.store.people import NOW

URL = "https://klinik.example/feed"


async def test_what_the_server_said_last_is_kept(database: Database) -> None:
    async with database.writing() as connection:
        assert await feeds.find(connection, URL) is None
        await feeds.keep(connection, URL, Validators('"a"', "Mon"), NOW)
        await feeds.keep(connection, f"{URL}/x", Validators(), NOW)
        await feeds.keep(connection, URL, Validators('"b"'), NOW + timedelta(hours=1))
    async with database.reading() as connection:
        assert await feeds.find(connection, URL) == Validators('"b"')
        assert await feeds.find(connection, f"{URL}/x") == Validators()


async def test_entries_are_new_once(database: Database) -> None:
    many = {f"{number:064}" for number in range(2_500)}
    async with database.writing() as connection:
        assert await feeds.note(connection, set(list(many)[:7]), NOW) == set(list(many)[:7])
        assert await feeds.unseen(connection, many) == set(list(many)[7:])
        assert await feeds.note(connection, many, NOW) == set(list(many)[7:])
        assert await feeds.note(connection, many, NOW) == set()
        assert await feeds.unseen(connection, many | {"x"}) == {"x"}
        assert await feeds.unseen(connection, set()) == set()
