"""When to try a call to Telegram again, and in how many seconds."""

import logging

from stamina.instrumentation import RetryDetails
from telegram.error import BadRequest, NetworkError, RetryAfter

log = logging.getLogger(__name__)


def tell(details: RetryDetails) -> None:
    """Log a retry: what of, why and when, and none of what it was given."""
    why = type(details.caused_by).__name__
    log.info("%s failed (%s): again in %.1f s", details.name, why, details.wait_for)


def worth_another_try(error: Exception) -> bool | float:
    """Tell stamina whether to try again; a number is the wait that Telegram asked for, in seconds.

    BadRequest is a NetworkError in PTB, but the same call will be as bad the second time.
    """
    if isinstance(error, RetryAfter):
        return asked_wait(error)
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def asked_wait(error: RetryAfter) -> float:
    """Return the seconds that Telegram asks to wait.

    `retry_after` is an int, or a timedelta where PTB_TIMEDELTA is set.
    """
    wait = error.retry_after
    return float(wait if isinstance(wait, int) else wait.total_seconds())
