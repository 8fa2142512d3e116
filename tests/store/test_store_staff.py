"""Who is staff, how they get in and out, and what is kept of what they did."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.model.staff import INVITATION_LASTS, Action, Member, Role, Writing
from bot.store import staff
from bot.store.database import Database
from tests.store.people import NOW

KAREN = Member(1, Role.OWNER, "Karen", "da", NOW)
LISE = Member(2, Role.EDITOR, "Lise", "en", NOW + timedelta(hours=1))
UNTIL = NOW + INVITATION_LASTS


async def join(database: Database, *members: Member) -> None:
    async with database.writing() as connection:
        for member in members:
            await staff.join(connection, member)


async def find(database: Database, person_id: int, owners: tuple[int, ...] = ()) -> Member | None:
    async with database.reading() as connection:
        return await staff.find(connection, person_id, owners)


async def invite(
    database: Database, code: str, role: Role = Role.EDITOR, by: int | None = 1
) -> None:
    async with database.writing() as connection:
        await staff.invite(connection, code, role, UNTIL, by)


async def redeem(database: Database, code: str) -> Role | None:
    async with database.writing() as connection:
        return await staff.redeem(connection, code, NOW)


async def test_staff_are_found_and_listed_the_longest_here_first(database: Database) -> None:
    await join(database, LISE, KAREN)
    assert await find(database, 1) == KAREN
    assert await find(database, 3) is None
    async with database.reading() as connection:
        assert await staff.members(connection, ()) == [KAREN, LISE]


async def test_who_joins_again_has_the_new_role_and_was_here_since_before(
    database: Database,
) -> None:
    await join(database, LISE, replace(LISE, role=Role.OWNER, since=NOW + timedelta(days=1)))
    assert await find(database, 2) == replace(LISE, role=Role.OWNER)


async def test_an_owner_by_setting_is_staff_for_as_long_as_the_setting_says(
    database: Database,
) -> None:
    by_setting = replace(KAREN, by_setting=True)
    await join(database, by_setting, LISE)
    assert await find(database, 1, (1,)) == by_setting
    assert await find(database, 1) is None
    async with database.reading() as connection:
        assert await staff.members(connection, ()) == [LISE]
        both = await staff.members(connection, (1, 2))
    assert [(member.role, member.by_setting) for member in both] == [(Role.OWNER, True)] * 2
    assert await find(database, 2) == LISE


async def test_somebody_removed_is_not_renamed_back_in(database: Database) -> None:
    await join(database, LISE)
    async with database.writing() as connection:
        await staff.rename(connection, 2, "Lise M.", "da")
    assert await find(database, 2) == replace(LISE, name="Lise M.", language="da")
    async with database.writing() as connection:
        assert await staff.remove(connection, 2)
        assert not await staff.remove(connection, 2)
        await staff.rename(connection, 2, "Lise", "da")
    assert await find(database, 2) is None


async def test_an_invitation_is_used_once(database: Database) -> None:
    await invite(database, "code", Role.OWNER)
    used = await asyncio.gather(*(redeem(database, "code") for _ in range(4)))
    assert sorted(map(str, used)) == ["None", "None", "None", "owner"]
    assert await redeem(database, "another") is None


async def test_an_invitation_ends(database: Database) -> None:
    await invite(database, "code")
    async with database.writing() as connection:
        assert await staff.redeem(connection, "code", UNTIL) is None
        await staff.forget(connection, NOW, UNTIL)
        assert await staff.redeem(connection, "code", NOW) is None


async def test_the_first_invitation_takes_the_place_of_the_one_before(database: Database) -> None:
    await invite(database, "of Karen")
    await invite(database, "old", Role.OWNER, by=None)
    await invite(database, "new", Role.OWNER, by=None)
    assert await redeem(database, "old") is None
    assert await redeem(database, "new") is Role.OWNER
    assert await redeem(database, "of Karen") is Role.EDITOR


async def test_who_is_removed_or_no_owner_any_more_has_invited_nobody(database: Database) -> None:
    await join(database, KAREN, LISE)
    for change in (
        lambda connection: staff.remove(connection, 1),
        lambda connection: staff.set_role(connection, 1, Role.EDITOR),
    ):
        await invite(database, "of Karen", Role.OWNER)
        await invite(database, "of Lise", by=2)
        async with database.writing() as connection:
            await change(connection)
        assert await redeem(database, "of Karen") is None
        assert await redeem(database, "of Lise") is Role.EDITOR


async def test_what_is_waited_for_is_kept_and_let_go(database: Database) -> None:
    await join(database, LISE)
    for writing in (Writing("title", 7), None):
        async with database.writing() as connection:
            await staff.await_words(connection, 2, writing, NOW)
            await staff.await_words(connection, 99, writing, NOW)  # no member
        member = await find(database, 2)
        assert member
        assert member.writes(NOW) == writing


async def test_the_log_is_read_newest_first_page_by_page_and_forgotten(database: Database) -> None:
    async with database.writing() as connection:
        for hour, action in enumerate(Action):
            at = NOW + timedelta(hours=hour)
            await staff.note(connection, "Karen", action, f"»{action}«", at)
        first = await staff.entries(connection, 3)
        assert [entry.action for entry in first] == list(Action)[:-4:-1]
        assert (await staff.entries(connection, 1, 3))[0].action is list(Action)[-4]
        assert await staff.has_entry(connection, Action.INVITED, "»invited«")
        assert not await staff.has_entry(connection, Action.INVITED, "»joined«")
        await staff.forget(connection, NOW + timedelta(hours=2), NOW)
        assert len(await staff.entries(connection, 99)) == len(Action) - 2
