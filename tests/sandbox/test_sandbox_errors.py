"""What the server says, row by row."""

from typing import Any

import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import PNG, Api, Clock, form, keyboard, tappable

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "", "text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 4711, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ("getChat", {"chat_id": "-"}, "chat not found"),
        ("sendMessage", {"text": ""}, "message text is empty"),
        ("sendMessage", {"text": " \n "}, "message text is empty"),
        ("sendMessage", {"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ("sendMessage", {"text": "æ" * 4097}, "message is too long"),
        ("sendMessage", {"text": "x" * 32_769}, "text is too long"),
        ("sendMessage", {"text": "x", "parse_mode": "md"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {"text": "a <b>b", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            "sendMessage",
            {"text": "<b>a <i>b</b></i>", "parse_mode": "html"},
            (
                "can't parse entities: Unmatched end tag at byte offset 9, "
                'expected "</i>", found "</b>"'
            ),
        ),
        (
            "sendMessage",
            {"text": "<p>a</p>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
        ),
        (
            "sendMessage",
            {"text": "a.", "parse_mode": "MarkdownV2"},
            (
                "can't parse entities: Character '.' is reserved and must be escaped "
                "with the preceding '\\'"
            ),
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": keyboard(tappable("x", "é" * 32 + "x"))},
            "BUTTON_DATA_INVALID",
        ),
        ("sendChatAction", {"action": "sing"}, "wrong parameter action in request"),
        ("sendPhoto", {}, "there is no photo in the request"),
        (
            "sendPhoto",
            {"photo": "https://example.org/a.png"},
            "failed to get HTTP URL content",
        ),
        ("sendPhoto", {"photo": "photo-0"}, "wrong file identifier/HTTP URL specified"),
        ("sendMediaGroup", {}, 'parameter "media" is required'),
        ("sendMediaGroup", {"media": []}, "there are no messages to send"),
        ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
        ("editMessageCaption", {"caption": "x", "message_id": 99}, "message to edit not found"),
        ("editMessageReplyMarkup", {"message_id": 99}, "message to edit not found"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("deleteMessage", {}, "message identifier is not specified"),
        ("deleteMessages", {}, "message identifiers are not specified"),
        ("copyMessage", {}, 'parameter "from_chat_id" is required'),
        ("pinChatMessage", {"message_id": 99}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "photo-0"}, "invalid file_id"),
        (
            "sendMessage",
            {"text": "x", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
    ],
)
async def test_a_bad_request_is_refused_in_the_servers_words(
    method: str, parameters: dict[str, Any], reason: str, api: Api, anna: Person
) -> None:
    if "chat_id" not in parameters and reason != "chat_id is empty":
        parameters = parameters | {"chat_id": anna.id}
    assert await api.refusal(method, **parameters) == (400, f"Bad Request: {reason}")


async def test_a_caption_has_1024_characters(api: Api, anna: Person) -> None:
    photo = await api.post_form("sendPhoto", form(chat_id=str(anna.id), photo=PNG))
    file_id = photo["photo"][0]["file_id"]
    sent = await api.get("sendPhoto", chat_id=anna.id, photo=file_id, caption="x" * 1024)
    assert sent["caption"] == "x" * 1024
    too_long = await api.refusal("sendPhoto", chat_id=anna.id, photo=file_id, caption="x" * 1025)
    assert too_long == (400, "Bad Request: message caption is too long")


async def test_the_longest_text_and_data_pass(api: Api, anna: Person) -> None:
    markup = keyboard(tappable("x", "é" * 32))
    sent = await api.get("sendMessage", chat_id=anna.id, text="æ" * 4096, reply_markup=markup)
    assert sent["text"] == "æ" * 4096
    assert sent["reply_markup"] == markup


async def test_the_limit_counts_after_parsing(api: Api, anna: Person) -> None:
    text = f"<b>{'x' * 4096}</b>"
    sent = await api.get("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert len(sent["text"]) == 4096


async def test_an_edit_that_changes_nothing(api: Api, anna: Person) -> None:
    said: dict[str, Any] = {
        "chat_id": anna.id,
        "text": "a <b>b</b>",
        "parse_mode": "HTML",
        "reply_markup": keyboard(tappable("x", "y")),
    }
    sent = await api.get("sendMessage", **said)
    said["message_id"] = sent["message_id"]
    same = await api.refusal("editMessageText", **said)
    assert same == (400, f"Bad Request: {NOT_MODIFIED}")
    assert "edit_date" not in anna.messages[-1].to_json()
    bolder = said | {"text": "<b>a b</b>"}
    assert (await api.get("editMessageText", **bolder))["entities"][0]["length"] == 3
    without = {key: value for key, value in bolder.items() if key != "reply_markup"}
    assert "reply_markup" not in await api.get("editMessageText", **without)


async def test_only_own_messages_can_be_edited(api: Api, anna: Person) -> None:
    hers = anna.send("hej")
    refusal = await api.refusal(
        "editMessageText", chat_id=anna.id, message_id=hers.message_id, text="x"
    )
    assert refusal == (400, "Bad Request: message can't be edited")


async def test_a_photo_has_no_text_and_a_text_no_caption(api: Api, anna: Person) -> None:
    photo = await api.post_form("sendPhoto", form(chat_id=str(anna.id), photo=PNG))
    text = await api.get("sendMessage", chat_id=anna.id, text="x")
    on_photo = await api.refusal(
        "editMessageText", chat_id=anna.id, message_id=photo["message_id"], text="x"
    )
    assert on_photo == (400, "Bad Request: there is no text in the message to edit")
    on_text = await api.refusal(
        "editMessageCaption", chat_id=anna.id, message_id=text["message_id"], caption="x"
    )
    assert on_text == (400, "Bad Request: there is no caption in the message to edit")


async def test_deleting_ends_after_48_hours(api: Api, anna: Person, clock: Clock) -> None:
    old = await api.get("sendMessage", chat_id=anna.id, text="old")
    clock.pass_by(hours=1)
    young = await api.get("sendMessage", chat_id=anna.id, text="young")
    clock.pass_by(hours=47, seconds=1)
    refusal = await api.refusal("deleteMessage", chat_id=anna.id, message_id=old["message_id"])
    assert refusal == (400, "Bad Request: message can't be deleted")
    assert await api.get("deleteMessage", chat_id=anna.id, message_id=young["message_id"])
    assert [m.text for m in anna.messages] == ["/start", "old"]


async def test_copying_needs_a_message(api: Api, anna: Person) -> None:
    refusal = await api.refusal("copyMessage", chat_id=anna.id, from_chat_id=anna.id, message_id=99)
    assert refusal == (400, "Bad Request: message to copy not found")


@pytest.mark.parametrize("method", ["sendMessage", "sendChatAction", "pinChatMessage"])
async def test_who_blocks_is_not_written_to(method: str, api: Api, anna: Person) -> None:
    anna.block()
    refusal = await api.refusal(method, chat_id=anna.id, text="x", action="typing", message_id=1)
    assert refusal == (403, "Forbidden: bot was blocked by the user")
    anna.unblock()
    assert await api.get(method, chat_id=anna.id, text="x", action="typing", message_id=1)


async def test_who_left_telegram_is_not_written_to(api: Api, anna: Person) -> None:
    anna.deactivate()
    refusal = await api.refusal("sendMessage", chat_id=anna.id, text="x")
    assert refusal == (403, "Forbidden: user is deactivated")


async def test_a_bot_does_not_speak_first(api: Api, sandbox: Sandbox) -> None:
    emma = sandbox.add_person("Emma")
    unknown = await api.refusal("sendMessage", chat_id=emma.id, text="x")
    assert unknown == (400, "Bad Request: chat not found")
    sandbox.add_group("Os", [emma])
    seen = await api.refusal("sendMessage", chat_id=emma.id, text="x")
    assert seen == (403, "Forbidden: bot can't initiate conversation with a user")
    emma.start()
    assert await api.get("sendMessage", chat_id=emma.id, text="x")


async def test_a_group_may_throw_the_bot_out_or_move(
    api: Api, sandbox: Sandbox, anna: Person
) -> None:
    group = sandbox.add_group("Os", [anna])
    new = group.upgrade(anna)
    status, answer = await api.ask("sendMessage", chat_id=group.id, text="x")
    assert (status, answer["description"]) == (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
    )
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    assert await api.get("sendMessage", chat_id=new.id, text="x")
    new.kick_bot(anna)
    kicked = await api.refusal("sendMessage", chat_id=new.id, text="x")
    assert kicked == (403, "Forbidden: bot was kicked from the supergroup chat")


async def test_a_wrong_token_and_an_unknown_method(api: Api) -> None:
    assert await api.refusal("sendMesage") == (404, "Not Found: method not found")
    stranger = Api(api.http, "/bot1000:wrong")
    assert await stranger.refusal("getMe") == (401, "Unauthorized")
    assert await stranger.refusal("getMee") == (401, "Unauthorized")


@pytest.mark.parametrize("method", ["getme", "GETME", "getMe"])
async def test_case_does_not_matter_and_get_works(method: str, api: Api) -> None:
    async with api.http.get(f"{api.root}/{method}") as answer:
        assert (await answer.json())["result"]["username"] == "sandbox_bot"
