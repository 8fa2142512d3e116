"""/healthz: whether the bot is in touch with Telegram, for whatever watches over it."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


def health_app(is_well: Callable[[], bool]) -> Starlette:
    """Return an app that answers 200 on /healthz while `is_well()`, else 503."""

    async def healthz(request: Request) -> JSONResponse:  # noqa: ARG001  Starlette's form
        well = is_well()
        status = "ok" if well else "Telegram has not answered lately"
        return JSONResponse({"status": status}, 200 if well else 503)

    return Starlette(routes=[Route("/healthz", healthz)])
