"""What the store knows for /status, read as of one moment."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.status import GROWTH, RECENT, Facts, What
from bot.store import counts, figures, votes


async def read(connection: AsyncConnection, now: datetime) -> Facts:
    """Return what `bot.model.status` makes into what may be shown."""
    return Facts(
        subscribers=await figures.by_state(connection, now),
        growth=await counts.series(connection, What.SUBSCRIBERS, (now - GROWTH).date()),
        recent=await counts.sums(connection, (now - RECENT).date()),
        votes=await votes.read(connection),
    )
