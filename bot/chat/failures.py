"""What it means that a call to Telegram went wrong, in the types of `telegram.error`.

    NetworkError
    ├── TimedOut           nobody knows whether Telegram carried the call out
    ├── NotSent            Telegram never saw the call: asking again is safe
    │   └── NotSentInTime  the same, and a TimedOut: no connection was free or made in time
    └── ServerError        an answer that is not Telegram's word on the call, with its HTTP status

aiohttp writes the URL into its errors, and the URL has the bot token: only the kind of the error
and the system's code are passed on. Of an answer that cannot be read, only its length is.
"""

import errno
import json
from typing import Any, Final

import aiohttp
import orjson
from telegram.error import EndPointNotFound, NetworkError, TimedOut

NO_CONNECTION: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
)
"""aiohttp's errors before the first byte of a call."""

READ_BY_PTB: Final = frozenset({400, 401, 403, 404, 409, 429})
"""The statuses PTB has types for, where the answer is JSON."""


class NotSent(NetworkError):  # noqa: N818  a verdict, as PTB's TimedOut is
    """Telegram never saw the call: asking again is safe."""

    __slots__ = ()


class NotSentInTime(NotSent, TimedOut):
    """No connection was free, or none could be made, in time."""

    __slots__ = ()


class ServerError(NetworkError):
    """An answer that is not Telegram's word on the call: a 5xx, a redirect, or not JSON at all."""

    __slots__ = ("reason", "status")

    def __init__(self, status: int, reason: str = "") -> None:
        super().__init__(f"HTTP {status} {reason}".rstrip())
        self.status, self.reason = status, reason

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), (self.status, self.reason)


def failure(error: Exception, *, begun: bool) -> NetworkError:
    """Return what aiohttp's error means, given whether writing the call had begun."""
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    reason = f"{type(error).__name__} {code}".rstrip()
    sent = begun and not isinstance(error, NO_CONNECTION)
    if isinstance(error, TimeoutError):
        return TimedOut(reason) if sent else NotSentInTime(reason)
    return NetworkError(reason) if sent else NotSent(reason)


def check(status: int, payload: bytes, method: str) -> None:
    """Let an answer pass that PTB reads rightly.

    PTB takes every 404 for a wrong token, which stops the bot, and puts whole pages of HTML into
    the texts of its errors.

    Raises:
        ServerError: the answer is not Telegram's word on the call.
        EndPointNotFound: the Bot API has no such method.
    """
    if status in range(200, 300):
        return
    try:
        description = read(payload).get("description", "")
    except NetworkError:
        raise ServerError(status) from None
    if status not in READ_BY_PTB:
        raise ServerError(status, description)
    if "method not found" in description:
        raise EndPointNotFound(f"The Bot API has no method {method}")


def read(payload: bytes) -> dict[str, Any]:
    """Read an answer of the Bot API.

    Raises:
        NetworkError: it is none.
    """
    try:
        answer = orjson.loads(payload)
    except ValueError:
        answer = _read_leniently(payload)
    if isinstance(answer, dict) and "ok" in answer:
        return answer
    raise NetworkError(f"Not an answer of the Bot API ({len(payload)} bytes)")


def _read_leniently(payload: bytes) -> Any:
    """Read what the strict orjson refused: any sender can put broken UTF-8 into an update.

    Unread, it would come again with each poll for ever: python-telegram-bot #1076, #1609.
    """
    try:
        return json.loads(payload.decode(errors="replace"))
    except ValueError:
        return None
