"""Votes on tips: two numbers for each revision."""

from sqlalchemy import select

from bot.store import schema, votes
from bot.store.database import Database


async def test_votes_are_counted_for_each_revision(database: Database) -> None:
    for revision, helpful in ((1, True), (1, True), (1, False), (2, False)):
        async with database.writing() as connection:
            await votes.count(connection, "stairs", revision, helpful=helpful)
    async with database.reading() as connection:
        rows = await connection.execute(select(schema.votes).order_by(schema.votes.c.revision))
        assert [tuple(row) for row in rows] == [("stairs", 1, 2, 1), ("stairs", 2, 0, 1)]
