"""What is kept can be read, taken along and deleted; the database's files are the witness."""

import json
from pathlib import Path

import pytest

from bot.delivery.planner import KEPT
from bot.library import Library
from bot.model.outbox import Kind
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.reader import Reader
from tests.chat.subscribed import count, known, queue, stored, subscribe

NUMBER = 48_215_907_361_337  # a chat that stands out in a file

FORMS = (
    str(NUMBER).encode(),
    NUMBER.to_bytes(6, "big"),  # how SQLite writes a number into a row …
    bytes(
        NUMBER >> shift & 0x7F | (0x80 if shift else 0) for shift in range(42, -1, -7)
    ),  # … as it
)


@pytest.fixture(autouse=True)
def standing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the people of the sandbox numbers that nothing else in a database looks like."""
    monkeypatch.setattr("bot.sandbox.state.FIRST_PERSON_ID", NUMBER)


@pytest.fixture
async def lise(sandbox: Sandbox, database: Database, shelf: Library) -> Reader:
    """Lise, with a tip in the queue and one that was sent."""
    lise = Reader(sandbox, "Lise", "da")
    assert lise.person.id == NUMBER
    await subscribe(lise)
    await queue(database, lise, shelf)
    return lise


def traces(folder: Path) -> list[str]:
    """Return the files of the database in which her number stands, in any form."""
    files = (folder / "data").iterdir()
    return [path.name for path in files if any(form in path.read_bytes() for form in FORMS)]


async def test_before_yes_no_file_knows_of_her(
    sandbox: Sandbox, database: Database, tmp_path: Path
) -> None:
    lise = Reader(sandbox, "Lise", "da")
    for said in ("/start", "/tips", "/tid 7", "/privat", "/minedata", "/stop", "/slet"):
        await lise.says(said)
    assert traces(tmp_path) == []
    await subscribe(lise)
    assert traces(tmp_path)
    assert await count(database) == {"subscribers": 1}


async def test_the_export_is_everything_and_can_be_read(lise: Reader, database: Database) -> None:
    await lise.says("/minedata")
    assert lise.screen.text.startswith("Her er alt, hvad jeg har gemt om dig")
    document = lise.screen.content["document"]
    assert (document["file_name"], document["mime_type"]) == ("baekkenro.json", "application/json")
    file = lise.sandbox.state.files[document["file_id"]]
    exported = json.loads(file.data)
    subscriber = await known(database, lise)
    assert exported["subscriber"]["chat_id"] == NUMBER
    assert exported["subscriber"]["tips"] == {
        "version": "da-1",
        "given_at": subscriber.tips and subscriber.tips.given_at.isoformat(),
    }
    assert [row["tip"] for row in exported["deliveries"]] == ["one-stair-at-a-time"]
    explained = lise.screen.text
    assert [name for name in exported["subscriber"] if name not in explained] == []


async def test_the_export_is_a_button_too_and_leaves_what_it_is_on(lise: Reader) -> None:
    about = await lise.says("/privat")
    await lise.taps("Mine data")
    assert lise.screen.content["document"]
    assert about in lise.person.messages


async def test_whoever_is_not_known_is_told_so(anna: Reader) -> None:
    await anna.says("/minedata")
    assert anna.screen.text == "Jeg har intet gemt om dig."


@pytest.mark.parametrize("way", ["/slet", "/stop", "block", "leave"])
async def test_nothing_is_left_that_names_her(
    way: str, lise: Reader, anna: Reader, database: Database, tmp_path: Path
) -> None:
    await subscribe(anna)
    assert traces(tmp_path)
    if way == "block":
        lise.person.block()
        await lise.starts()
    elif way == "leave":
        await lise.taps("Stop alt om graviditet")
    else:
        await lise.says(way)
    if way == "/slet":
        assert await stored(database, lise), "not before it is confirmed"
        await lise.taps("Ja, slet alt")
        assert lise.screen.text.startswith("Alt er slettet.")
    assert traces(tmp_path) == []
    assert await count(database) == {"subscribers": 1, "mailings": 1}


async def test_no_leaves_everything(lise: Reader, database: Database) -> None:
    before = await known(database, lise)
    await lise.says("/slet")
    await lise.taps("Nej, behold det")
    assert await known(database, lise) == before


async def test_to_delete_twice_does_no_harm(lise: Reader, database: Database) -> None:
    for _ in range(2):
        await lise.presses("da:delete:yes")
    assert lise.screen.text.startswith("Alt er slettet.")
    assert await stored(database, lise) is None


async def test_privacy_says_what_why_how_long_and_who(anna: Reader, shelf: Library) -> None:
    about, clinic = (await anna.says("/privat")).text, shelf.clinic
    for kind in (Kind.TIP, Kind.POST):
        assert f"{KEPT[kind].days} dage" in about
    for words in (
        *("chattens nummer", "GDPR", "30 dage", "krypteret fra ende til anden", "CPR-nummer"),
        *("Datatilsynet", clinic.name, clinic.address, clinic.phone, str(clinic.web)),
    ):
        assert words in about
