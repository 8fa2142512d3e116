"""The clinic's desk: what a member of staff may reach. A handler that holds a Desk may publish.

Who may, is asked at each press anew: a button from before somebody was removed does nothing.
"""

import secrets
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import User

from bot.model.staff import INVITATION_LASTS, Action, Member, Role, Writing
from bot.store import staff
from bot.store.database import Database

NAME_LIMIT = 60
"""Characters kept of a member's name."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One member's desk at the moment `now`.

    `message_id` is the message whose button was pressed. It `is_new` for an owner by setting who
    has not been here before. What reaches the store raises StoreError where the database cannot.
    """

    database: Database
    member: Member
    owners: Collection[int]
    now: datetime
    message_id: int | None = None
    is_new: bool = False

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Read one consistent state."""
        return self.database.reading()

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Write all of it, or nothing."""
        return self.database.writing()

    async def note(self, connection: AsyncConnection, action: Action, subject: str) -> None:
        """Write into the log that this member did something."""
        await staff.note(connection, self.member.name, action, subject, self.now)

    async def await_words(self, writing: Writing | None) -> None:
        """Note what the bot waits for this member to write next; None: for nothing."""
        async with self.writing() as connection:
            await staff.await_words(connection, self.member.person_id, writing, self.now)


class Desks:
    """Where staff's desks are.

    Args:
        database: the store.
        owners: the people who are owners by setting.
        now: the present moment.
    """

    def __init__(
        self, database: Database, owners: Collection[int], now: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.owners = frozenset(owners)
        self._now = now

    async def of(
        self, person: User, language: str, needed: Role, message_id: int | None = None
    ) -> Desk | None:
        """Return somebody's desk as of this moment; None for whoever may not do what is needed."""
        now = self._now()
        async with self.database.reading() as connection:
            member = await staff.find(connection, person.id, self.owners)
        name = person.first_name[:NAME_LIMIT]
        if member is None and person.id in self.owners:
            member = Member(person.id, Role.OWNER, name, language, now, by_setting=True)
            async with self.database.writing() as connection:
                await staff.join(connection, member)
            return Desk(self.database, member, self.owners, now, message_id, is_new=True)
        if member is None or not member.role.may(needed):
            return None
        known = replace(member, name=name, language=language)
        if known != member:
            async with self.database.writing() as connection:
                await staff.rename(connection, person.id, name, language)
        return Desk(self.database, known, self.owners, now, message_id)

    async def writer(self, person_id: int) -> Writing | None:
        """Return what the bot waits for this person to write, if anything."""
        async with self.database.reading() as connection:
            member = await staff.find(connection, person_id, self.owners)
        return member.writes(self._now()) if member else None

    async def first_invitation(self) -> str | None:
        """Return the code by which the first owner may join; None where there is an owner.

        It takes the place of the one that was made at the last start.
        """
        now, code = self._now(), secrets.token_urlsafe(24)
        async with self.database.writing() as connection:
            members = await staff.members(connection, self.owners)
            if self.owners or any(member.role is Role.OWNER for member in members):
                return None
            await staff.invite(connection, code, Role.OWNER, now + INVITATION_LASTS, None)
        return code

    async def redeem(self, code: str, person: User, language: str) -> Desk | None:
        """Let somebody join who has an invitation; None where it is used up, over or made up."""
        now = self._now()
        async with self.database.writing() as connection:
            role = await staff.redeem(connection, code, now)
            if role is None:
                return None
            member = Member(person.id, role, person.first_name[:NAME_LIMIT], language, now)
            before = await staff.find(connection, person.id, ())
            if before and before.role is Role.OWNER:
                member = replace(member, role=Role.OWNER)  # an invitation takes nothing away
            await staff.join(connection, member)
            await staff.note(connection, member.name, Action.JOINED, str(member.role), now)
        return Desk(self.database, member, self.owners, now)
