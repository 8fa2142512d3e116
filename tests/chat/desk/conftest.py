"""A clinic whose owner Karen sits at her desk, a clock that is turned by hand, and the mail."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.chat.reach import Reach
from bot.chat.send import sending
from bot.chat.watch import Watch
from bot.library import Library
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.conftest import bot_at
from tests.chat.desk.work import Clock, Mail, Member
from tests.chat.reader import Reader


@pytest.fixture
def clock() -> Clock:
    """Eleven in the morning, until it is turned."""
    return Clock()


@pytest.fixture
def empty(clock: Clock) -> Sandbox:
    sandbox = Sandbox(now=clock.now)
    sandbox.state.limits.enabled = False
    return sandbox


@pytest.fixture
def owner(empty: Sandbox) -> Member:
    """Karen, before the bot starts."""
    karen = Member(empty, "Karen", "da")
    karen.person.user.role = "clinic"
    return karen


@pytest.fixture
async def sandbox(
    empty: Sandbox, owner: Member, shelf: Library, database: Database, clock: Clock
) -> AsyncIterator[Sandbox]:
    assert owner.person.user.role == "clinic"
    async with bot_at(empty, shelf, database, clock.now):
        yield empty


@pytest.fixture
def karen(owner: Member, sandbox: Sandbox) -> Member:
    """An owner by setting."""
    assert owner.sandbox is sandbox
    return owner


@pytest.fixture
async def lise(sandbox: Sandbox, karen: Member) -> Member:
    """An editor whom Karen has invited."""
    lise = Member(sandbox, "Lise", "da")
    await lise.joins(await karen.invites("redaktør"))
    return lise


@pytest.fixture
async def mail(
    sandbox: Sandbox, karen: Member, shelf: Library, database: Database, clock: Clock
) -> AsyncIterator[Mail]:
    async with (
        sandbox.serve() as url,
        sending(shelf, database, sandbox.token, url, paid=False) as sender,
    ):
        reach = Reach(sender.bot)
        watch = partial(Watch, shelf, database, reach, [karen.person.id])
        yield Mail(database, sender.send, watch, clock)


@pytest.fixture
async def readers(sandbox: Sandbox, shelf: Library) -> list[Reader]:
    """Three who said yes to the clinic's posts; Emma reads English."""
    people = [
        Reader(sandbox, name, language)
        for name, language in (("Anna", "da"), ("Emma", "en"), ("Sofie", "da"))
    ]
    for reader in people:
        language = reader.person.user.language_code
        await reader.starts()
        version = shelf.phrases[language]("consent-posts.version")
        await reader.presses(f"{language}:consent:posts:{version}")
    return people
