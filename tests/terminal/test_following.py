"""How far a post is, as the terminal shows it; on both databases."""

import asyncio
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from bot.chat.visit import Visit
from bot.library import Library
from bot.model.outbox import Gone, Mailing, Sent
from bot.model.posts import Post
from bot.model.text import Text
from bot.store import mailings, posts, publishing
from bot.store.database import Database
from bot.terminal.following import STILL, follow
from tests.delivery.fake_time import FakeTime
from tests.store.databases import database, url
from tests.store.people import NOW, save, someone
from tests.store.queueing import claim, queue, settle

__all__ = ["database", "url"]


class Watching:
    """Somebody who watches a post at a terminal, or a script without one."""

    def __init__(self, shelf: Library, database: Database, *, is_terminal: bool) -> None:
        self.said, self.fake = StringIO(), FakeTime()
        self._console = Console(file=self.said, force_terminal=is_terminal, highlight=False)
        self._visit, self._database = Visit(shelf, "en"), database

    async def follow(self, post_id: int) -> None:
        async with asyncio.timeout(20):
            time = self.fake.time
            await follow(self._database, self._visit, post_id, self._console, time)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.said.getvalue().splitlines() if line.strip()]


@pytest.fixture
async def post_id(database: Database) -> int:
    """A post to three readers that was confirmed, and is not planned yet."""
    await save(database, *(someone(chat_id) for chat_id in (1, 2, 3)))
    async with database.writing() as connection:
        made = Post(0, "Nyt hold", Text("Et nyt hold begynder."))
        added = await posts.add(connection, made, NOW)
        post = added and await posts.find(connection, added)
        assert post
        await publishing.confirm(connection, post, NOW)
    return post.id


async def test_without_a_bot_a_script_is_told_so_and_ends(
    shelf: Library, database: Database, post_id: int
) -> None:
    script = Watching(shelf, database, is_terminal=False)
    await script.follow(post_id)
    assert script.fake.passed == STILL
    assert script.lines[-1].startswith("Nothing has gone out for 15 seconds: is the bot running?")


async def test_a_script_is_told_why_a_post_is_paused_and_ends(
    shelf: Library, database: Database, post_id: int
) -> None:
    await queue(database, Mailing.of_post(post_id))
    async with database.writing() as connection:
        await mailings.pause(connection, Mailing.of_post(post_id), "CHAT_RESTRICTED")
    script = Watching(shelf, database, is_terminal=False)
    await script.follow(post_id)
    assert script.lines == [
        "sent 0 · waiting 3",
        "Paused: Telegram refuses too many. Telegram says: CHAT_RESTRICTED",
    ]


async def test_it_tells_how_a_post_ended(shelf: Library, database: Database, post_id: int) -> None:
    await queue(database, Mailing.of_post(post_id))
    one, two, three = await claim(database)
    await settle(database, (one, Sent(101)), (two, Sent(102)), (three, Gone()))
    script = Watching(shelf, database, is_terminal=False)
    script.fake.pass_(120)
    await script.follow(post_id)
    assert script.lines == ["Ended after 2 minutes: sent 2, blocked 1."]


async def test_a_post_that_is_a_draft_again_is_told(
    shelf: Library, database: Database, post_id: int
) -> None:
    async with database.writing() as connection:
        await publishing.cancel(connection, post_id, NOW)
    script = Watching(shelf, database, is_terminal=False)
    await script.follow(post_id)
    assert script.lines == ["At the desk it was made a draft again before anybody had got it."]


async def test_at_a_terminal_a_bar_waits_through_a_pause_and_a_silence_to_the_end(
    shelf: Library, database: Database, post_id: int
) -> None:
    mailing = Mailing.of_post(post_id)
    terminal = Watching(shelf, database, is_terminal=True)
    happens = {2: "plan", 5: "pause", 40: "go on", 45: "send", 48: "send", 75: "send"}

    async def sleep(seconds: float) -> None:
        await FakeTime.sleep(terminal.fake, seconds)
        match happens.get(int(terminal.fake.passed)):
            case "plan":
                await queue(database, mailing)
            case "pause" | "go on" as turn:
                async with database.writing() as connection:
                    if turn == "pause":
                        await mailings.pause(connection, mailing)
                    else:
                        await mailings.resume(connection, mailing, terminal.fake.now())
            case "send":
                [one] = await claim(database, NOW + timedelta(hours=1), limit=1)
                await settle(database, (one, Sent(100)))

    terminal.fake.time = type(terminal.fake.time)(
        terminal.fake.now, terminal.fake.time.seconds, sleep
    )
    await terminal.follow(post_id)
    shown = terminal.said.getvalue()
    at = [
        shown.find(words)
        for words in (
            "Finding the readers",
            "sent 0 · waiting 3",
            "Paused.",
            "sent 1 · waiting 2",
            "a second, done in",
            "is the bot running?",
            "Ended after 75 seconds: sent 3.",
        )
    ]
    assert at == sorted(at), at
    assert -1 not in at, at
    assert "33 %" in shown
