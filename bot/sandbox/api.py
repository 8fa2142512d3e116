"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.sandbox.errors import ApiError
from bot.sandbox.methods import BY_LOWER_NAME, METHODS
from bot.sandbox.parameters import Parameters
from bot.sandbox.state import State


@dataclass(frozen=True)
class Call:
    """One call the bot made and what it was told: `result`, or the error's status and words."""

    method: str
    parameters: dict[str, str]
    status: int
    answer: dict[str, Any]


class BrokenOff(Response):
    """An answer that breaks off after its head: the server then closes the connection."""

    async def __call__(
        self,
        scope: Scope,  # noqa: ARG002 - an ASGI app
        receive: Receive,  # noqa: ARG002 - an ASGI app
        send: Send,
    ) -> None:
        """Send the head of an answer that never comes."""
        head = {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-length", b"1")],
        }
        await send(head)


class BotApi:
    """Answers a bot. `calls` is the log of what it asked."""

    def __init__(self, token: str, state: State) -> None:
        self.calls: list[Call] = []
        self._token = token
        self._state = state

    @property
    def routes(self) -> list[Route]:
        """Where a bot finds the API."""
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download),
        ]

    async def call(self, request: Request) -> Response:
        """Run one method, unless a fault is due."""
        if request.path_params["token"] != self._token:
            return _refused(ApiError(401, "Unauthorized"))
        asked = request.path_params["method"].lower()
        method = BY_LOWER_NAME.get(asked, asked)
        fault = self._state.faults.take(method)
        await asyncio.sleep(fault.latency)
        if fault.drop == "before":
            return BrokenOff()
        answer = await self._answer(request, method, fault.error())
        return BrokenOff() if fault.drop == "after" else answer

    async def _answer(self, request: Request, method: str, fault: ApiError | None) -> Response:
        parameters = Parameters({})
        try:
            parameters = await Parameters.read(request)
            if fault:
                raise fault
            if method not in METHODS:
                raise ApiError(404, "Not Found: method not found")
            result = METHODS[method](self._state, parameters)
            status, body = 200, {"ok": True, "result": result}
            if isawaitable(result):
                body["result"] = await result
        except ApiError as refusal:
            status, body = refusal.status, refusal.to_json()
        self.calls.append(Call(method, parameters.values, status, body))
        self._state.feed.changed()
        return _json(status, body)

    async def download(self, request: Request) -> Response:
        """Return a stored file's bytes."""
        if request.path_params["token"] != self._token:
            return _refused(ApiError(401, "Unauthorized"))
        for file in self._state.files.values():
            if file.path == request.path_params["path"]:
                return Response(file.data, media_type="application/octet-stream")
        return _refused(ApiError(404, "Not Found"))


def _refused(error: ApiError) -> Response:
    return _json(error.status, error.to_json())


def _json(status: int, body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), status, media_type="application/json")
