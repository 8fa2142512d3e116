"""The table of counts: how often something was shown or happened on a day, and to nobody.

Each function works inside the caller's transaction.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.status import Counted
from bot.store.database import insert
from bot.store.schema import counts


async def add(connection: AsyncConnection, day: date, counted: Mapping[Counted, int]) -> None:
    """Add to what was counted on a day."""
    statement = insert(connection, counts)
    await _upsert(connection, statement, counts.c.number + statement.excluded.number, day, counted)


async def put(connection: AsyncConnection, day: date, counted: Mapping[Counted, int]) -> None:
    """Keep how many there are on a day, in the place of what was put there before."""
    statement = insert(connection, counts)
    await _upsert(connection, statement, statement.excluded.number, day, counted)


async def sums(connection: AsyncConnection, after: date) -> dict[Counted, int]:
    """Return what was counted on the days after one."""
    rows = await connection.execute(
        select(counts.c.what, counts.c.subject, func.sum(counts.c.number))
        .where(counts.c.day > after)
        .group_by(counts.c.what, counts.c.subject)
    )
    return {(what, subject): int(number) for what, subject, number in rows}


async def series(connection: AsyncConnection, what: str, after: date) -> dict[date, dict[str, int]]:
    """Return the numbers of each day after one, by subject; days without are left out."""
    rows = await connection.execute(
        select(counts.c.day, counts.c.subject, counts.c.number)
        .where(counts.c.what == what, counts.c.day > after)
        .order_by(counts.c.day)
    )
    days: dict[date, dict[str, int]] = {}
    for day, subject, number in rows:
        days.setdefault(day, {})[subject] = number
    return days


async def forget(connection: AsyncConnection, before: date) -> None:
    """Delete the days before that one."""
    await connection.execute(delete(counts).where(counts.c.day < before))


async def _upsert(
    connection: AsyncConnection,
    statement: Any,
    number: ColumnElement[int],
    day: date,
    counted: Mapping[Counted, int],
) -> None:
    rows = [
        {"day": day, "what": what, "subject": subject, "number": n}
        for (what, subject), n in sorted(counted.items())  # in one order: two copies may write
    ]
    if rows:
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=[counts.c.day, counts.c.what, counts.c.subject],
                set_={"number": number},
            ),
            rows,
        )
