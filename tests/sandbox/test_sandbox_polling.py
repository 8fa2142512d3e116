"""getUpdates: the queue, the wait, and who may poll."""

import asyncio
from typing import Any

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import Api, Clock


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_come_until_they_are_confirmed(api: Api, anna: Person) -> None:
    anna.send("one")
    anna.send("two")
    first = await api.get("getUpdates")
    assert texts(first) == ["one", "two"]
    assert await api.get("getUpdates") == first
    assert texts(await api.get("getUpdates", offset=first[0]["update_id"] + 1)) == ["two"]
    assert await api.get("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_a_limit_and_a_negative_offset(api: Api, anna: Person) -> None:
    for text in ("one", "two", "three"):
        anna.send(text)
    assert texts(await api.get("getUpdates", limit=1)) == ["one"]
    assert texts(await api.get("getUpdates", offset=-1)) == ["three"]
    assert texts(await api.get("getUpdates")) == ["three"]


async def test_a_poll_waits_for_the_next_update(api: Api, sandbox: Sandbox, anna: Person) -> None:
    poll = asyncio.create_task(api.get("getUpdates", timeout=50))
    await sandbox.until(lambda: sandbox.state.updates.polled)
    anna.send("at last")
    assert texts(await poll) == ["at last"]


async def test_a_second_poll_ends_the_first(api: Api, sandbox: Sandbox, anna: Person) -> None:
    first = asyncio.create_task(api.refusal("getUpdates", timeout=50))
    await sandbox.until(lambda: sandbox.state.updates.polled)
    second = asyncio.create_task(api.get("getUpdates", timeout=50))
    status, reason = await first
    assert status == 409
    assert reason == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    anna.send("for the second")
    assert texts(await second) == ["for the second"]


async def test_a_webhook_ends_polling(api: Api, sandbox: Sandbox) -> None:
    poll = asyncio.create_task(api.refusal("getUpdates", timeout=50))
    await sandbox.until(lambda: sandbox.state.updates.polled)
    assert await api.get("setWebhook", url="http://localhost:8443/hook")
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    status, reason = await api.refusal("getUpdates")
    assert status == 409
    assert reason == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert await api.get("deleteWebhook")
    assert await api.get("getUpdates") == []


async def test_only_the_kinds_asked_for_are_queued(api: Api, anna: Person) -> None:
    await api.get("getUpdates", allowed_updates=["my_chat_member"])
    anna.send("unheard")
    anna.block()
    (update,) = await api.get("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await api.get("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    anna.unblock()
    anna.send("heard")
    assert len(await api.get("getUpdates")) == 2


async def test_reactions_come_only_when_asked_for(api: Api, sandbox: Sandbox) -> None:
    sandbox.inject({"message_reaction": {"message_id": 1}})
    assert await api.get("getUpdates", allowed_updates=["message_reaction"]) == []
    sandbox.inject({"message_reaction": {"message_id": 1}})
    (update,) = await api.get("getUpdates")
    assert update["message_reaction"] == {"message_id": 1}


async def test_updates_are_kept_for_a_day(api: Api, anna: Person, clock: Clock) -> None:
    anna.send("yesterday")
    clock.pass_by(hours=1)
    anna.send("today")
    clock.pass_by(hours=23, seconds=1)
    assert texts(await api.get("getUpdates")) == ["today"]


async def test_an_edit_of_a_person(api: Api, anna: Person, clock: Clock) -> None:
    message = anna.send("teh")
    clock.pass_by(minutes=1)
    anna.edit(message.message_id, "the")
    _, update = await api.get("getUpdates")
    assert update["edited_message"]["text"] == "the"
    assert update["edited_message"]["edit_date"] - update["edited_message"]["date"] == 60
