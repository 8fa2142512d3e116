"""The clinic's feed, looked at now and then: a new entry becomes a draft, and staff decide."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Final, Protocol

from bot.errors import FeedError
from bot.feed.draft import draft
from bot.feed.fetch import LIMITS, Answer, Limits, fetch
from bot.feed.reach import MayReach, is_public
from bot.feed.read import read
from bot.model.feeds import Entry, Validators
from bot.model.posts import Post
from bot.model.trouble import Trouble
from bot.store import feeds, posts
from bot.store.database import Database

log = logging.getLogger(__name__)

MOST: Final = 5
"""Drafts of one look. A website that lists all of its entries anew does not flood the staff."""
MOST_AT_FIRST: Final = 1
"""Drafts of the first look at a feed: what stands there already is old."""

Tell = Callable[[list[int]], Awaitable[None]]
"""Tells staff of new drafts, by their ids."""


class Sound(Protocol):
    """The alarm's `sound`."""

    def __call__(self, trouble: Trouble, detail: str, subject: str = "", /) -> None:
        """Note that something is wrong."""


class Over(Protocol):
    """The alarm's `over`."""

    def __call__(self, trouble: Trouble, subject: str = "", /) -> None:
        """Note that it is no more."""


class Feed:
    """A feed, and what was already made of it.

    Args:
        url: where it is.
        tell: tells staff of new drafts. If that fails, they still stand in the list of drafts.
        sound: tells that the feed gives nothing, with the cause as its subject.
        over: tells that it does again.
        limits: how much is taken of its server.
        may_reach: which addresses it may be at.
    """

    def __init__(  # noqa: PLR0913  the last two only differ for a server on loopback
        self,
        database: Database,
        url: str,
        tell: Tell,
        sound: Sound,
        over: Over,
        *,
        limits: Limits = LIMITS,
        may_reach: MayReach = is_public,
    ) -> None:
        self._database = database
        self._url = url
        self._tell = tell
        self._sound = sound
        self._over = over
        self._limits = limits
        self._may_reach = may_reach
        self._causes: set[str] = set()
        self._one_at_a_time = asyncio.Lock()

    async def look(self, now: datetime) -> list[int]:
        """Look once, and return the ids of new drafts, which staff have been told of.

        Raises:
            StoreError: nothing was noted; the next look finds the same.
        """
        async with self._one_at_a_time:
            try:
                made = await self._look(now)
            except FeedError as error:
                self._causes.add(error.cause)
                self._sound(Trouble.FEED, str(error), error.cause)
                return []
            while self._causes:
                self._over(Trouble.FEED, self._causes.pop())
        if made:
            log.info("the feed gave %d new drafts", len(made))
            await self._tell(made)
        return made

    async def _look(self, now: datetime) -> list[int]:
        async with self._database.reading() as connection:
            known = await feeds.find(connection, self._url)
        answer = await fetch(self._url, known, limits=self._limits, may_reach=self._may_reach)
        if answer is None:
            return []
        entries, whole = await read(answer)
        async with self._database.reading() as connection:
            unseen = await feeds.unseen(connection, {entry.digest for entry in entries})
        new = [entry for entry in entries if entry.digest in unseen]
        drafts = await asyncio.to_thread(_drafts, new, MOST if known else MOST_AT_FIRST)
        return await self._keep(answer if whole else None, new, drafts, now)

    async def _keep(
        self,
        answer: Answer | None,
        new: list[Entry],
        drafts: list[tuple[Entry, Post]],
        now: datetime,
    ) -> list[int]:
        """Note in one transaction what is new and what is drafted of it, the newest last.

        Of an answer that was not whole nothing is noted, so that it is not taken for the last word.
        """
        validators = answer.validators if answer else Validators()
        async with self._database.writing() as connection:
            await feeds.keep(connection, self._url, validators, now)
            still_new = await feeds.note(connection, {entry.digest for entry in new}, now)
            made = [
                await posts.add(connection, post, now)
                for entry, post in reversed(drafts)
                if entry.digest in still_new
            ]
        return [post_id for post_id in made if post_id is not None]


def _drafts(new: Iterable[Entry], most: int) -> list[tuple[Entry, Post]]:
    """Return the newest entries, up to `most`, in which there are words."""
    drafted = ((entry, post) for entry in new if (post := draft(entry)))
    return list(islice(drafted, most))
