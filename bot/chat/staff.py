"""The desk itself: where its ways lead, who sits at it, and what they did."""

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.buttons import PAGES, number
from bot.chat.screens import Screen, staff, topics
from bot.chat.visit import StaffVisit
from bot.errors import StaleButton
from bot.model.staff import INVITATION_LASTS, Action, Member, Role
from bot.store import staff as kept

PAGE = 12
"""Lines of the log on one page."""


CHANGES: Mapping[str, tuple[Role | None, Action]] = {
    "promote": (Role.OWNER, Action.PROMOTED),
    "demote": (Role.EDITOR, Action.DEMOTED),
    "remove": (None, Action.REMOVED),
}
"""What an owner can change about one of the staff: the role they have then, if any."""


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
    if change not in ("", *CHANGES):
        raise StaleButton(change)
    desk = visit.desk
    async with desk.writing() as connection:
        members = await kept.members(connection, desk.owners)
        member = next((each for each in members if str(each.person_id) == person_id), None)
        if member is None:
            raise StaleButton(person_id)
        why_not = _why_not(member, members, change)
        if why_not or not change:
            return staff.person(visit, member, why_not)
        if change == "remove" and not sure:
            return staff.remove(visit, member)
        await _change(visit, connection, member, change)
        members = await kept.members(connection, desk.owners)
    if change == "remove":
        await visit.reach.try_commands(member.person_id)
    me = next((each for each in members if each.person_id == desk.member.person_id), None)
    return staff.people(visit, members, me) if me else topics.menu(visit)


async def log(visit: StaffVisit, page: str = "1") -> Screen:
    """Show what staff did, the newest first.

    Raises:
        StaleButton: it is no page.
    """
    at = number(page, PAGES)
    async with visit.desk.reading() as connection:
        entries = await kept.entries(connection, PAGE + 1, (at - 1) * PAGE)
    return staff.log(visit, entries[:PAGE], at, more=len(entries) > PAGE)


def _why_not(member: Member, members: Sequence[Member], change: str) -> str:
    """Return the phrase that says why somebody cannot be changed so; none if they can."""
    if change not in ("demote", "remove"):
        return ""
    if member.by_setting:
        return "desk-by-setting"
    last = [each for each in members if each.role is Role.OWNER] == [member]
    return "desk-last-owner" if last else ""


async def _change(
    visit: StaffVisit, connection: AsyncConnection, member: Member, change: str
) -> None:
    role, action = CHANGES[change]
    if role is member.role:
        return  # pressed twice
    if role:
        await kept.set_role(connection, member.person_id, role)
    else:
        await kept.remove(connection, member.person_id)
    await visit.desk.note(connection, action, member.name)
