"""/healthz and /metrics, for whatever watches over the bot. No figure names anyone."""

from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import StoreError


def watch(is_well: Callable[[], bool], figures: Callable[[], Awaitable[bytes]]) -> Starlette:
    """Return an app to be served on loopback.

    Args:
        is_well: whether the bot is in touch with Telegram; /healthz answers 200, else 503.
        figures: everything for Prometheus, in its text format.
    """

    async def healthz(_: Request) -> Response:
        well = is_well()
        status = "ok" if well else "Telegram has not answered lately"
        return JSONResponse({"status": status}, 200 if well else 503)

    async def metrics(_: Request) -> Response:
        try:
            return Response(await figures(), media_type=CONTENT_TYPE_LATEST)
        except StoreError as error:
            return PlainTextResponse(f"{error}\n", 503)

    return Starlette(routes=[Route("/healthz", healthz), Route("/metrics", metrics)])
