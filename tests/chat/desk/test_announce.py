"""What staff are told without having asked."""

from collections.abc import AsyncIterator

import pytest

from bot.chat.announce import Announcer
from bot.chat.reach import Reach
from bot.chat.send import sending
from bot.errors import StoreError
from bot.library import Library
from bot.model.trouble import Notice, Trouble
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.desk.work import Clock, Member, draft

NOW = Clock().now()


@pytest.fixture
async def announcer(
    sandbox: Sandbox, karen: Member, shelf: Library, database: Database
) -> AsyncIterator[Announcer]:
    async with (
        sandbox.serve() as url,
        sending(shelf, database, sandbox.token, url, paid=False) as sender,
    ):
        yield Announcer(shelf, database, Reach(sender.bot), [karen.person.id])


async def test_owners_are_told_what_is_wrong_and_when_it_is_over(
    announcer: Announcer, karen: Member, lise: Member
) -> None:
    post_id = await karen.sends_post()
    before = len(lise.person.messages)
    await announcer.tell(Notice(Trouble.REFUSED, f"post:{post_id}", "Bad Request: no", NOW))
    assert karen.screen.text == ("Telegram vil ikke sende »Nyt hold om mandagen«: Bad Request: no")
    await announcer.tell(Notice(Trouble.REFUSED, "edit:99:2", "Bad Request: no", NOW))
    assert "»edit:99:2«" in karen.screen.text
    await announcer.tell(Notice(Trouble.SILENCE, "", "", NOW, NOW))
    assert karen.screen.text.startswith("Det er i orden igen: Telegram svarer ikke")
    assert len(lise.person.messages) == before, "an editor has other work"


async def test_a_store_that_cannot_be_read_is_told_to_owners_by_setting(
    announcer: Announcer, karen: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    await karen.says("/nyt")

    async def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("bot.store.staff.members", fail)
    await announcer.tell(Notice(Trouble.STORE, "", "the disk is full", NOW))
    assert karen.screen.text.startswith("Databasen kan ikke bruges.")


async def test_what_nobody_has_reviewed_is_told_once_for_each_number(
    announcer: Announcer, karen: Member
) -> None:
    await karen.says("/nyt")
    for unreviewed, files in ((0, 32), (3, 32), (3, 32), (2, 32)):
        await announcer.warn_unreviewed(unreviewed, files, NOW)
    told = [m.text for m in karen.person.messages if "gennemgået" in m.text]
    assert [text.split(" tekster")[0] for text in told] == ["3 / 32", "2 / 32"]


async def test_nobody_is_warned_before_there_is_anybody(
    announcer: Announcer, karen: Member
) -> None:
    await announcer.warn_unreviewed(3, 32, NOW)
    await karen.says("/nyt")
    await announcer.warn_unreviewed(3, 32, NOW)
    assert "3 / 32" in karen.screen.text


async def test_a_draft_that_comes_by_itself_is_shown_to_all_staff_as_readers_would_get_it(
    announcer: Announcer, karen: Member, lise: Member, database: Database
) -> None:
    post_id = await karen.writes_post()
    await announcer.show_drafts([int(post_id), 999], NOW)
    for member in (karen, lise):
        assert member.screen.text.startswith("Nyt på klinikkens hjemmeside.")
        assert "Vi har plads til tre" in member.person.messages[-2].text
    await lise.taps("Send …")
    assert (await draft(database, post_id)).opened_at is None


async def test_staff_have_their_commands_in_the_menu_after_a_restart(
    announcer: Announcer, karen: Member, lise: Member, sandbox: Sandbox
) -> None:
    sandbox.state.profile.__init__()  # type: ignore[misc]  # as if Telegram had forgotten
    await announcer.show_menus()
    for member in (karen, lise):
        commands = sandbox.state.commands_seen_by(member.person.user)
        assert commands[0]["command"] == "nyt"
