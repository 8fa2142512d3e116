"""Whoever is not staff, or no longer, finds nothing of the desk: no word, no error, no row."""

from collections.abc import Iterable, Iterator
from itertools import product
from math import gcd

import pytest

from bot.chat.routes import COMMANDS, OWNERS_ONLY, STAFF_BUTTONS, STAFF_COMMANDS
from bot.library import Library
from bot.sandbox import Message, Sandbox
from bot.store.database import Database
from tests.chat.desk.work import A_PICTURE, Member, everything, inject
from tests.chat.reader import Reader

ARGUMENTS: tuple[tuple[str, ...], ...] = (
    (), ("",), ("1",), ("1", "yes"), ("1", "all"), ("1", "me"), ("1", "none"), ("1", "write"),
    ("1", "now"), ("1", "nights"), ("1", "-"), ("1", "language", "da"), ("1", "track", "women"),
    ("1", "2", "abcdef", "yes"), ("1", "abcdef", "yql"), ("1", "", "yl"), ("1", "yl"),
    ("post", "1"), ("edit", "1", "2"), ("tip", "2026-03-01"), ("post", "x"), ("post",),
    ("-1",), ("0",), ("²",), ("٣",), ("9" * 40,), ("post", "9" * 40), ("1_0",),
    ("1001", "remove", "yes"), ("1001", "demote"), ("1001", "promote"), ("owner",), ("editor",),
    ("a", "b", "c", "d", "e"),
)  # fmt: skip
"""Plausible, missing, surplus and forged; 1001 is Karen."""


def presses(verbs: Iterable[str], every: int) -> Iterator[str]:
    """Yield every so manieth pair of a verb and its arguments: all of each, in another mixture."""
    pairs = list(product(verbs, ARGUMENTS))
    assert gcd(every, len(ARGUMENTS)) == 1, "or some arguments are never tried"
    for verb, arguments in pairs[::every]:
        yield ":".join(("da", verb, *arguments))


def look(message: Message) -> tuple[str, list[str]]:
    return message.text, [button["text"] for button in message.buttons]


@pytest.fixture
async def removed(karen: Member, lise: Member) -> Member:
    """Lise, who was an editor until a moment ago."""
    await karen.says("/personale")
    await karen.presses_on("Lise", "Fjern", "Ja, fjern Lise")
    return lise


@pytest.fixture(params=["stranger", "removed"])
async def outsider(
    request: pytest.FixtureRequest, karen: Member, removed: Member, sandbox: Sandbox
) -> Reader:
    await karen.sends_post()
    await karen.writes_post()
    return removed if request.param == "removed" else Reader(sandbox, "Anna", "da")


async def test_every_button_of_the_desk_is_an_old_button_to_them(
    outsider: Reader, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await outsider.starts()
    stale = look(await outsider.presses("da:nothing-of-the-kind"))
    before = await everything(database)
    for data in presses(STAFF_BUTTONS, 8):
        assert look(await outsider.presses(data)) == stale, data
    assert await everything(database) == before
    assert "could not be answered" not in caplog.text


async def test_every_command_of_the_desk_is_an_unknown_one_to_them(
    outsider: Reader, database: Database, shelf: Library
) -> None:
    unknown = look(await outsider.says("/findesikke"))
    before = await everything(database)
    for say, row in product(shelf.phrases.values(), STAFF_COMMANDS):
        for more in ("", " 7", "@sandbox_bot"):
            assert look(await outsider.says(f"/{say(f'command-{row}')}{more}")) == unknown
    assert await everything(database) == before


async def test_a_forged_or_used_invitation_is_a_link_that_leads_nowhere(
    outsider: Reader, karen: Member, sandbox: Sandbox, database: Database
) -> None:
    missing = look(await outsider.starts("noget-helt-andet"))
    used = await karen.invites("redaktør")
    await Member(sandbox, "Mette", "da").joins(used)
    before = await everything(database)
    for payload in (used, "staff_", "staff", "staff_x", "staff_" + "A" * 32, used[:-1]):
        assert look(await outsider.starts(payload)) == missing, payload
    assert await everything(database) == before


async def test_what_they_send_is_read_as_any_readers(
    outsider: Reader, database: Database, sandbox: Sandbox
) -> None:
    before = await everything(database)
    answer = await outsider.does(lambda person: person.send_photo(A_PICTURE, "se her"))
    assert "ingen andre ser det" in answer.text
    for content in (
        {"video": {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}},
        {"photo": [], "media_group_id": "7", "caption": "album"},
        {"document": {"file_id": "d", "file_unique_id": "d"}, "media_group_id": "7"},
    ):
        await outsider.does(lambda person, said=content: inject(sandbox, person, **said))  # type: ignore[misc]
    assert await everything(database) == before


async def test_what_was_waited_for_when_they_left_is_waited_for_no_more(
    karen: Member, lise: Member, database: Database
) -> None:
    await lise.says("/nyt")
    await karen.says("/personale")
    await karen.presses_on("Lise", "Fjern", "Ja, fjern Lise")
    answer = await lise.says("Nyt hold om mandagen")
    assert "Kladde" not in answer.text
    assert (await everything(database))["posts"] == []


async def test_an_editor_may_not_do_what_is_the_owners(
    karen: Member, lise: Member, database: Database
) -> None:
    stale = look(await lise.presses("da:nothing-of-the-kind"))
    await karen.says("/personale")
    assert "Invitér en ejer" in karen.labels
    before = await everything(database)
    owners = [verb for verb, handler in STAFF_BUTTONS.items() if handler in OWNERS_ONLY]
    assert owners == ["desk-person", "desk-invite"]
    for data in presses(owners, 2):
        assert look(await lise.presses(data)) == stale, data
    assert await everything(database) == before
    await lise.says("/personale")
    assert lise.labels == ["Skrivebord"]


@pytest.mark.parametrize("who", ["owner", "editor"])
async def test_whatever_staff_press_is_answered(
    who: str, karen: Member, lise: Member, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    await karen.sends_post()
    await karen.writes_post()
    member = karen if who == "owner" else lise
    for data in presses(STAFF_BUTTONS, 3 if who == "owner" else 8):
        before = len(sandbox.calls)
        await member.presses(data)
        assert any(call.method.lower() == "answercallbackquery" for call in sandbox.calls[before:])
    assert "could not be answered" not in caplog.text
    await karen.says("/personale")
    assert "Karen, ejer" in karen.screen.text


def test_no_command_of_the_desk_is_called_as_one_of_the_readers(shelf: Library) -> None:
    readers = {say(f"command-{row}") for say in shelf.phrases.values() for row in COMMANDS}
    staff = {say(f"command-{row}") for say in shelf.phrases.values() for row in STAFF_COMMANDS}
    assert not readers & staff
