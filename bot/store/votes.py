"""What readers thought of tips: two numbers for each wording of a tip, and nobody's name."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.status import Votes
from bot.store.database import insert
from bot.store.schema import votes


async def count(connection: AsyncConnection, tip: str, revision: int, *, helpful: bool) -> None:
    """Count one vote on a revision of a tip, in the caller's transaction."""
    column = votes.c.helpful if helpful else votes.c.not_for_me
    statement = insert(connection, votes).values(
        tip=tip, revision=revision, helpful=int(helpful), not_for_me=int(not helpful)
    )
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[votes.c.tip, votes.c.revision], set_={column: column + 1}
        )
    )


async def read(connection: AsyncConnection) -> list[Votes]:
    """Return all votes there are."""
    return [Votes(*row) for row in await connection.execute(select(votes))]
