"""The desk itself: where its ways lead, who sits at it, and what they did."""

import secrets

from bot.chat.screens import Screen, staff
from bot.chat.visit import StaffVisit
from bot.errors import StaleButton
from bot.model.staff import INVITATION_LASTS, Action, Member, Role
from bot.store import staff as kept

PAGE = 12
"""Lines of the log on one page."""


async def home(visit: StaffVisit) -> Screen:
    """Show the ways from the desk."""
    return staff.home(visit)


async def people(visit: StaffVisit) -> Screen:
    """Show who may publish."""
    async with visit.desk.reading() as connection:
        members = await kept.members(connection, visit.desk.owners)
    return staff.people(visit, members, visit.desk.member)


async def invite(visit: StaffVisit, role: str) -> Screen:
    """Make an invitation, to be used once.

    Raises:
        StaleButton: there is no such role.
    """
    if role not in list(Role):
        raise StaleButton(role)
    code, desk = secrets.token_urlsafe(24), visit.desk
    until = desk.now + INVITATION_LASTS
    async with desk.writing() as connection:
        await kept.invite(connection, code, Role(role), until, desk.member.person_id)
        await desk.note(connection, Action.INVITED, role)
    return staff.invitation(visit, Role(role), await visit.reach.link(f"staff_{code}"), until)


async def person(visit: StaffVisit, person_id: str, change: str = "", sure: str = "") -> Screen:
    """Show one of the staff, or change what they may.

    Raises:
        StaleButton: there is no such person or change.
    """
    desk = visit.desk
    async with desk.reading() as connection:
        members = await kept.members(connection, desk.owners)
    member = next((each for each in members if str(each.person_id) == person_id), None)
    if member is None or change not in ("", "promote", "demote", "remove"):
        raise StaleButton(person_id)
    if not change:
        return staff.person(visit, member)
    if change != "promote":
        if member.by_setting:
            return staff.person(visit, member, "desk-by-setting")
        if [each for each in members if each.role is Role.OWNER] == [member]:
            return staff.person(visit, member, "desk-last-owner")
    if change == "remove" and not sure:
        return staff.remove(visit, member)
    await _change(visit, member, change)
    return await people(visit)


async def log(visit: StaffVisit, page: str = "1") -> Screen:
    """Show what staff did, the newest first.

    Raises:
        StaleButton: it is no page.
    """
    if not page.isdecimal() or int(page) < 1:
        raise StaleButton(page)
    async with visit.desk.reading() as connection:
        entries = await kept.entries(connection, PAGE + 1, (int(page) - 1) * PAGE)
    return staff.log(visit, entries[:PAGE], int(page), more=len(entries) > PAGE)


async def _change(visit: StaffVisit, member: Member, change: str) -> None:
    desk = visit.desk
    async with desk.writing() as connection:
        if change == "remove":
            await kept.remove(connection, member.person_id)
            await desk.note(connection, Action.REMOVED, member.name)
        else:
            role, action = {
                "promote": (Role.OWNER, Action.PROMOTED),
                "demote": (Role.EDITOR, Action.DEMOTED),
            }[change]
            await kept.set_role(connection, member.person_id, role)
            await desk.note(connection, action, member.name)
    if change == "remove":
        await visit.reach.try_commands(member.person_id)
