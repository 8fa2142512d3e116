"""What staff are told without having asked: that something is wrong, or that a draft has come."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.chat.reach import Reach
from bot.chat.routes import staff_menu
from bot.chat.screens import drafts, staff
from bot.chat.visit import Visit
from bot.errors import StoreError
from bot.library import Library
from bot.model.language import PRIMARY
from bot.model.outbox import Mailing
from bot.model.staff import Action, Member, Role
from bot.model.trouble import Notice, Trouble
from bot.store import posts
from bot.store import staff as kept
from bot.store.database import Database

OURS = "Bækkenro"
"""Who the log says did what nobody did."""


class Announcer:
    """Tells staff.

    Args:
        library: the words for it.
        database: where staff stand.
        reach: shows it.
        owners: the people who are owners by setting.
    """

    def __init__(
        self, library: Library, database: Database, reach: Reach, owners: Collection[int]
    ) -> None:
        self._library = library
        self._database = database
        self._reach = reach
        self._owners = frozenset(owners)

    async def tell(self, notice: Notice) -> None:
        """Tell owners that something went wrong, or that it is over.

        Where the store cannot be read, those by setting are told in the first language.
        """
        owners = dict.fromkeys(self._owners, Visit(self._library, PRIMARY))
        with suppress(StoreError):
            notice = replace(notice, subject=await self._named(notice.subject))
            owners |= {
                member.person_id: self._visit(member)
                for member in await self._members()
                if member.role is Role.OWNER
            }
        for person_id, visit in owners.items():
            await self._reach.show_all([person_id], staff.alert(visit, notice))

    async def warn_unreviewed(self, unreviewed: int, files: int, now: datetime) -> None:
        """Tell owners how much no clinician has reviewed yet, once for each such number.

        Raises:
            StoreError: the database cannot.
        """
        detail = f"{unreviewed} / {files}"
        async with self._database.writing() as connection:
            known = await kept.has_entry(connection, Action.WARNED, detail)
            if not unreviewed or known or not await kept.members(connection, self._owners):
                return
            await kept.note(connection, OURS, Action.WARNED, detail, now)
        await self.tell(Notice(Trouble.UNREVIEWED, "", detail, now))

    async def show_menus(self) -> None:
        """Show staff their commands in the menus of their chats.

        Raises:
            StoreError: it cannot be read who they are.
        """
        languages = {member.person_id: self._visit(member) for member in await self._members()}
        for person_id in languages.keys() | self._owners:
            visit = languages.get(person_id) or Visit(self._library, PRIMARY)
            await self._reach.try_commands(person_id, staff_menu(visit.say).items())

    async def show_drafts(self, post_ids: Iterable[int], now: datetime) -> None:
        """Show drafts that came by themselves to all staff, each with the ways to send it.

        Raises:
            StoreError: the database cannot.
        """
        for post_id in post_ids:
            async with self._database.reading() as connection:
                post = await posts.find(connection, post_id)
                if post is None:
                    continue
                size = await posts.size(connection, post, now)
            for member in await self._members():
                visit = self._visit(member)
                screen = drafts.previewed(visit, post, size, visit.say("desk-feed-draft"))
                await self._reach.show_all([member.person_id], screen)

    async def _named(self, subject: str) -> str:
        """Return the title of a post that a notice is about, or what it is about instead."""
        try:
            post_id = Mailing.parse(subject).post_id
        except ValueError:
            return subject  # a tip, a place in the code, or nothing
        async with self._database.reading() as connection:
            post = await posts.find(connection, post_id) if post_id else None
        return post.title if post else subject

    async def _members(self) -> list[Member]:
        async with self._database.reading() as connection:
            return await kept.members(connection, self._owners)

    def _visit(self, member: Member) -> Visit:
        return Visit.reading(self._library, member.language)
