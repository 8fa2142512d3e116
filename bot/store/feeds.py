"""What is known of the clinic's feed. Each function works inside the caller's transaction."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.feeds import Validators
from bot.store.database import insert
from bot.store.schema import feed_entries, feeds

ROWS = 1000
"""Rows of one statement; a database takes 32,766 values at most (SQLite) or 32,767 (PostgreSQL)."""


async def find(connection: AsyncConnection, url: str) -> Validators | None:
    """Return what the server said of its last answer; None for a feed that was never read."""
    found = await connection.execute(
        select(feeds.c.etag, feeds.c.modified).where(feeds.c.url == url)
    )
    row = found.one_or_none()
    return row and Validators(row.etag, row.modified)


async def keep(
    connection: AsyncConnection, url: str, validators: Validators, now: datetime
) -> None:
    """Note that a feed was read, and what its server said of the answer."""
    values = {"etag": validators.etag, "modified": validators.modified, "read_at": now}
    await connection.execute(
        insert(connection, feeds)
        .values(url=url, **values)
        .on_conflict_do_update(index_elements=[feeds.c.url], set_=values)
    )


async def unseen(connection: AsyncConnection, digests: Collection[str]) -> set[str]:
    """Return those of the entries that were never noted."""
    seen: set[str] = set()
    for some in _batches(digests):
        rows = await connection.scalars(
            select(feed_entries.c.digest).where(feed_entries.c.digest.in_(some))
        )
        seen.update(rows)
    return set(digests) - seen


async def note(connection: AsyncConnection, digests: Collection[str], now: datetime) -> set[str]:
    """Note entries for good, and return those that nobody had noted, not even at this moment."""
    new: set[str] = set()
    for some in _batches(digests):
        rows = await connection.scalars(
            insert(connection, feed_entries)
            .on_conflict_do_nothing()
            .returning(feed_entries.c.digest),
            [{"digest": digest, "seen_at": now} for digest in some],
        )
        new.update(rows)
    return new


def _batches(digests: Collection[str]) -> Iterator[Sequence[str]]:
    """Yield the digests in one order for all, so that two copies never wait for each other."""
    ordered = sorted(digests)
    for start in range(0, len(ordered), ROWS):
        yield ordered[start : start + ROWS]
