"""The real bot, over real HTTP, at the strict sandbox; and two people to tap and write."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
import stamina

from bot.chat.account import Accounts
from bot.chat.application import answering
from bot.chat.desk import Desks
from bot.chat.line import Line
from bot.clock import utc_now
from bot.library import Library
from bot.sandbox import Sandbox
from bot.store.database import Database, opened
from bot.store.tally import Tally
from tests.chat.reader import Reader

Now = Callable[[], datetime]


@pytest.fixture(autouse=True)
def no_waiting_between_tries() -> Iterator[None]:
    """Retry as often as in life, without the waits."""
    with stamina.set_testing(True, attempts=5):
        yield


@asynccontextmanager
async def bot_at(
    sandbox: Sandbox,
    library: Library,
    database: Database,
    now: Now = utc_now,
    tally: Tally | None = None,
) -> AsyncIterator[Line]:
    """Run the bot against the sandbox, as the demo does; who has the role "clinic" is an owner."""
    line, accounts = Line(utc_now), Accounts(database, now, tally)
    owners = [user.id for user in sandbox.state.people.values() if user.role == "clinic"]
    desks = Desks(database, owners, now)
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(sandbox.serve())
        await stack.enter_async_context(
            answering(library, accounts, desks, sandbox.token, url, line)
        )
        yield line


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database, in a file of its own."""
    async with opened(f"sqlite:///{tmp_path / 'data' / 'bot.db'}") as database:
        yield database


@pytest.fixture
def now() -> Now:
    """What tells accounts the time; a module may have its own."""
    return utc_now


@pytest.fixture
async def sandbox(shelf: Library, database: Database, now: Now) -> AsyncIterator[Sandbox]:
    """A sandbox with the bot at work in it; its flood limits are off, tests tap fast."""
    sandbox = Sandbox()
    sandbox.state.limits.enabled = False
    async with bot_at(sandbox, shelf, database, now):
        yield sandbox


@pytest.fixture
def anna(sandbox: Sandbox) -> Reader:
    return Reader(sandbox, "Anna", "da")


@pytest.fixture
def emma(sandbox: Sandbox) -> Reader:
    return Reader(sandbox, "Emma", "en")
