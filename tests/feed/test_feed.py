"""A new entry becomes a draft once: over real HTTP, in both databases, and through every mishap."""

import asyncio
import logging
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from sqlalchemy import func, select

from bot.delivery.alarm import Alarm
from bot.errors import StoreError
from bot.feed.feed import MOST, Feed
from bot.feed.fetch import Limits
from bot.model.posts import Post, Stage
from bot.model.trouble import Notice, Trouble
from bot.store import posts
from bot.store.database import Database
from bot.store.schema import deliveries, feed_entries, mailings
from tests.feed.website import Website, here_only, item, rss
from tests.store.people import NOW


@dataclass
class Desk:
    """Staff, who are told of drafts and of what is wrong."""

    drafts: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    async def tell(self, drafts: list[int]) -> None:
        self.drafts += drafts

    async def hear(self, notice: Notice) -> None:
        self.notices.append(notice)

    def feed(self, database: Database, url: str, limits: Limits | None = None) -> Feed:
        alarm = Alarm(self.hear, lambda: NOW)
        return Feed(
            database, url, self.tell, alarm.sound, alarm.over,
            limits=limits or Limits(), may_reach=here_only,
        )  # fmt: skip

    def heard(self) -> list[tuple[str, bool]]:
        return [(notice.subject, notice.over_at is not None) for notice in self.notices]


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def drafts(database: Database) -> list[Post]:
    """Return all drafts, the oldest first."""
    async with database.reading() as connection:
        return list(reversed(await posts.drafts(connection, 100)))


async def titles(database: Database) -> list[str]:
    return [post.title for post in await drafts(database)]


async def test_the_first_look_drafts_the_newest_only(
    database: Database, website: Website, desk: Desk
) -> None:
    website.shows(rss(*map(item, range(1, 9))))
    feed = desk.feed(database, website.url)
    (made,) = await feed.look(NOW)
    (post,) = await drafts(database)
    assert (post.id, post.title, post.stage) == (made, "Nyt 8", Stage.DRAFT)
    assert post.text.plain == "Nyt 8\n\nKom og hør mere."
    assert post.link == "https://klinik.example/nyt/8"
    assert post.origin
    assert post.origin.startswith("feed:")
    assert desk.drafts == [made]
    assert await feed.look(NOW) == []


async def test_nothing_is_sent_by_itself(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    website.shows(rss(item(1)))
    await desk.feed(sqlite_database, website.url).look(NOW)
    async with sqlite_database.reading() as connection:
        for table in (mailings, deliveries):
            assert await connection.scalar(select(func.count()).select_from(table)) == 0


async def test_later_looks_draft_the_five_newest(
    database: Database, website: Website, desk: Desk
) -> None:
    website.shows(rss())
    feed = desk.feed(database, website.url)
    assert await feed.look(NOW) == []
    website.shows(rss(*map(item, range(1, 9))))
    assert len(await feed.look(NOW)) == MOST
    assert await titles(database) == [f"Nyt {number}" for number in (4, 5, 6, 7, 8)]
    website.shows(rss(*map(item, range(1, 10))))
    assert len(await feed.look(NOW)) == 1  # the others were noted
    assert [post.id for post in await drafts(database)] == desk.drafts


async def test_an_entry_whose_words_change_is_drafted_once(
    database: Database, website: Website, desk: Desk
) -> None:
    feed = desk.feed(database, website.url)
    website.shows(rss(item(1, text="Kom på mandag.")))
    await feed.look(NOW)
    website.shows(rss(item(1, "Rettet", text="Kom på tirsdag.")))
    assert await feed.look(NOW) == []
    assert await titles(database) == ["Nyt 1"]


async def test_an_entry_that_staff_threw_away_or_that_was_away_does_not_come_back(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    feed = desk.feed(sqlite_database, website.url)
    website.shows(rss(item(1)))
    (made,) = await feed.look(NOW)
    async with sqlite_database.writing() as connection:
        assert await posts.discard(connection, made)
    for items in ([], [item(1)]):
        website.shows(rss(*items))
        assert await feed.look(NOW) == []


async def test_another_address_of_the_same_feed_gives_nothing_twice(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    website.shows(rss(item(1), item(2)))
    await desk.feed(sqlite_database, website.url).look(NOW)
    assert await desk.feed(sqlite_database, f"{website.url}/moved").look(NOW) == []


async def test_an_unchanged_feed_is_not_read_again(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    feed = desk.feed(sqlite_database, website.url)
    website.shows(rss(item(1)), ETag='"1"')
    await feed.look(NOW)
    assert await feed.look(NOW) == []
    assert [request.headers.get("If-None-Match") for request in website.asked] == [None, '"1"']


async def test_a_feed_that_was_cut_off_is_not_the_last_word(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    """With its ETag kept, the server would say "not modified" of what was lost."""
    feed, whole = desk.feed(sqlite_database, website.url), rss(item(3), item(2), item(1))
    website.shows(rss())
    await feed.look(NOW)
    website.shows(whole[: whole.index("nyt-2")], ETag='"1"')
    await feed.look(NOW)
    assert await titles(sqlite_database) == ["Nyt 3"]
    website.shows(whole, ETag='"1"')
    await feed.look(NOW)
    assert sorted(await titles(sqlite_database)) == ["Nyt 1", "Nyt 2", "Nyt 3"]


async def test_entries_without_words_take_no_place(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    website.shows(rss(item(1), *(item(n, "", "<img src=x>") for n in range(2, 30))))
    await desk.feed(sqlite_database, website.url).look(NOW)
    assert await titles(sqlite_database) == ["Nyt 1"]


async def test_two_looks_at_once_draft_once(
    database: Database, website: Website, desk: Desk
) -> None:
    """One copy of the bot that looks twice, and two that do not know of each other."""
    one, other = (desk.feed(database, website.url) for _ in range(2))
    website.shows(rss())
    await one.look(NOW)
    website.shows(rss(*map(item, range(1, 4))))
    await asyncio.gather(one.look(NOW), one.look(NOW), other.look(NOW), other.look(NOW))
    assert await titles(database) == ["Nyt 1", "Nyt 2", "Nyt 3"]
    assert sorted(desk.drafts) == [post.id for post in await drafts(database)]


async def test_two_first_looks_at_once_draft_one(
    database: Database, website: Website, desk: Desk
) -> None:
    website.shows(rss(*map(item, range(1, 9))))
    looks = (desk.feed(database, website.url).look(NOW) for _ in range(3))
    await asyncio.gather(*looks)
    assert await titles(database) == ["Nyt 8"]


@pytest.mark.parametrize("table", ["posts", "feed_entries", "feeds", "revisions"])
async def test_what_breaks_in_the_middle_leaves_nothing_behind(
    sqlite_database: Database, website: Website, desk: Desk, table: str
) -> None:
    """The second of three rows is refused: then none is there, and the next look finds all."""
    feed = desk.feed(sqlite_database, website.url)
    website.shows(rss())
    await feed.look(NOW)
    website.shows(rss(*map(item, range(1, 4))), ETag='"1"')
    event = "UPDATE" if table == "feeds" else "INSERT"
    refuse = (
        f"CREATE TRIGGER refuse BEFORE {event} ON {table} WHEN "
        f"(SELECT count(*) FROM {table}) > 0 BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    async with sqlite_database.writing() as connection:
        await connection.exec_driver_sql(refuse)
    with pytest.raises(StoreError):
        await feed.look(NOW)
    async with sqlite_database.writing() as connection:
        assert await connection.scalar(select(func.count()).select_from(feed_entries)) == 0
        await connection.exec_driver_sql("DROP TRIGGER refuse")
    assert desk.drafts == []
    assert len(await feed.look(NOW)) == 3
    assert await titles(sqlite_database) == ["Nyt 1", "Nyt 2", "Nyt 3"]


async def test_a_look_that_is_cancelled_is_made_up_for(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    asked = asyncio.Event()

    async def page(_: web.Request) -> web.StreamResponse:
        asked.set()
        await asyncio.Event().wait()
        return web.Response()

    feed, website.page = desk.feed(sqlite_database, website.url), page
    looking = asyncio.create_task(feed.look(NOW))
    await asked.wait()
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking
    website.shows(rss(item(1)))
    assert len(await feed.look(NOW)) == 1


async def test_each_cause_is_told_once_and_all_are_over_when_a_look_succeeds(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    feed = desk.feed(sqlite_database, website.url, Limits(size=1_000))
    bad: list[tuple[str, int]] = [
        ("", 404),
        ("hej", 200),
        ("x" * 2_000, 200),
        ("<rss><item>x", 200),
    ]
    for body, status in bad * 2:
        website.shows(body, status=status)
        assert await feed.look(NOW) == []
    causes = ["http-404", "no-feed", "large", "broken"]
    assert [subject for subject, _ in desk.heard()] == causes
    assert {notice.trouble for notice in desk.notices} == {Trouble.FEED}
    assert all("\n" not in notice.detail for notice in desk.notices)
    website.shows(rss(item(1)))
    assert len(await feed.look(NOW)) == 1
    await asyncio.sleep(0)
    assert sorted(desk.heard()[len(causes) :]) == sorted((cause, True) for cause in causes)


async def test_staff_who_cannot_be_told_find_the_draft_in_the_list(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    async def fail(_: list[int]) -> None:
        raise ConnectionError

    website.shows(rss(item(1)))
    alarm = Alarm(desk.hear, lambda: NOW)
    feed = Feed(sqlite_database, website.url, fail, alarm.sound, alarm.over, may_reach=here_only)
    with pytest.raises(ConnectionError):
        await feed.look(NOW)
    assert await titles(sqlite_database) == ["Nyt 1"]
    assert await feed.look(NOW) == []


async def test_the_log_holds_no_secret_of_an_address(
    sqlite_database: Database, website: Website, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    feed = desk.feed(sqlite_database, f"{website.url}?key=hunter2")
    for body, status in (("", 500), (rss(item(1)), 200)):
        website.shows(body, status=status)
        await feed.look(NOW)
    assert "the feed gave 1 new draft" in caplog.text
    assert "hunter2" not in caplog.text


async def test_ten_thousand_entries(
    sqlite_database: Database, website: Website, desk: Desk
) -> None:
    feed = desk.feed(sqlite_database, website.url, Limits(size=10_000_000))
    website.shows(rss())
    await feed.look(NOW)
    website.shows(rss(*(item(number, date=None) for number in range(10_000))))
    assert len(await feed.look(NOW)) == MOST
    async with sqlite_database.reading() as connection:
        noted = await connection.scalar(select(func.count()).select_from(feed_entries))
    assert noted == 10_000
