"""The tables of staff, invitations and the log. Each function works inside a transaction."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.staff import Action, Entry, Member, Role, Writing, digest
from bot.store.database import insert
from bot.store.schema import invitations, log, staff

BY_SETTING = "setting"
"""What stands instead of a role for who is an owner by setting alone: no longer, no staff."""


async def find(
    connection: AsyncConnection, person_id: int, owners: Collection[int]
) -> Member | None:
    """Return one of the staff as they are at this moment; `owners` are so by setting."""
    found = await connection.execute(select(staff).where(staff.c.person_id == person_id))
    row = found.one_or_none()
    return None if row is None else _member(row, owners)


async def members(connection: AsyncConnection, owners: Collection[int]) -> list[Member]:
    """Return all staff, the longest here first; nobody else changes them meanwhile."""
    rows = await connection.execute(
        select(staff).order_by(staff.c.since, staff.c.person_id).with_for_update()
    )
    return [member for row in rows if (member := _member(row, owners))]


async def join(connection: AsyncConnection, member: Member) -> None:
    """Keep one of the staff, new or with another role; one by setting has none of their own."""
    role = BY_SETTING if member.by_setting else member.role
    values = {"role": role, "name": member.name, "language": member.language}
    await connection.execute(
        insert(connection, staff)
        .values(person_id=member.person_id, since=member.since, **values)
        .on_conflict_do_update(index_elements=[staff.c.person_id], set_=values)
    )


async def rename(connection: AsyncConnection, person_id: int, name: str, language: str) -> None:
    """Keep what one of the staff is called now, and their language."""
    await connection.execute(
        update(staff).where(staff.c.person_id == person_id).values(name=name, language=language)
    )


async def set_role(connection: AsyncConnection, person_id: int, role: Role) -> None:
    """Let one of the staff have another role; an editor's invitations are void."""
    await connection.execute(update(staff).where(staff.c.person_id == person_id).values(role=role))
    if role is not Role.OWNER:
        await _void_invitations(connection, person_id)


async def remove(connection: AsyncConnection, person_id: int) -> bool:
    """Let somebody be staff no more, nor invite any; tell whether they were."""
    gone = await connection.execute(delete(staff).where(staff.c.person_id == person_id))
    await _void_invitations(connection, person_id)
    return bool(gone.rowcount)


async def await_words(
    connection: AsyncConnection, person_id: int, writing: Writing | None, now: datetime
) -> None:
    """Note what the bot waits for a member to write; None: for nothing."""
    await connection.execute(
        update(staff)
        .where(staff.c.person_id == person_id)
        .values(writing=writing and str(writing), writing_since=now if writing else None)
    )


async def invite(
    connection: AsyncConnection,
    code: str,
    role: Role,
    expires_at: datetime,
    made_by: int | None,
) -> None:
    """Keep an invitation, of which the code itself is not kept.

    One that nobody made (`made_by` None) is that for the first owner: it takes the place of any
    before it.
    """
    if made_by is None:
        await connection.execute(delete(invitations).where(invitations.c.made_by.is_(None)))
    await connection.execute(
        insert(connection, invitations).values(
            digest=digest(code), role=role, expires_at=expires_at, made_by=made_by
        )
    )


async def redeem(connection: AsyncConnection, code: str, now: datetime) -> Role | None:
    """Use an invitation up, and return the role it gives; None if it gives none any more."""
    used = await connection.execute(
        delete(invitations)
        .where(invitations.c.digest == digest(code), invitations.c.expires_at > now)
        .returning(invitations.c.role)
    )
    role = used.scalar_one_or_none()
    return None if role is None else Role(role)


async def note(
    connection: AsyncConnection, name: str, action: Action, subject: str, now: datetime
) -> None:
    """Write a line of the log."""
    await connection.execute(
        insert(connection, log).values(at=now, name=name, action=action, subject=subject)
    )


async def entries(connection: AsyncConnection, limit: int, offset: int = 0) -> list[Entry]:
    """Return lines of the log, the newest first."""
    rows = await connection.execute(
        select(log).order_by(log.c.id.desc()).limit(limit).offset(offset)
    )
    return [Entry(row.at, row.name, Action(row.action), row.subject) for row in rows]


async def has_entry(connection: AsyncConnection, action: Action, subject: str) -> bool:
    """Tell whether the log has such a line already."""
    there = select(log.c.id).where(log.c.action == action, log.c.subject == subject)
    return await connection.scalar(there.limit(1)) is not None


async def forget(connection: AsyncConnection, before: datetime, now: datetime) -> None:
    """Delete lines of the log older than `before`, and invitations that are over."""
    await connection.execute(delete(log).where(log.c.at < before))
    await connection.execute(delete(invitations).where(invitations.c.expires_at <= now))


async def _void_invitations(connection: AsyncConnection, made_by: int) -> None:
    await connection.execute(delete(invitations).where(invitations.c.made_by == made_by))


def _member(row: Row[Any], owners: Collection[int]) -> Member | None:
    by_setting = row.person_id in owners
    if row.role == BY_SETTING and not by_setting:
        return None
    return Member(
        row.person_id,
        Role.OWNER if by_setting else Role(row.role),
        row.name,
        row.language,
        row.since,
        row.writing,
        row.writing_since,
        by_setting,
    )
