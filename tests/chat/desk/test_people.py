"""Who sits at the desk: by setting, by the first code, by invitation; and how they leave it."""

import asyncio
from datetime import timedelta

from bot.chat.desk import Desks
from bot.library import Library
from bot.model.staff import INVITATION_LASTS, Role
from bot.sandbox import Sandbox
from bot.store import staff
from bot.store.database import Database, opened
from tests.chat.conftest import bot_at
from tests.chat.desk.work import Clock, Member, everything
from tests.chat.reader import Reader


async def roles(database: Database, *owners: int) -> dict[str, str]:
    async with database.reading() as connection:
        return {each.name: str(each.role) for each in await staff.members(connection, owners)}


def menu(sandbox: Sandbox, member: Reader) -> list[str]:
    return [each["command"] for each in sandbox.state.commands_seen_by(member.person.user)]


async def test_an_owner_by_setting_is_at_home_at_once(
    karen: Member, sandbox: Sandbox, database: Database
) -> None:
    await karen.says("/personale")
    assert "Karen, ejer" in karen.screen.text
    assert await roles(database) == {}  # not without the setting
    assert await roles(database, karen.person.id) == {"Karen": "owner"}
    await sandbox.until(lambda: menu(sandbox, karen)[:3] == ["nyt", "opslag", "personale"])


async def test_an_invitation_lets_one_person_in_once(
    karen: Member, sandbox: Sandbox, database: Database
) -> None:
    payload = await karen.invites("redaktør")
    assert "virker én gang og til tors. 5. mar." in karen.screen.text
    lise, mette = Member(sandbox, "Lise", "da"), Member(sandbox, "Mette", "da")
    await lise.joins(payload)
    assert lise.screen.text.startswith("Velkommen, Lise.")
    await sandbox.until(lambda: menu(sandbox, lise)[0] == "nyt")
    await mette.joins(payload)
    assert mette.screen.text.startswith("Den side findes ikke længere")
    assert await roles(database, karen.person.id) == {"Karen": "owner", "Lise": "editor"}


async def test_two_who_follow_one_invitation_at_once_are_not_both_let_in(
    karen: Member, sandbox: Sandbox, database: Database
) -> None:
    payload = await karen.invites("redaktør")
    both = [Member(sandbox, name, "da") for name in ("Lise", "Mette")]
    await asyncio.gather(*(each.joins(payload) for each in both))
    assert len(await roles(database, karen.person.id)) == 2


async def test_an_invitation_ends(
    karen: Member, sandbox: Sandbox, clock: Clock, database: Database
) -> None:
    payload = await karen.invites("redaktør")
    clock.turn(seconds=INVITATION_LASTS.total_seconds())
    lise = Member(sandbox, "Lise", "da")
    await lise.joins(payload)
    assert lise.screen.text.startswith("Den side findes ikke længere")
    assert await roles(database, karen.person.id) == {"Karen": "owner"}


async def test_an_invitation_takes_nothing_away(
    karen: Member, lise: Member, database: Database
) -> None:
    await karen.says("/personale")
    await karen.presses_on("Lise", "Gør til ejer")
    await lise.joins(await karen.invites("redaktør"))
    await karen.joins(await karen.invites("redaktør"))
    assert await roles(database, karen.person.id) == {"Karen": "owner", "Lise": "owner"}
    assert await roles(database) == {"Karen": "editor", "Lise": "owner"}  # of her own


async def test_what_an_owner_changes_counts_at_the_next_press(
    karen: Member, lise: Member, sandbox: Sandbox
) -> None:
    await lise.says("/personale")
    assert lise.labels == ["Skrivebord"]
    await karen.says("/personale")
    await karen.presses_on("Lise", "Gør til ejer")
    assert "Lise, ejer" in karen.screen.text
    await lise.says("/personale")
    assert "Invitér en ejer" in lise.labels
    old = lise.screen
    await karen.presses_on("Lise", "Gør til redaktør")
    await lise.taps("Invitér en ejer", old)
    assert lise.screen.text.startswith("Den knap er fra en ældre udgave")
    await karen.presses_on("Lise", "Fjern", "Ja, fjern Lise")
    assert "Lise" not in karen.screen.text
    assert (await lise.says("/nyt")).text.startswith("Tryk på et emne")
    await sandbox.until(lambda: menu(sandbox, lise)[0] == "start")


async def test_the_last_owner_and_an_owner_by_setting_stay(
    karen: Member, lise: Member, database: Database
) -> None:
    await karen.says("/personale")
    for change in ("Gør til redaktør", "Fjern"):
        await karen.presses_on("Karen", change)
        assert karen.screen.text.startswith("Den ejer står i indstillingen CLINIC_OWNERS")
        await karen.taps("Personale")
    await karen.presses_on("Lise", "Gør til ejer")
    async with database.writing() as connection:  # and if the setting named nobody …
        await staff.remove(connection, karen.person.id)
    await lise.says("/personale")
    for change in ("Gør til redaktør", "Fjern"):
        await lise.presses_on("Lise", change)
        assert lise.screen.text.startswith("Der skal være mindst én ejer.")
        await lise.taps("Personale")
    assert await roles(database) == {"Lise": "owner"}


async def test_two_owners_who_remove_each_other_at_once_leave_one(
    karen: Member, lise: Member, sandbox: Sandbox, database: Database
) -> None:
    mette = Member(sandbox, "Mette", "da")
    await mette.joins(await karen.invites("ejer"))
    await lise.joins(await karen.invites("ejer"))
    async with database.writing() as connection:
        await staff.remove(connection, karen.person.id)
    await asyncio.gather(
        lise.presses(f"da:desk-person:{mette.person.id}:remove:yes"),
        mette.presses(f"da:desk-person:{lise.person.id}:remove:yes"),
    )
    assert len(await roles(database)) == 1


async def test_who_leaves_the_desk_is_shown_what_everybody_is(karen: Member, lise: Member) -> None:
    await karen.says("/personale")
    await karen.presses_on("Lise", "Gør til ejer")
    await lise.says("/personale")
    await lise.presses_on("Lise", "Fjern", "Ja, fjern Lise")
    assert lise.screen.text.startswith("Hvad vil du læse om?")


async def test_what_an_owner_has_invited_to_goes_with_them(karen: Member, lise: Member) -> None:
    await karen.says("/personale")
    await karen.presses_on("Lise", "Gør til ejer")
    payload = await lise.invites("ejer")
    await karen.says("/personale")
    await karen.presses_on("Lise", "Fjern", "Ja, fjern Lise")
    await lise.joins(payload)
    assert lise.screen.text.startswith("Den side findes ikke længere")


async def test_the_log_says_who_did_what_and_when(
    karen: Member, lise: Member, clock: Clock
) -> None:
    clock.turn(hours=1)
    await karen.sends_post()
    await karen.says("/personale")
    await karen.presses_on("Lise", "Gør til ejer")
    await karen.presses("da:desk-person:" + str(lise.person.id) + ":promote")  # pressed twice
    assert (await lise.says("/log")).text.splitlines() == [
        "Log",
        "2. mar. 12.00  Karen: gjorde Lise til ejer",
        "2. mar. 12.00  Karen: sendte »Nyt hold om mandagen« ud",
        "2. mar. 12.00  Karen: skrev »Nyt hold om mandagen«",
        "2. mar. 11.00  Lise: kom med som redaktør",
        "2. mar. 11.00  Karen: inviterede en redaktør",
    ]


async def test_the_log_goes_on_page_by_page(karen: Member) -> None:
    for _ in range(14):
        await karen.invites("redaktør")
    await karen.says("/log")
    assert len(karen.screen.text.splitlines()) == 1 + 12
    await karen.taps("Ældre →")
    assert len(karen.screen.text.splitlines()) == 1 + 2
    assert karen.labels == ["← Nyere", "Skrivebord"]
    await karen.taps("← Nyere")
    assert "Ældre →" in karen.labels


async def test_a_name_that_changes_is_kept_up_and_no_name_of_a_reader_is(
    karen: Member, lise: Member, database: Database, sandbox: Sandbox
) -> None:
    lise.person.user.first_name = "Lise-Marie " * 20
    await lise.says("/opslag")
    assert set(await roles(database, karen.person.id)) == {"Karen", ("Lise-Marie " * 20)[:60]}
    anna = Reader(sandbox, "Anna", "da")
    await anna.says("/opslag")
    assert "Anna" not in str(await everything(database))


async def test_at_the_first_start_a_code_makes_the_first_owner(
    shelf: Library, database: Database, clock: Clock, empty: Sandbox
) -> None:
    desks = Desks(database, (), clock.now)
    before, code = await desks.first_invitation(), await desks.first_invitation()
    assert before
    assert code
    mette = Member(empty, "Mette", "da")
    async with bot_at(empty, shelf, database, clock.now):
        await mette.joins(f"staff_{before}")  # a second start takes its place
        assert await roles(database) == {}
        await mette.joins(f"staff_{code}")
        assert await roles(database) == {"Mette": Role.OWNER}
    assert await desks.first_invitation() is None
    assert await Desks(database, (7,), clock.now).first_invitation() is None


async def test_the_first_code_is_made_again_where_the_owner_is_gone(
    database: Database, clock: Clock
) -> None:
    by_setting = Desks(database, (7,), clock.now)
    assert await by_setting.first_invitation() is None
    assert await Desks(database, (), clock.now).first_invitation()


async def test_a_restart_knows_the_staff(
    karen: Member, lise: Member, database: Database, clock: Clock
) -> None:
    async with opened(str(database.url.render_as_string(hide_password=False))) as other:
        assert set(await roles(other, karen.person.id)) == {"Karen", "Lise"}
        writing = await Desks(other, (), clock.now).writer(lise.person.id)
        assert writing is None
    await lise.says("/nyt")
    assert await Desks(database, (), clock.now).writer(lise.person.id)
    clock.turn(seconds=timedelta(hours=1, seconds=1).total_seconds())
    assert await Desks(database, (), clock.now).writer(lise.person.id) is None
