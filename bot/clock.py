"""The only place that asks what time it is; everyone else takes `now` as an argument."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment, in UTC and aware of it."""
    return datetime.now(UTC)
