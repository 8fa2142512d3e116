"""The clinic's poster, asked for in the chat and read by a phone's camera."""

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from bot.library import Library
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.conftest import bot_at
from tests.chat.reader import Reader


@pytest.fixture
async def clinic(shelf: Library, database: Database) -> AsyncIterator[Reader]:
    """The clinic at its phone; it owns the desk."""
    sandbox = Sandbox(username="baekkenro_bot")
    sandbox.state.limits.enabled = False
    clinic = Reader(sandbox, "Bente", "da", "clinic")
    async with bot_at(sandbox, shelf, database):
        yield clinic


def file(clinic: Reader) -> tuple[str, bytes]:
    """Return the file on the screen: its name and what is in it."""
    document = clinic.screen.content["document"]
    return document["file_name"], clinic.sandbox.state.files[document["file_id"]].data


def code(picture: bytes) -> str:
    [found] = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    return str(found.text)


async def test_the_code_on_the_screen_and_in_print_opens_the_menu(clinic: Reader) -> None:
    await clinic.says("/plakat")
    [photo] = clinic.screen.content["photo"]
    link = "https://t.me/baekkenro_bot?start=menu"
    assert code(clinic.sandbox.state.files[photo["file_id"]].data) == link
    poster = clinic.screen
    await clinic.taps("Billede til print")
    name, png = file(clinic)
    assert name == "plakat-da.png"
    assert Image.open(BytesIO(png)).size == (2480, 3508)
    assert code(png) == link
    await clinic.taps("PDF til print", poster)
    name, pdf = file(clinic)
    assert (name, pdf[:5]) == ("plakat-da.pdf", b"%PDF-")


async def test_it_comes_in_every_language_whatever_staff_speak(clinic: Reader) -> None:
    await clinic.says("/plakat")
    await clinic.taps("English")
    assert clinic.screen.text.startswith("Plakaten")
    assert "Dansk" in clinic.labels
    await clinic.taps("PDF til print")
    assert file(clinic)[0] == "plakat-en.pdf"


@pytest.mark.parametrize("data", ["da:desk-poster:xx", "da:desk-poster:da:exe"])
async def test_a_button_that_never_was_makes_no_poster(clinic: Reader, data: str) -> None:
    await clinic.says("/plakat")
    await clinic.presses(data)
    assert "photo" not in clinic.screen.content


async def test_where_it_cannot_be_drawn_staff_are_told(
    clinic: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    await clinic.says("/plakat")
    assert clinic.screen.text == "Plakaten kunne ikke laves lige nu. Prøv igen om lidt."
