"""What Telegram's refusals mean for a delivery."""

from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)
from telegram.error import RetryAfter as TooMany

from bot.chat.retry import asked_wait
from bot.model.outbox import Gone, Refused, RetryAfter, Verdict

UNKNOWN = "chat not found"
"""How Telegram's 400 begins where the chat is no more."""


def verdict_on(error: TelegramError) -> Verdict:
    """Return what to do about a delivery that Telegram did not take.

    Where nobody knows whether it arrived, it is sent again: a tip that comes twice does no harm.
    So is what was refused for our token or another copy of the bot: the reader gets it later.
    """
    if isinstance(error, TooMany):
        return RetryAfter(asked_wait(error))
    if isinstance(error, Forbidden) or UNKNOWN in error.message.lower():
        return Gone()
    again = isinstance(error, NetworkError | InvalidToken | Conflict)
    return RetryAfter() if again and not isinstance(error, BadRequest) else Refused(error.message)
