"""The sandbox as tests and the demo hold it: everything wired together."""

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from pydantic import ValidationError
from starlette.applications import Starlette

from bot import loopback
from bot.clock import utc_now
from bot.sandbox import demo, origin
from bot.sandbox.api import BotApi, Call
from bot.sandbox.errors import ApiError, ImpossibleError
from bot.sandbox.groups import Channel, Group
from bot.sandbox.people import Person
from bot.sandbox.records import Clock, User
from bot.sandbox.state import State

DEMO_TOKEN = "1000:sandbox"  # noqa: S105 - opens nothing but this sandbox


class Sandbox:
    """A Telegram for one bot, on loopback.

    `app` is the ASGI app; `async with sandbox.serve() as url` runs it. All of it belongs to one
    event loop.
    """

    def __init__(
        self,
        token: str = DEMO_TOKEN,
        now: Clock = utc_now,
        *,
        name: str = "Sandbox",
        username: str = "sandbox_bot",
    ) -> None:
        bot = User(int(token.partition(":")[0]), name, is_bot=True, username=username)
        self.token = token
        self.state = State(bot, now)
        self._api = BotApi(token, self.state)
        self.app = Starlette(
            routes=[*self._api.routes, *demo.Demo(self.state).routes],
            middleware=origin.MIDDLEWARE,
            exception_handlers=dict.fromkeys(
                (ApiError, ImpossibleError, ValidationError), demo.refused
            ),
            lifespan=self._lifespan,
        )

    @property
    def now(self) -> Clock:
        """The time in the sandbox; the page can turn it forward."""
        return self.state.now

    @property
    def calls(self) -> list[Call]:
        """What the bot asked of the Bot API so far."""
        return self._api.calls

    def serve(self, port: int = 0) -> contextlib.AbstractAsyncContextManager[str]:
        """Serve on 127.0.0.1; yields the address, port 0 takes a free one."""
        return loopback.serve(self.app, port)

    def add_person(
        self, first_name: str, *, language_code: str = "", role: str = "reader"
    ) -> Person:
        """Let somebody join."""
        return Person(self.state, self.state.add_person(first_name, language_code, role))

    def add_group(self, title: str, members: Sequence[Person] = ()) -> Group:
        """Let people found a group with the bot in it."""
        return Group.create(self.state, title, [person.user for person in members])

    def add_channel(self, title: str) -> Channel:
        """Let there be a channel the bot may post in."""
        return Channel(self.state, title)

    def inject(self, update: dict[str, Any]) -> None:
        """Queue a raw update, such as {"message": {…}}."""
        for kind, payload in update.items():
            self.state.updates.add(kind, payload)

    async def until(self, true: Callable[[], object], timeout: float | None = 5) -> None:  # noqa: ASYNC109 - a wait's length is what its callers are about
        """Return once `true()` holds; it is asked after every change. Raises TimeoutError."""
        await self.state.feed.until(true, timeout)

    def reset(self) -> None:
        """Start over with the same people and the same bot."""
        self.calls.clear()
        self.state.reset()

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        yield
        self.state.webhook.close()
