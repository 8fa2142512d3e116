"""The two ways to be turned down here.

ApiError          what the Bot API answers a bot instead of a result
ImpossibleError   what a Telegram app would not let a person do
"""

from typing import Any


class ApiError(Exception):
    """The Bot API refuses: an HTTP status, the server's words and, at times, parameters."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def to_json(self) -> dict[str, Any]:
        """Return the body of the answer."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


class ImpossibleError(Exception):
    """A Telegram app offers a person no way to do this, such as tapping a button that is gone."""


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """Return a 400; like the real server, start the reason small unless it is a code."""
    if len(reason) > 1 and not (reason[1] == "_" or reason[1].isupper()):
        reason = reason[0].lower() + reason[1:]
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """Return a 403: the bot may not write there."""
    return ApiError(403, f"Forbidden: {reason}")
