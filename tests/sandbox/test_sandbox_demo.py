"""The chat page's routes and its stream of events."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import PNG, Api, form, keyboard, tappable

Events = AsyncGenerator[tuple[str, Any], None]


@asynccontextmanager
async def phone(http: aiohttp.ClientSession, person: Person) -> AsyncIterator[Events]:
    """Open the page as this person: (name, data) one after the other."""

    async def events() -> Events:
        name = ""
        async for line in answer.content:
            field, _, value = line.decode().rstrip("\r\n").partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                yield name, json.loads(value)

    async with http.get("/demo/events", params={"person": person.id}) as answer:
        assert answer.content_type == "text/event-stream"
        async with aclosing(events()) as stream:
            yield stream


async def next_of(events: Events, wanted: str) -> Any:
    """Return the data of the next event of this name."""
    async for name, data in events:
        if name == wanted:
            return data
    raise AssertionError(wanted)


async def post(http: aiohttp.ClientSession, path: str, **body: Any) -> Any:
    async with http.post(f"/demo/{path}", json=body) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json()


async def test_the_page_and_its_files_are_never_cached(http: aiohttp.ClientSession) -> None:
    for path in ("/", "/page/index.html"):
        async with http.get(path) as answer:
            assert answer.content_type == "text/html"
            assert answer.headers["Cache-Control"] == "no-store"
    async with http.get("/page/../sandbox.py") as answer:
        assert answer.status == 404


async def test_people_join(http: aiohttp.ClientSession, anna: Person) -> None:
    bo = await post(http, "people", first_name="Bo", language_code="en", role="clinic")
    assert bo == {
        "id": anna.id + 1,
        "first_name": "Bo",
        "language_code": "en",
        "role": "clinic",
        "blocked": False,
        "unread": 0,
    }
    async with http.get("/demo/people") as answer:
        assert await answer.json() == [anna.user.to_page(), bo]


async def test_the_snapshot(http: aiohttp.ClientSession, api: Api, anna: Person) -> None:
    menu = [{"command": "menu", "description": "Menuen"}]
    await api.get("setMyCommands", commands=menu, language_code="da")
    await api.get("setMyDescription", description="Om bækkenløsning", language_code="da")
    await api.get("setMyShortDescription", short_description="Kort")
    await api.get("pinChatMessage", chat_id=anna.id, message_id=1)
    async with phone(http, anna) as events:
        snapshot = await next_of(events, "snapshot")
    assert snapshot == {
        "bot": {
            "id": 1000,
            "first_name": "Sandbox",
            "username": "sandbox_bot",
            "description": "Om bækkenløsning",
            "short_description": "Kort",
            "commands": menu,
        },
        "person": anna.user.to_page(),
        "messages": [anna.messages[0].to_json()],
        "pinned": 1,
    }


async def test_what_the_bot_does_is_streamed(
    http: aiohttp.ClientSession, api: Api, anna: Person
) -> None:
    async with phone(http, anna) as events:
        await next_of(events, "snapshot")
        await api.get("sendChatAction", chat_id=anna.id, action="typing")
        assert await next_of(events, "action") == {"action": "typing"}
        markup = keyboard(tappable("x", "y"))
        sent = await api.get("sendMessage", chat_id=anna.id, text="a", reply_markup=markup)
        assert await next_of(events, "message") == sent
        message_id = sent["message_id"]
        tap = await post(http, "tap", person=anna.id, message_id=message_id, data="y")
        await api.get("answerCallbackQuery", callback_query_id=tap["query_id"], text="Tak")
        assert await next_of(events, "toast") == {
            "query_id": tap["query_id"],
            "text": "Tak",
            "show_alert": False,
            "url": "",
        }
        edited = await api.get("editMessageText", chat_id=anna.id, message_id=message_id, text="b")
        assert await next_of(events, "edited") == edited
        await api.get("pinChatMessage", chat_id=anna.id, message_id=message_id)
        assert await next_of(events, "pinned") == {"message_id": message_id}
        await api.get("deleteMessage", chat_id=anna.id, message_id=message_id)
        assert await next_of(events, "deleted") == {"message_ids": [message_id]}
        assert await next_of(events, "pinned") == {"message_id": None}
        menu = [{"command": "menu", "description": "Menu"}]
        await api.get("setMyCommands", commands=menu)
        assert await next_of(events, "commands") == {"commands": menu}


async def test_what_a_person_does(http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    emma = sandbox.add_person("Emma", language_code="en")
    async with phone(http, emma) as events:
        await next_of(events, "snapshot")
        started = await post(http, "start", person=emma.id, payload="x")
        assert await next_of(events, "message") == started
        said = await post(http, "send", person=emma.id, text="teh")
        edited = await post(http, "edit", person=emma.id, message_id=said["message_id"], text="the")
        assert await next_of(events, "edited") == edited
        blocked = await post(http, "block", person=emma.id, blocked=True)
        assert blocked["blocked"] is True
        assert await next_of(events, "person") == blocked
        await post(http, "block", person=emma.id, blocked=False)
        await post(http, "reset")
        assert await next_of(events, "reset") == {}
    assert emma.messages == []


async def test_unread_counts_while_nobody_looks(
    http: aiohttp.ClientSession, api: Api, sandbox: Sandbox, anna: Person
) -> None:
    bo = sandbox.add_person("Bo")
    async with phone(http, bo) as events:
        await next_of(events, "people")
        await api.get("sendMessage", chat_id=anna.id, text="1")
        assert (await next_of(events, "people"))[0]["unread"] == 1
        async with phone(http, anna) as hers:
            assert (await next_of(hers, "snapshot"))["person"]["unread"] == 0
            assert (await next_of(events, "people"))[0]["unread"] == 0
            await api.get("sendMessage", chat_id=anna.id, text="2")
            assert (await next_of(hers, "message"))["text"] == "2"
        assert anna.user.unread == 0


async def test_an_upload_and_its_file(http: aiohttp.ClientSession, anna: Person) -> None:
    query = {"person": str(anna.id), "kind": "photo", "caption": "se", "media_group_id": "7"}
    async with http.post("/demo/upload", params=query, data=form(file=PNG)) as answer:
        message = await answer.json()
    assert (message["caption"], message["media_group_id"]) == ("se", "7")
    async with http.get(f"/demo/file/{message['photo'][0]['file_id']}") as answer:
        assert answer.content_type == "image/png"
        assert await answer.read() == PNG
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get("/demo/file/none") as answer:
        assert answer.status == 404


async def test_a_document_is_only_downloaded(http: aiohttp.ClientSession, anna: Person) -> None:
    page = anna.send_document(b"<script>alert(1)</script>", "page.html", "text/html")
    async with http.get(f"/demo/file/{page.content['document']['file_id']}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["Content-Security-Policy"] == "sandbox"


async def test_inline(
    http: aiohttp.ClientSession, api: Api, sandbox: Sandbox, anna: Person
) -> None:
    article = {
        "type": "article",
        "id": "a",
        "title": "T",
        "input_message_content": {"message_text": "hej"},
    }
    sandbox.state.updates.clear()

    async def bot() -> None:
        (update,) = await api.get("getUpdates", timeout=5)
        query_id = update["inline_query"]["id"]
        await api.get("answerInlineQuery", inline_query_id=query_id, results=[article])

    answering = asyncio.create_task(bot())
    answer = await post(http, "inline", person=anna.id, query="x")
    await answering
    assert [(result["id"], result["title"]) for result in answer["results"]] == [("a", "T")]
    chosen = await post(http, "inline/choose", person=anna.id, result_id="a")
    assert chosen["text"] == "hej"


async def test_the_clock_is_turned_forward_from_the_page(
    http: aiohttp.ClientSession, sandbox: Sandbox
) -> None:
    before = sandbox.now()
    answer = await post(http, "clock", hours=24)
    assert datetime.fromisoformat(answer["now"]) - before >= timedelta(hours=24)
    assert sandbox.now() - before >= timedelta(hours=24)
    for hour in (9, 21, 9):
        answer = await post(http, "clock", to=hour)
        local = datetime.fromisoformat(answer["now"]).astimezone(ZoneInfo("Europe/Copenhagen"))
        assert (local.hour, local.minute) == (hour, 1)


async def test_limits_and_faults_from_the_page(
    http: aiohttp.ClientSession, api: Api, sandbox: Sandbox
) -> None:
    await post(http, "limits", enabled=False)
    assert sandbox.state.limits.enabled is False
    await post(http, "faults", method="getMe", status=500, times=1)
    assert await api.refusal("getMe") == (500, "Internal Server Error")
    assert await api.get("getMe")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("send", {"person": 1, "text": "x"}, 409),
        ("send", {"person": 1001, "text": ""}, 400),
        ("send", {"text": "x"}, 400),
        ("tap", {"person": 1001, "message_id": 1, "data": "x"}, 409),
        ("edit", {"person": 1001, "message_id": 99, "text": "x"}, 409),
        ("inline/choose", {"person": 1001, "result_id": "x"}, 409),
        ("faults", {"drop": "sometimes"}, 400),
        ("limits", {}, 400),
        ("clock", {"hours": -1}, 400),
        ("people", {"language_code": "da"}, 400),
    ],
)
async def test_what_cannot_be_done(
    path: str, body: Any, status: int, http: aiohttp.ClientSession, anna: Person
) -> None:
    async with http.post(f"/demo/{path}", json=body) as answer:
        assert answer.status == status
        assert (await answer.json())["error"]
    assert len(anna.messages) == 1


async def test_a_stream_of_nobody(http: aiohttp.ClientSession) -> None:
    async with http.get("/demo/events", params={"person": "5"}) as answer:
        assert answer.status == 409


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("query", [{"kind": "photo"}, {"person": "1001", "kind": "film"}])
async def test_an_upload_of_nothing_known(
    query: dict[str, str], http: aiohttp.ClientSession
) -> None:
    async with http.post("/demo/upload", params=query, data=form(file=PNG)) as answer:
        assert 400 <= answer.status < 500
        assert (await answer.json())["error"]
