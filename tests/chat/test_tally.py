"""What is shown to people is counted, and of nobody."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.clock import utc_now
from bot.library import Library
from bot.model.status import Counted
from bot.sandbox import Sandbox
from bot.store import counts
from bot.store.database import Database
from bot.store.tally import Tally
from tests.chat.conftest import Now, bot_at
from tests.chat.reader import Reader


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
async def sandbox(
    shelf: Library, database: Database, now: Now, tally: Tally
) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox()
    sandbox.state.limits.enabled = False
    async with bot_at(sandbox, shelf, database, now, tally):
        yield sandbox


async def counted(database: Database, tally: Tally) -> dict[Counted, int]:
    await tally.flush(database, utc_now())
    async with database.reading() as connection:
        return await counts.sums(connection, date(2026, 1, 1))


async def test_topics_and_danger_cards_are_counted_however_they_were_reached(
    anna: Reader, emma: Reader, database: Database, tally: Tally
) -> None:
    await anna.says("/start t_nights")
    await anna.taps("Alle emner")
    await anna.taps("Nætter")
    await emma.says("I am bleeding and I have a fever")
    await emma.taps("When to call?")
    assert await counted(database, tally) == {
        ("topic", "nights"): 2,
        ("danger", "bleeding"): 1,
        ("topic", "when-to-call"): 1,
    }


async def test_a_run_of_the_quiz_is_counted_at_its_end(
    anna: Reader, database: Database, tally: Tally
) -> None:
    await anna.says("/quiz")
    await anna.taps("Nej, intet af det")
    for _ in range(8):
        await anna.taps("Ved ikke")
    assert await counted(database, tally) == {}
    await anna.taps("Ved ikke")
    assert await counted(database, tally) == {("quiz", "run"): 1}
