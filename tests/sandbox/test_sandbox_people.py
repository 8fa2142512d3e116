"""People, groups and channels as a bot hears of them."""

import pytest

from bot.sandbox import Person, Sandbox
from bot.sandbox.errors import ApiError, ImpossibleError
from tests.sandbox.client import Api, Clock


async def test_a_start_with_a_payload(api: Api, sandbox: Sandbox) -> None:
    emma = sandbox.add_person("Emma", language_code="en")
    emma.start("from-poster_1")
    (update,) = await api.get("getUpdates")
    message = update["message"]
    assert message["text"] == "/start from-poster_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {
        "id": emma.id,
        "is_bot": False,
        "first_name": "Emma",
        "language_code": "en",
    }
    assert message["chat"] == {"id": emma.id, "type": "private", "first_name": "Emma"}


@pytest.mark.parametrize("payload", ["æ", "a b", "x" * 65])
def test_a_payload_that_no_link_can_carry(payload: str, anna: Person) -> None:
    with pytest.raises(ImpossibleError, match="start parameter"):
        anna.start(payload)


async def test_the_bot_hears_of_a_block_and_of_its_end(
    api: Api, anna: Person, clock: Clock
) -> None:
    anna.block()
    anna.block()
    with pytest.raises(ImpossibleError, match="blocked"):
        anna.send("hej?")
    anna.unblock()
    anna.unblock()
    blocked, unblocked = [update["my_chat_member"] for update in await api.get("getUpdates")]
    assert blocked["date"] == int(clock().timestamp())
    assert blocked["chat"]["id"] == blocked["from"]["id"] == anna.id
    assert blocked["old_chat_member"]["status"] == "member"
    assert blocked["new_chat_member"]["status"] == "kicked"
    assert blocked["new_chat_member"]["until_date"] == 0
    assert blocked["new_chat_member"]["user"]["is_bot"] is True
    assert unblocked["old_chat_member"]["status"] == "kicked"
    assert unblocked["new_chat_member"]["status"] == "member"


def test_start_lifts_a_block(anna: Person) -> None:
    anna.block()
    anna.start()
    assert not anna.user.blocked


def test_a_person_edits_only_own_and_young_texts(
    sandbox: Sandbox, anna: Person, clock: Clock
) -> None:
    own = anna.send("hej")
    voice = anna.send_voice(b"OggS")
    bots = sandbox.state.post(anna.chat, sandbox.state.bot, {"text": "x"})
    for message_id in (bots.message_id, 99):
        with pytest.raises(ImpossibleError, match="no own message"):
            anna.edit(message_id, "y")
    with pytest.raises(ImpossibleError, match="no text"):
        anna.edit(voice.message_id, "y")
    clock.pass_by(hours=48, seconds=1)
    with pytest.raises(ImpossibleError, match="48 hours"):
        anna.edit(own.message_id, "y")


def test_a_person_too_writes_4096_characters(anna: Person) -> None:
    assert anna.send("x" * 4096)
    for text in ("x" * 4097, " "):
        with pytest.raises(ApiError):
            anna.send(text)


async def test_a_group(api: Api, sandbox: Sandbox, anna: Person) -> None:
    group = sandbox.add_group("Mødregruppe", [anna])
    group.send(anna, "/menu@sandbox_bot")
    (update,) = await api.get("getUpdates")
    assert update["message"]["chat"] == {"id": group.id, "type": "group", "title": "Mødregruppe"}
    assert update["message"]["from"]["id"] == anna.id
    assert update["message"]["entities"][0]["length"] == 17
    assert group.id < 0
    sent = await api.get("sendMessage", chat_id=group.id, text="hej")
    assert group.chat.find(sent["message_id"])
    assert [m.text for m in anna.messages] == ["/start"]


async def test_a_group_that_moves_says_so_on_both_sides(
    api: Api, sandbox: Sandbox, anna: Person
) -> None:
    group = sandbox.add_group("Os", [anna])
    new = group.upgrade(anna)
    there, here = [update["message"] for update in await api.get("getUpdates")]
    assert (there["chat"]["id"], there["migrate_to_chat_id"]) == (group.id, new.id)
    assert (here["chat"]["type"], here["migrate_from_chat_id"]) == ("supergroup", group.id)


async def test_the_bot_hears_that_it_was_thrown_out(
    api: Api, sandbox: Sandbox, anna: Person
) -> None:
    group = sandbox.add_group("Os", [anna])
    group.kick_bot(anna)
    (update,) = await api.get("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refusal = await api.refusal("getChat", chat_id=group.id)
    assert refusal == (403, "Forbidden: bot was kicked from the group chat")


async def test_a_channel_post_has_no_person(api: Api, sandbox: Sandbox) -> None:
    channel = sandbox.add_channel("Nyt")
    channel.post("hej")
    (update,) = await api.get("getUpdates")
    assert update["channel_post"]["sender_chat"] == update["channel_post"]["chat"]
    assert "from" not in update["channel_post"]


async def test_any_update_can_be_injected(api: Api, sandbox: Sandbox) -> None:
    sandbox.inject({"poll": {"id": "1"}})
    assert (await api.get("getUpdates"))[0]["poll"] == {"id": "1"}


async def test_until_is_woken_by_a_change_and_gives_up(sandbox: Sandbox, anna: Person) -> None:
    waited = sandbox.until(lambda: anna.messages[-1].text == "hej")
    anna.send("hej")
    await waited
    with pytest.raises(TimeoutError):
        await sandbox.until(lambda: False, timeout=0)


async def test_a_reset_empties_chats_and_keeps_people(
    api: Api, sandbox: Sandbox, anna: Person
) -> None:
    await api.get("setMyCommands", commands=[{"command": "menu", "description": "Menu"}])
    anna.send("hej")
    anna.block()
    sandbox.reset()
    assert (anna.messages, anna.user.blocked, sandbox.calls) == ([], False, [])
    assert await api.get("getUpdates") == []
    refusal = await api.refusal("sendMessage", chat_id=anna.id, text="x")
    assert refusal == (400, "Bad Request: chat not found")
    assert len(await api.get("getMyCommands")) == 1


async def test_calls_are_logged(api: Api, sandbox: Sandbox, anna: Person) -> None:
    await api.get("sendmessage", chat_id=anna.id, text="x")
    await api.refusal("sendMessage", text="x")
    first, second = sandbox.calls
    assert (first.method, first.status) == ("sendMessage", 200)
    assert first.parameters == {"chat_id": str(anna.id), "text": "x"}
    assert first.answer["result"]["text"] == "x"
    assert (second.status, second.answer["error_code"]) == (400, 400)
