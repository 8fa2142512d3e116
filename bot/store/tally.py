"""Counts that wait in memory, so that no answer to a person waits for the store.

They are written every few seconds; a program that dies takes with it what it had counted since,
which for figures like these is fine.
"""

from collections import Counter
from datetime import datetime

from bot.model.status import Counted
from bot.store import counts
from bot.store.database import Database

FLUSH_EVERY = 10
"""Seconds between two writings."""


class Tally:
    """Counts since the last writing."""

    def __init__(self) -> None:
        self._counted: Counter[Counted] = Counter()

    def count(self, counted: Counted, number: int = 1) -> None:
        """Count something."""
        self._counted[counted] += number

    async def flush(self, database: Database, now: datetime) -> None:
        """Write what was counted, all of it under the day it is now (UTC).

        Raises:
            StoreError: the database cannot; what was counted waits for the next time.
        """
        if not self._counted:
            return
        taken, self._counted = self._counted, Counter()
        try:
            async with database.writing() as connection:
                await counts.add(connection, now.date(), taken)
        except BaseException:  # a cancelled tick has rolled back
            self._counted.update(taken)
            raise
