"""An account is one chat's: what others press, invent or break does not reach it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import text

from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.reader import Reader
from tests.chat.subscribed import MONDAY, count, known, stored, subscribe


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: MONDAY


@pytest.fixture
async def lise(sandbox: Sandbox) -> Reader:
    """Lise, who gets a tip at nine every day."""
    lise = Reader(sandbox, "Lise", "da")
    await subscribe(lise)
    return lise


async def test_her_language_wins_over_telegrams_when_she_types(
    lise: Reader, anna: Reader, database: Database
) -> None:
    await lise.says("/sprog")
    await lise.taps("English")
    assert lise.screen.text == "What would you like to read about?"
    await lise.says("/menu")
    assert lise.screen.text == "What would you like to read about?"
    await lise.presses("da:menu")
    assert lise.screen.text == "Hvad vil du læse om?"
    assert (await known(database, lise)).language == "en"
    await anna.says("/sprog")
    await anna.taps("English")
    await anna.says("/menu")
    assert anna.screen.text == "Hvad vil du læse om?"


FORGED = [
    *("hour:600", "days:0:off", "zone:Asia/Tokyo", "pause:7", "pause:0", "sound:off"),
    *("track:after-birth", "tip-now", "stop", "stop:tips", "leave", "delete:yes", "speak:settings"),
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_strangers_press_touches_nobodys_row(
    data: str, lise: Reader, emma: Reader, database: Database
) -> None:
    before = await known(database, lise)
    await emma.starts()
    await emma.presses(f"en:{data}", lise.screen)
    assert await known(database, lise) == before
    assert await stored(database, emma) is None


@pytest.mark.parametrize(
    "data",
    ["hour:1440", "hour:-1", "hour:x", "days:7:on", "days:0:maybe", "days:0", "days:²:on",
     "zone:Mars/Base", "zone:../../etc/passwd", "pause:365", "pause:²", "sound:loud", "sound",
     "track:other", "stop:other", "ask:other", "ask", "consent:tips", "consent:other:da-1",
     "speak:other", "+topic:other:1", "vote:other:1:helpful", "today:other", "delete:no"],
)  # fmt: skip
async def test_a_button_that_never_was_changes_nothing(
    data: str, lise: Reader, database: Database
) -> None:
    before = await known(database, lise)
    await lise.presses(f"da:{data}")
    assert lise.screen.text.startswith("Den knap er fra en ældre udgave")
    assert await known(database, lise) == before
    assert await count(database) == {"subscribers": 1}


async def test_without_the_database_topics_and_menu_go_on(lise: Reader, database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE subscribers RENAME TO lost"))
    for said, begins in (
        ("/menu", "Hvad vil du læse om?"),
        ("/start t_nights", "Nætter med ondt i bækkenet"),
        ("/driller", "Hvad driller?"),
        ("/tips", "Noget gik galt hos mig."),
    ):
        assert (await lise.says(said)).text.startswith(begins)
    await lise.presses("en:speak:menu")
    assert lise.screen.text == "What would you like to read about?"
