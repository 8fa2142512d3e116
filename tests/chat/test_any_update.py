"""Any update that Telegram may send: nothing raises, and what is due an answer gets one.

Updates are made from python-telegram-bot's own classes, which mirror every type of the Bot API,
with any of their optional fields there or not and any values in them.
"""

import logging
import types
import typing
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pytest
import telegram
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from telegram import Message, TelegramObject, Update

from bot.chat.account import Accounts
from bot.chat.application import App, build
from bot.chat.desk import Desks
from bot.chat.line import Line
from bot.clock import utc_now
from bot.library import Library
from bot.sandbox import Sandbox
from bot.store.database import Database

DEPTH = 4  # of types within types
KINDS = sorted(set(Update.ALL_TYPES))
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**31), 2**31),
    float: st.floats(-180, 180),
    bool: st.booleans(),
    str: st.text(max_size=20)
    | st.sampled_from(["/start", "/start t_nights", "menu", "da:menu", "💬"]),
    datetime: st.integers(0, 2**31),
    timedelta: st.integers(0, 10**6),
}


@cache
def fields(cls: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(
        cls.__init__, vars(typing), {**vars(telegram), **vars(types), **globals()}
    )
    return {name: hint for name, hint in hints.items() if name not in {"return", "api_kwargs"}}


@cache
def value(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if hint in LEAVES:
        return LEAVES[hint]
    if origin in {types.UnionType, typing.Union}:
        return st.one_of([value(a, depth) for a in arguments if a is not type(None)])
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return st.lists(value(arguments[0], depth), max_size=2)
    if isinstance(hint, type) and issubclass(hint, TelegramObject):
        kind: Any = hint  # a class is hashable, whatever its objects are
        return thing(kind, depth - 1)
    return st.none()


@cache
def thing(cls: Any, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Make the JSON of a Bot API type: what it must have, and any of what it may have."""
    required, optional = {}, {}
    for name, hint in fields(cls).items():
        key = "from" if name == "from_user" else name
        if type(None) not in typing.get_args(hint):
            required[key] = value(hint, depth)
        elif depth > 0:
            optional[key] = value(hint, depth)
    return st.fixed_dictionaries(required, optional=optional)


# What a person can put into a message, each of which she may expect an answer to.
SAID = [
    *("text", "animation", "audio", "checklist", "contact", "dice", "document", "game"),
    *("live_photo", "location", "paid_media", "photo", "poll", "sticker", "story", "venue"),
    *("video", "video_note", "voice"),
]
ANNA = {"id": 1001, "is_bot": False, "first_name": "Anna", "language_code": "da"}
FRAME = {"message_id", "date", "chat", "from_user"}


@st.composite
def messages(draw: st.DrawFn, anna: dict[str, Any]) -> dict[str, Any]:
    """A message of Anna's, with one thing in it."""
    hints = fields(Message)
    said = draw(st.sampled_from(SAID) | st.sampled_from(sorted(set(hints) - FRAME)))
    content = draw(value(hints[said], DEPTH))
    if said == "text":
        content = content or "…"
    chat = {"id": anna["id"], "type": "private"}
    number = draw(st.integers(1, 2**31 - 1))
    frame = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": anna}
    return frame if content is None else {**frame, said: content}


@st.composite
def updates(draw: st.DrawFn, anna: dict[str, Any]) -> dict[str, Any]:
    """An update of any kind, half of them what people do in a private chat."""
    kind = draw(
        st.sampled_from(["message", "edited_message", "callback_query"]) | st.sampled_from(KINDS)
    )
    number = {"update_id": draw(st.integers(1, 2**31))}
    if kind in {"message", "edited_message"}:
        return {**number, kind: draw(messages(anna))}
    payload = draw(value(fields(Update)[kind], DEPTH))
    if kind == "callback_query":
        payload = {**payload, "from": anna, "message": draw(messages(anna) | st.none())}
    return {**number, kind: payload}


def is_due(update: dict[str, Any]) -> str | None:
    """Return the method by which this update must be answered, if it must."""
    if "callback_query" in update:
        return "answercallbackquery"
    message = update.get("message", {})
    if set(SAID) & set(message) or "text" in update.get("edited_message", {}):
        return "sendmessage"
    return None


@pytest.fixture
async def served(shelf: Library, database: Database) -> AsyncIterator[tuple[Sandbox, App]]:
    sandbox = Sandbox()
    sandbox.state.limits.enabled = False
    sandbox.add_person("Anna", language_code="da").start()
    async with sandbox.serve() as url:
        accounts = Accounts(database, utc_now)
        application = build(
            shelf, accounts, Desks(database, (), utc_now), sandbox.token, url, Line(utc_now)
        )
        async with application:
            yield sandbox, application


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.generate],  # an update is small enough to read, and shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
async def test_any_update_is_survived_and_answered_where_an_answer_is_due(
    data: st.DataObject,
    served: tuple[Sandbox, App],
    caplog: pytest.LogCaptureFixture,
) -> None:
    sandbox, application = served
    update = data.draw(updates(ANNA))
    caplog.clear()
    sandbox.calls.clear()
    try:
        parsed = Update.de_json(update, application.bot)
    except TypeError:  # what PTB cannot read never gets as far as a handler: see test_polling.py
        reject()
    await application.process_update(parsed)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    if (method := is_due(update)) is not None:
        assert method in {call.method.lower() for call in sandbox.calls}, update
