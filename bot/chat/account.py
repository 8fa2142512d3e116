"""What one chat has in the store, and what there is for every chat: votes, the clinic's posts.

A handler that holds an Account can reach no other chat's.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.chat.languages import GLANCE, Languages
from bot.errors import StoreError
from bot.model.posts import Post, Published
from bot.model.subscribers import Consent, Purpose, Subscriber, rescheduled
from bot.store import posts, subscribers, votes
from bot.store.database import Database
from bot.store.tally import Tally

MORNING = 9 * 60
"""The minute of the day at which tips come until something else is chosen."""

Change = Callable[[Subscriber], Subscriber]


class Account:
    """One chat's place in the store, at the moment `now`. Each method is one transaction.

    All but `glance` and `shelf` raise StoreError where the database cannot.
    """

    def __init__(self, database: Database, chat_id: int, now: datetime) -> None:
        self._database = database
        self.chat_id = chat_id
        self.now = now

    async def subscriber(self) -> Subscriber | None:
        """Return what is stored; None for somebody who never said yes to anything."""
        async with self._database.reading() as connection:
            return await subscribers.find(connection, self.chat_id)

    async def glance(self) -> Subscriber | None:
        """Return the same, for an answer that goes out anyway; None where the database cannot."""
        with suppress(StoreError, TimeoutError):
            async with asyncio.timeout(GLANCE):
                return await self.subscriber()
        return None

    async def consent(self, purpose: Purpose, version: str, language: str) -> Subscriber:
        """Keep a yes to this version of a purpose's text. The first yes makes the subscriber."""
        async with self._database.writing() as connection:
            known = await subscribers.find(connection, self.chat_id)
            subscriber = known or Subscriber(self.chat_id, language, MORNING)
            given: Consent | None = getattr(subscriber, purpose)
            if given is None or given.version != version:  # pressed twice, the first yes counts
                yes: dict[str, Any] = {purpose: Consent(version, self.now)}
                subscriber = rescheduled(replace(subscriber, **yes), self.now)
                await subscribers.save(connection, subscriber)
            return subscriber

    async def change(
        self, change: Change, unqueue: Iterable[Purpose] = (), before: datetime | None = None
    ) -> Subscriber | None:
        """Change what a subscriber has chosen; nothing happens to somebody who is none.

        Args:
            change: returns the subscriber as chosen; the calendar follows by itself.
            unqueue: what to take out of the queue, too.
            before: of that, only what is due before then.
        """
        async with self._database.writing() as connection:
            subscriber = await subscribers.find(connection, self.chat_id)
            if subscriber is None:
                return None
            changed = rescheduled(change(subscriber), self.now, subscriber)
            await subscribers.save(connection, changed)
            for purpose in unqueue:
                await subscribers.unqueue(connection, self.chat_id, purpose, before)
            return changed

    async def stop(self, purposes: Iterable[Purpose]) -> Subscriber | None:
        """End consents, with what is queued on them; whoever has none left is erased."""
        async with self._database.writing() as connection:
            known = await subscribers.find(connection, self.chat_id)
            for purpose in purposes:
                await subscribers.withdraw(connection, self.chat_id, purpose)
            left = await subscribers.find(connection, self.chat_id)
        if known and left is None:
            await self._database.scrub()
        return left

    async def erase(self) -> None:
        """Delete everything about the chat, the queue included, and overwrite where it stood."""
        async with self._database.writing() as connection:
            known = await subscribers.find(connection, self.chat_id)
            await subscribers.erase(connection, self.chat_id)
        if known:
            await self._database.scrub()

    async def export(self) -> dict[str, Any] | None:
        """Return everything about the chat as plain data, fit for JSON; None if that is nothing."""
        async with self._database.reading() as connection:
            return await subscribers.export(connection, self.chat_id)

    async def vote(self, tip: str, revision: int, *, helpful: bool) -> None:
        """Count a vote on a tip. Whose it was is not kept."""
        async with self._database.writing() as connection:
            await votes.count(connection, tip, revision, helpful=helpful)

    async def shelf(self) -> list[Published] | None:
        """Return the posts that readers find; None where the database cannot."""
        with suppress(StoreError, TimeoutError):
            async with asyncio.timeout(GLANCE), self._database.reading() as connection:
                return await posts.shelf(connection, self.now)
        return None

    async def post(self, post_id: int) -> Post | None:
        """Return one of those posts in full; None if it is not there, or no longer."""
        async with self._database.reading() as connection:
            return await posts.on_shelf(connection, post_id, self.now)


class Accounts:
    """Where everyone's accounts are.

    Args:
        database: the store.
        now: the present moment.
        tally: counts what is shown; of whom, it does not know.
    """

    def __init__(
        self, database: Database, now: Callable[[], datetime], tally: Tally | None = None
    ) -> None:
        self._database = database
        self._now = now
        self.languages = Languages(database)
        self.tally = tally or Tally()

    def of(self, chat_id: int) -> Account:
        """Return one chat's, at this moment."""
        return Account(self._database, chat_id, self._now())
