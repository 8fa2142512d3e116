"""What the chat page talks to: people at their phones, over HTTP."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from inspect import isawaitable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from pydantic import TypeAdapter, ValidationError
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.bodies import (
    Asked,
    Blocked,
    Chosen,
    Edited,
    Joined,
    Nothing,
    Said,
    Started,
    Switched,
    Tapped,
    Turned,
)
from bot.sandbox.errors import ApiError, ImpossibleError
from bot.sandbox.faults import Fault
from bot.sandbox.parameters import Upload
from bot.sandbox.people import Person
from bot.sandbox.records import Json, User
from bot.sandbox.state import State

HERE = ZoneInfo("Europe/Copenhagen")
"""Where the demo's people are."""

PAGE = Path(__file__).with_name("page")
FRESH = {"Cache-Control": "no-store"}
INLINE_SECONDS = 5
KINDS = ("photo", "document", "sticker", "voice")


class Page(StaticFiles):
    """The page's files, never from a browser's cache."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file and have the browser ask again next time."""
        response = super().file_response(*args, **kwargs)
        response.headers.update(FRESH)
        return response


class Demo:
    """The page's side of the server; each action is what a person does."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def routes(self) -> list[BaseRoute]:
        """The page's table of contents."""
        return [
            Route("/", self.index),
            Mount("/page", Page(directory=PAGE)),
            Route("/demo/people", self.people),
            Route("/demo/events", self.events),
            Route("/demo/file/{file_id}", self.file),
            Route("/demo/upload", self.upload, methods=["POST"]),
            _action("send", Said, self.send),
            _action("start", Started, self.start),
            _action("tap", Tapped, self.tap),
            _action("edit", Edited, self.edit),
            _action("block", Blocked, self.block),
            _action("people", Joined, self.join),
            _action("inline", Asked, self.inline),
            _action("inline/choose", Chosen, self.choose),
            _action("reset", Nothing, self.reset),
            _action("faults", Fault, self.fault),
            _action("limits", Switched, self.limit),
            _action("clock", Turned, self.turn),
        ]

    async def index(self, _: Request) -> Response:
        """Return the page."""
        return FileResponse(PAGE / "index.html", headers=FRESH)

    async def people(self, _: Request) -> Response:
        """Return everybody."""
        return JSONResponse([person.to_page() for person in self._state.people.values()])

    async def events(self, request: Request) -> Response:
        """Stream what one person's phone shows."""
        person = self._person(request.query_params.get("person", ""))
        return EventSourceResponse(self._stream(person.user))

    async def file(self, request: Request) -> Response:
        """Return a stored file; as a download, unless it is something to see or hear."""
        file = self._state.files.get(request.path_params["file_id"])
        if file is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        if file.kind == "document":
            headers["Content-Disposition"] = "attachment"
        return Response(file.data, media_type=file.mime_type, headers=headers)

    async def upload(self, request: Request) -> Response:
        """Send a file."""
        query = request.query_params
        person, kind = self._person(query.get("person", "")), query.get("kind", "")
        async with request.form() as form:
            sent = form.get("file")
            if kind not in KINDS or not isinstance(sent, UploadFile):
                return JSONResponse({"error": "no such kind, or no file"}, 400)
            upload = await Upload.read(sent)
        group = query.get("media_group_id", "")
        message = person.send_file(kind, upload, query.get("caption", ""), group)
        return JSONResponse(message.to_json())

    def send(self, body: Said) -> Json:
        """Write a text."""
        return self._person(body.person).send(body.text).to_json()

    def start(self, body: Started) -> Json:
        """Press Start."""
        return self._person(body.person).start(body.payload).to_json()

    def tap(self, body: Tapped) -> Json:
        """Tap a button."""
        return {"query_id": self._person(body.person).tap(body.message_id, body.data).id}

    def edit(self, body: Edited) -> Json:
        """Change an own text."""
        return self._person(body.person).edit(body.message_id, body.text).to_json()

    def block(self, body: Blocked) -> Json:
        """Block the bot, or lift the block."""
        person = self._person(body.person)
        (person.block if body.blocked else person.unblock)()
        return person.user.to_page()

    def join(self, body: Joined) -> Json:
        """Add a person."""
        return self._state.add_person(body.first_name, body.language_code, body.role).to_page()

    async def inline(self, body: Asked) -> Json:
        """Ask inline and wait for the bot's results."""
        asked = self._person(body.person).inline(body.query)
        try:
            await self._state.feed.until(lambda: asked.results is not None, INLINE_SECONDS)
        except TimeoutError:
            raise ImpossibleError("the bot gave no results") from None
        return {"results": asked.results}

    def choose(self, body: Chosen) -> Json:
        """Pick an inline result."""
        return self._person(body.person).choose(body.result_id).to_json()

    def reset(self, _: Nothing) -> Json:
        """Start over."""
        self._state.reset()
        return {}

    def fault(self, body: Fault) -> Json:
        """Let something go wrong."""
        self._state.faults.add(body)
        return {}

    def limit(self, body: Switched) -> Json:
        """Switch the flood limits."""
        self._state.limits.enabled = body.enabled
        return {}

    def turn(self, body: Turned) -> Json:
        """Turn the clock forward, for the sandbox and the bot in it."""
        self._state.clock.turn(timedelta(hours=body.hours))
        if body.to is not None:
            self._state.clock.turn_to(body.to, HERE)
        return {"now": self._state.now().isoformat()}

    def _person(self, person_id: int | str) -> Person:
        user = self._state.people.get(int(person_id)) if str(person_id).isdecimal() else None
        if user is None:
            raise ImpossibleError(f"there is no person {person_id}")
        return Person(self._state, user)

    async def _stream(self, user: User) -> AsyncIterator[ServerSentEvent]:
        with self._state.feed.page(user.id) as happening:
            user.unread = 0
            yield _event("snapshot", self._snapshot(user))
            self._state.people_changed()
            while True:
                event = await happening.get()
                yield _event(event.name, event.data)

    def _snapshot(self, user: User) -> Json:
        state, language = self._state, user.language_code
        chat = state.chats[user.id]
        return {
            "bot": {
                "id": state.bot.id,
                "first_name": state.profile.text("name", language) or state.bot.first_name,
                "username": state.bot.username,
                "description": state.profile.text("description", language),
                "short_description": state.profile.text("short_description", language),
                "commands": state.commands_seen_by(user),
            },
            "person": user.to_page(),
            "messages": [message.to_json() for message in chat.messages],
            "pinned": chat.pinned[-1] if chat.pinned else None,
        }


def refused(_: Request, error: Exception) -> Response:
    """Tell the page why something cannot be done."""
    match error:
        case ValidationError():
            return JSONResponse({"error": str(error)}, 400)
        case ApiError():
            return JSONResponse({"error": error.description}, error.status)
        case _:
            return JSONResponse({"error": str(error)}, 409)


def _action(path: str, model: type[Any], act: Callable[[Any], Any]) -> Route:
    """Return the route of an action whose JSON body is a `model`."""
    adapter = TypeAdapter(model)

    async def endpoint(request: Request) -> Response:
        done = act(adapter.validate_json(await request.body()))
        return JSONResponse(await done if isawaitable(done) else done)

    return Route(f"/demo/{path}", endpoint, methods=["POST"])


def _event(name: str, data: Any) -> ServerSentEvent:
    return ServerSentEvent(orjson.dumps(data).decode(), event=name)
