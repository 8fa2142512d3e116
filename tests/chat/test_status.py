"""Staff see how it goes, and never a number under five."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.clock import utc_now
from bot.library import Library
from bot.model.status import Counted, What
from bot.sandbox import Sandbox
from bot.store import counts, votes
from bot.store.database import Database
from tests.chat.conftest import bot_at
from tests.chat.reader import Reader
from tests.store.people import save, someone


@pytest.fixture
async def clinic(shelf: Library, database: Database) -> AsyncIterator[Reader]:
    """The clinic at its phone; it owns the desk."""
    sandbox = Sandbox()
    sandbox.state.limits.enabled = False
    clinic = Reader(sandbox, "Bente", "en", "clinic")
    async with bot_at(sandbox, shelf, database):
        yield clinic


@pytest.fixture
async def history(database: Database) -> None:
    """Six readers of tips, two of posts; a month ago there were nine and none."""
    await save(database, *(someone(chat_id, posts=None) for chat_id in range(1, 7)))
    await save(database, *(someone(chat_id, tips=None) for chat_id in range(7, 9)))
    today = utc_now().date()
    async with database.writing() as connection:
        for days in range(25, 30):
            day = today - timedelta(days=days)
            await counts.put(connection, day, {(What.SUBSCRIBERS, "tips"): 9})
        counted: dict[Counted, int] = {
            (What.TOPIC, "nights"): 1234,
            (What.TOPIC, "help"): 4,
            (What.DANGER, "fever"): 3,
            (What.DANGER, "bleeding"): 3,
            (What.QUIZ, "run"): 2,
            ("tip", "sent"): 812,
            ("tip", "gone"): 1,
        }
        await counts.add(connection, today, counted)
        for _ in range(6):
            await votes.count(connection, "one-stair-at-a-time", 1, helpful=True)


def told(clinic: Reader) -> list[str]:
    return [line for line in clinic.screen.text.splitlines() if line]


@pytest.mark.usefixtures("history")
async def test_the_figures_stand_under_a_chart(clinic: Reader) -> None:
    await clinic.says("/status")
    [photo] = clinic.screen.content["photo"]
    assert (photo["width"], photo["height"]) == (1280, 896)
    lines = told(clinic)
    assert lines[1] == "Subscribers"
    assert lines[2].startswith("Tips only: 6 (")
    assert lines[2].endswith(": 9)")
    assert "Posts only: under 5" in lines
    assert "Tips: sent 812 · failed under 5 · too late under 5 · blocked under 5" in lines
    assert "Nights: 1,234" in lines
    assert "Danger cards shown: 6" in lines
    assert "Quiz taken to its end: under 5" in lines
    assert "100%: Take one stair at a time today, and hold …" in lines
    assert not any(line.startswith("Help") for line in lines)


@pytest.mark.usefixtures("history")
async def test_it_is_counted_anew_in_place_and_in_danish(
    clinic: Reader, database: Database
) -> None:
    await clinic.says("/status")
    shown = clinic.screen
    await save(database, *(someone(chat_id, posts=None) for chat_id in range(11, 15)))
    await clinic.taps("Refresh")
    assert clinic.screen.message_id == shown.message_id
    assert told(clinic)[2].startswith("Tips only: 10 (")
    await clinic.presses("da:desk-status")
    assert told(clinic)[2].startswith("Kun tips: 10 (")


async def test_without_a_history_there_are_figures_alone(clinic: Reader) -> None:
    await clinic.says("/status")
    assert "photo" not in clinic.screen.content
    assert "Tips only: under 5" in told(clinic)
    assert "There is not enough to show yet." in told(clinic)
    assert not any("could not be drawn" in line for line in told(clinic))


@pytest.mark.usefixtures("history")
async def test_where_the_chart_cannot_be_drawn_the_figures_come_without(
    clinic: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    await clinic.says("/status")
    assert "photo" not in clinic.screen.content
    assert told(clinic)[2].startswith("Tips only: 6")
    assert "The chart could not be drawn just now. Try again in a moment." in told(clinic)


async def test_readers_are_told_nothing_of_it(clinic: Reader) -> None:
    anna = Reader(clinic.sandbox, "Anna", "da")
    await anna.says("/status")
    assert "Abonnenter" not in anna.screen.text
    await anna.presses("da:desk-status")
    assert "Abonnenter" not in anna.screen.text
    await anna.presses("da:desk-poster")
    assert "photo" not in anna.screen.content
