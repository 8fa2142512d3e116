"""Whose requests the sandbox takes: those of this machine's own programs and its own page."""

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.loopback import ADDRESS


class SameOrigin:
    """Refuses requests that a page from elsewhere makes in somebody's browser."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        if scope["type"] == "http":
            headers = Request(scope).headers
            origin = headers.get("origin")
            elsewhere = origin is not None and origin != f"http://{headers.get('host')}"
            if elsewhere or headers.get("sec-fetch-site") == "cross-site":
                refusal = JSONResponse({"error": "not from this origin"}, 403)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


# A name that an attacker points at 127.0.0.1 is still not one of these.
MIDDLEWARE = [
    Middleware(TrustedHostMiddleware, allowed_hosts=[ADDRESS, "localhost"]),
    Middleware(SameOrigin),
]
