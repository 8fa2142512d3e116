"""When to try a call to Telegram again, and in how many seconds."""

from telegram.error import BadRequest, NetworkError, RetryAfter


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
