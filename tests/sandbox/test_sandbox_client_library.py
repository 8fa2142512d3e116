"""A stock client library's Bot works against the sandbox as against Telegram."""

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.sandbox import Fault, Person, Sandbox
from tests.sandbox.client import PNG


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with Bot("1000:test", base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        yield bot


async def test_a_conversation(bot: Bot, anna: Person) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="yes")]])
    sent = await bot.send_message(
        anna.id,
        "<b>Hej</b>",
        parse_mode="HTML",
        reply_markup=markup,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.text_html == "<b>Hej</b>"
    tap = anna.tap(sent.message_id, "Ja")
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "yes"
    await update.callback_query.answer("Tak")
    assert tap.answer == {"text": "Tak", "show_alert": False, "url": ""}
    await update.callback_query.edit_message_text("Nå")
    assert [m.text for m in anna.messages] == ["/start", "Nå"]
    copy = await bot.copy_message(anna.id, anna.id, sent.message_id)
    assert await bot.pin_chat_message(anna.id, copy.message_id)
    chat = await bot.get_chat(anna.id)
    assert chat.pinned_message
    assert chat.pinned_message.message_id == copy.message_id
    assert await bot.delete_messages(anna.id, [sent.message_id, copy.message_id])
    assert await bot.send_chat_action(anna.id, "typing")
    assert [m.text for m in anna.messages] == ["/start"]


async def test_files(bot: Bot, anna: Person) -> None:
    photo = await bot.send_photo(anna.id, PNG, caption="1")
    document = await bot.send_document(anna.id, PNG, filename="a.png")
    assert document.document
    assert document.document.file_name == "a.png"
    album = await bot.send_media_group(
        anna.id, [InputMediaPhoto(PNG, caption="2"), InputMediaPhoto(photo.photo[0].file_id)]
    )
    assert [message.caption for message in album] == ["2", None]
    edited = await bot.edit_message_media(InputMediaPhoto(PNG, caption="3"), anna.id, photo.id)
    assert edited.caption == "3"  # type: ignore[union-attr]  # True only for inline messages
    file = await bot.get_file(photo.photo[0].file_id)
    assert bytes(await file.download_as_bytearray()) == PNG


async def test_the_profile(bot: Bot, anna: Person) -> None:
    assert (await bot.get_me()).username == "sandbox_bot"
    assert await bot.set_my_commands([BotCommand("menu", "Menu")], language_code="da")
    assert (await bot.get_my_commands(language_code="da"))[0].command == "menu"
    assert await bot.delete_my_commands(language_code="da")
    assert await bot.set_my_description("d")
    assert (await bot.get_my_description()).description == "d"
    assert await bot.set_my_short_description("s")
    assert (await bot.get_my_short_description()).short_description == "s"
    assert (await bot.get_chat_menu_button(anna.id)).type == "default"
    assert await bot.set_webhook("http://localhost:9/hook", secret_token="s")
    assert (await bot.get_webhook_info()).url == "http://localhost:9/hook"
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.delete_webhook()


async def test_an_inline_query(bot: Bot, anna: Person) -> None:
    query = anna.inline("bælte")
    (update,) = await bot.get_updates()
    assert update.inline_query
    article = InlineQueryResultArticle("a", "T", InputTextMessageContent("hej"))
    assert await update.inline_query.answer([article])
    assert anna.choose("a").text == "hej"
    assert query.results


async def test_errors_come_as_the_librarys_own(
    bot: Bot, url: str, sandbox: Sandbox, anna: Person
) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    sandbox.state.faults.add(Fault("sendMessage", retry_after=7))
    with pytest.raises(RetryAfter, match="Retry in 7 seconds"):
        await bot.send_message(anna.id, "x")
    sandbox.state.faults.add(Fault("sendMessage", drop="before"))
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x")
    anna.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "x")
    with pytest.raises(InvalidToken):
        async with Bot("1000:wrong", base_url=f"{url}/bot"):
            pass
