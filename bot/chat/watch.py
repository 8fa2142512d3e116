"""What staff are shown by the clock: how far a mailing is, and an album when it is complete.

Nearly all of it stands in the database, so a restart goes on where it was. How fast a mailing goes
is measured anew, and who has left a correction unfinished is reminded once more.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.chat.reach import Reach
from bot.chat.screens import Screen, drafts, outgoing
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.outbox import Mailing
from bot.model.posts import Post
from bot.model.progress import MEND, Happening, Speed
from bot.model.staff import WRITING_LASTS
from bot.store import posts, publishing, staff
from bot.store.database import Database
from bot.store.publishing import Watched

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=3)
"""How often a progress message is edited: Telegram takes about 20 a minute in one chat."""


class _Shown(Enum):
    """Whether a message says how far a mailing is."""

    NOW = auto()
    LATER = auto()
    NEVER = auto()


@dataclass(slots=True)
class _Look:
    """What was seen of a mailing the last time."""

    at: datetime
    settled: int
    shown: Screen | None = field(default=None, repr=False)


class Watch:
    """Looks after what staff are waiting to see.

    Args:
        library: the words around it.
        database: where it stands.
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
        self._looks: dict[Mailing, _Look] = {}
        self._mending: dict[Mailing, datetime | None] = {}

    async def look(self, now: datetime) -> None:
        """Show what is to be shown at this moment.

        Raises:
            StoreError: the database cannot.
        """
        await self._show_albums(now)
        async with self._database.reading() as connection:
            watched = await publishing.watched(connection)
        for each in watched:
            last = self._looks.get(each.mailing)
            if last is None or now - last.at >= EVERY:
                await self._show_progress(each, now)
        there = {each.mailing for each in watched}
        self._looks = {mailing: look for mailing, look in self._looks.items() if mailing in there}

    async def _show_albums(self, now: datetime) -> None:
        async with self._database.reading() as connection:
            due = await posts.previews_due(connection, now)
        for post_id, person_id in due:
            async with self._database.writing() as connection:
                await posts.preview_shown(connection, post_id)
                post = await posts.find(connection, post_id)
                if post is None or post.opened_at:
                    continue
                size = await posts.size(connection, post, now)
            visit = await self._visit(person_id)
            if visit:
                await self._reach.show_all([person_id], drafts.previewed(visit, post, size))

    async def _show_progress(self, watched: Watched, now: datetime) -> None:
        async with self._database.reading() as connection:
            post = await posts.find(connection, watched.mailing.post_id or 0)
            there = await publishing.history(connection, watched.mailing.post_id or 0)
        happening = next((each for each in there if each.mailing == watched.mailing), None)
        if post is None or happening is None:
            return
        speed = self._speed(happening, now)
        await self._remind(happening, post, there, now)
        is_over = happening.progress.is_over
        if is_over and happening.ended_at is None:
            async with self._database.writing() as connection:
                await publishing.close(connection, watched.mailing, happening.progress, now)
                there = await publishing.history(connection, post.id)
        if watched.chat_id is None or watched.message_id is None:
            return
        shown = await self._edit(watched, post, there, speed)
        if shown is _Shown.NEVER or (is_over and shown is _Shown.NOW):
            await self._let_be(watched.mailing)

    async def _remind(
        self, happening: Happening, post: Post, there: list[Happening], now: datetime
    ) -> None:
        """Show all staff a post again, once, that has waited long for somebody to correct it."""
        mailing = happening.mailing
        if happening.why_paused != MEND:
            self._mending.pop(mailing, None)
            return
        since = self._mending.setdefault(mailing, now)
        if since is None or now - since < WRITING_LASTS:
            return
        self._mending[mailing] = None
        async with self._database.reading() as connection:
            members = await staff.members(connection, self._owners)
        for member in members:
            visit = Visit.reading(self._library, member.language)
            card = outgoing.card(visit, post, there, visit.say("desk-mend-forgotten"))
            await self._reach.show_all([member.person_id], card)

    def _speed(self, happening: Happening, now: datetime) -> Speed | None:
        last, settled = self._looks.get(happening.mailing), happening.progress.settled
        self._looks[happening.mailing] = _Look(now, settled, last.shown if last else None)
        if last is None or now <= last.at:
            return None
        return Speed((settled - last.settled) / (now - last.at).total_seconds())

    async def _edit(
        self, watched: Watched, post: Post, there: list[Happening], speed: Speed | None
    ) -> _Shown:
        """Bring a message up to date; one that is gone or blocked never is: the list has it."""
        chat_id, message_id = watched.chat_id, watched.message_id
        visit = await self._visit(chat_id) if chat_id else None
        if chat_id is None or message_id is None or visit is None:
            return _Shown.NEVER
        screen, look = outgoing.card(visit, post, there, speed=speed), self._looks[watched.mailing]
        if screen == look.shown:
            return _Shown.NOW
        try:
            await self._reach.put(chat_id, message_id, screen)
        except BadRequest as error:
            if "message is not modified" not in error.message.lower():
                return _Shown.NEVER
        except (RetryAfter, NetworkError):
            return _Shown.LATER  # the next look shows it
        except TelegramError as error:
            log.warning("the progress of a mailing cannot be shown: %s", error)
            return _Shown.NEVER
        look.shown = screen
        return _Shown.NOW

    async def _let_be(self, mailing: Mailing) -> None:
        async with self._database.writing() as connection:
            await publishing.watch(connection, mailing, None, None)

    async def _visit(self, person_id: int) -> Visit | None:
        async with self._database.reading() as connection:
            member = await staff.find(connection, person_id, self._owners)
        if member is None:
            return None
        return Visit.reading(self._library, member.language)
