"""Edits, deletions, copies and pins that succeed."""

import json

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import PNG, Api, Clock, form, keyboard, tappable


async def test_a_text_is_edited_in_place(api: Api, anna: Person, clock: Clock) -> None:
    sent = await api.get("sendMessage", chat_id=anna.id, text="one")
    clock.pass_by(seconds=5)
    edited = await api.get(
        "editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="two"
    )
    assert edited["edit_date"] - edited["date"] == 5
    assert [m.text for m in anna.messages] == ["/start", "two"]


async def test_a_keyboard_alone(api: Api, anna: Person) -> None:
    sent = await api.get("sendMessage", chat_id=anna.id, text="one")
    markup = keyboard(tappable("x", "y"))
    edited = await api.get(
        "editMessageReplyMarkup",
        chat_id=anna.id,
        message_id=sent["message_id"],
        reply_markup=markup,
    )
    assert edited["reply_markup"] == markup
    assert "edit_date" not in edited
    gone = await api.get("editMessageReplyMarkup", chat_id=anna.id, message_id=sent["message_id"])
    assert "reply_markup" not in gone


async def test_a_text_becomes_a_photo(api: Api, anna: Person) -> None:
    sent = await api.get("sendMessage", chat_id=anna.id, text="one")
    media = {"type": "photo", "media": "attach://picture", "caption": "<b>x</b>",
             "parse_mode": "HTML"}  # fmt: skip
    fields = form(
        chat_id=str(anna.id),
        message_id=str(sent["message_id"]),
        media=json.dumps(media),
        picture=PNG,
    )
    edited = await api.post_form("editMessageMedia", fields)
    assert edited["message_id"] == sent["message_id"]
    assert edited["photo"][0]["width"] == 1
    assert edited["caption"] == "x"
    assert "text" not in edited
    recaptioned = await api.get(
        "editMessageCaption", chat_id=anna.id, message_id=sent["message_id"], caption="y"
    )
    assert recaptioned["caption"] == "y"
    assert "caption_entities" not in recaptioned
    assert recaptioned["photo"] == edited["photo"]


async def test_in_a_private_chat_a_bot_deletes_both_sides(api: Api, anna: Person) -> None:
    hers = anna.send("hej")
    mine = await api.get("sendMessage", chat_id=anna.id, text="x")
    ids = [hers.message_id, mine["message_id"], 99]
    assert await api.get("deleteMessages", chat_id=anna.id, message_ids=ids)
    assert [m.text for m in anna.messages] == ["/start"]


async def test_in_a_group_only_its_own(api: Api, sandbox: Sandbox, anna: Person) -> None:
    group = sandbox.add_group("Os", [anna])
    hers = group.send(anna, "hej")
    refusal = await api.refusal("deleteMessage", chat_id=group.id, message_id=hers.message_id)
    assert refusal == (400, "Bad Request: message can't be deleted")


async def test_a_copy_has_its_own_caption_and_keyboard(api: Api, anna: Person) -> None:
    photo = anna.send_photo(PNG, "old")
    copy = await api.get(
        "copyMessage",
        chat_id=anna.id,
        from_chat_id=anna.id,
        message_id=photo.message_id,
        caption="new",
        reply_markup=keyboard(tappable("x", "y")),
    )
    assert copy == {"message_id": anna.messages[-1].message_id}
    assert anna.messages[-1].text == "new"
    assert anna.messages[-1].buttons == [tappable("x", "y")]
    assert anna.messages[-1].content["photo"] == photo.content["photo"]


async def test_several_copies(api: Api, anna: Person) -> None:
    photo = anna.send_photo(PNG, "caption")
    text = anna.send("text")
    copies = await api.get(
        "copyMessages",
        chat_id=anna.id,
        from_chat_id=anna.id,
        message_ids=[photo.message_id, 99, text.message_id],
        remove_caption=True,
    )
    assert copies == [{"message_id": m.message_id} for m in anna.messages[-2:]]
    assert [m.text for m in anna.messages[-2:]] == ["", "text"]
    none = await api.refusal(
        "copyMessages", chat_id=anna.id, from_chat_id=anna.id, message_ids=[99]
    )
    assert none == (400, "Bad Request: there are no messages to forward")


async def test_pins(api: Api, anna: Person) -> None:
    one, two = [await api.get("sendMessage", chat_id=anna.id, text=text) for text in "12"]
    for sent in (one, two):
        await api.get("pinChatMessage", chat_id=anna.id, message_id=sent["message_id"])
    chat = await api.get("getChat", chat_id=anna.id)
    assert (chat["type"], chat["first_name"]) == ("private", "Anna")
    assert chat["pinned_message"]["text"] == "2"
    await api.get("unpinChatMessage", chat_id=anna.id)
    assert (await api.get("getChat", chat_id=anna.id))["pinned_message"]["text"] == "1"
    await api.get("deleteMessage", chat_id=anna.id, message_id=one["message_id"])
    assert anna.chat.pinned == []
    await api.get("pinChatMessage", chat_id=anna.id, message_id=two["message_id"])
    await api.get("unpinAllChatMessages", chat_id=anna.id)
    assert "pinned_message" not in await api.get("getChat", chat_id=anna.id)
