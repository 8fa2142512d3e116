"""The list of messages: what stays in view, albums, files, pins, edits and deletions."""

import struct
import zlib

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.constants import ChatAction

from bot.sandbox import Sandbox
from bot.sandbox.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOP_OF = "article => Math.round(article.getBoundingClientRect().top)"


def png(width: int, height: int) -> bytes:
    """A picture of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


async def fill(page: Page, bot: Bot, anna: Person) -> None:
    """Make the chat longer than the screen."""
    for number in range(12):
        await bot.send_message(anna.id, f"Besked {number}\nmed\nfire\nlinjer")
    await expect(page.get_by_role("article")).to_have_count(13)


async def distance_to_end(page: Page) -> int:
    script = "log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight)"
    return int(await page.get_by_role("log").evaluate(script))


async def test_a_new_message_comes_into_view(page: Page, bot: Bot, anna: Person) -> None:
    await fill(page, bot, anna)
    await expect(page.get_by_text("Besked 11")).to_be_in_viewport()
    assert await distance_to_end(page) == 0


async def test_who_reads_further_up_is_not_moved(page: Page, bot: Bot, anna: Person) -> None:
    await fill(page, bot, anna)
    article = page.get_by_role("article").filter(has_text="Besked 2")
    await article.evaluate("article => article.scrollIntoView()")
    jump = page.get_by_role("button", name="Til den nyeste besked")
    await expect(jump).to_be_visible()
    before = await article.evaluate(TOP_OF)
    above = anna.messages[1]
    await bot.edit_message_text("Nu\nmeget\nlængere\nend\nden\nvar", anna.id, above.message_id)
    await bot.send_message(anna.id, "Ny besked")
    await expect(page.get_by_text("Ny besked")).to_be_attached()
    assert abs(await article.evaluate(TOP_OF) - before) <= 1  # scroll positions are whole pixels
    await expect(jump).to_have_attribute("data-missed", "1")
    await jump.click()
    await expect(page.get_by_text("Ny besked")).to_be_in_viewport()
    await expect(jump).to_be_hidden()


async def test_a_message_taller_than_the_screen_is_read_from_its_head(
    page: Page, bot: Bot, anna: Person
) -> None:
    await fill(page, bot, anna)
    await bot.send_message(anna.id, "\n".join(f"Linje {number}." for number in range(60)))
    await expect(page.get_by_text("Linje 0.")).to_be_in_viewport()


async def test_the_answer_to_a_tap_is_read_from_its_head(
    page: Page, bot: Bot, anna: Person
) -> None:
    long = "\n".join(f"Linje {number}." for number in range(60))
    rows = [[InlineKeyboardButton(label, callback_data=label)] for label in "abcdefghijklmnop"]
    sent = await bot.send_message(anna.id, long, reply_markup=InlineKeyboardMarkup(rows))
    await page.get_by_role("button", name="a", exact=True).click()
    assert await distance_to_end(page) > 200  # below the tapped row there is more
    await bot.edit_message_text(f"Nu begynder\n{long}", anna.id, sent.message_id)
    await expect(page.get_by_text("Nu begynder")).to_be_in_viewport()


async def test_an_own_message_always_comes_into_view(page: Page, bot: Bot, anna: Person) -> None:
    await fill(page, bot, anna)
    await page.get_by_text("Besked 0").scroll_into_view_if_needed()
    await page.get_by_role("textbox").fill("Tak")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine", has_text="Tak")).to_be_in_viewport()


async def test_an_album_is_one_grid(page: Page, bot: Bot, anna: Person) -> None:
    photos = [InputMediaPhoto(png(60, 40), caption=caption) for caption in ("Stillinger", "", "")]
    await bot.send_media_group(anna.id, photos)
    album = page.get_by_role("group", name="Billeder")
    await expect(album.get_by_role("button")).to_have_count(3)
    await expect(album.get_by_alt_text("Stillinger")).to_be_visible()
    await expect(page.get_by_role("article").last).to_contain_text("Stillinger")
    await expect(page.get_by_role("article")).to_have_count(2)


async def test_a_photo_opens_large_and_its_album_can_be_leafed_through(
    page: Page, bot: Bot, anna: Person
) -> None:
    photos = [InputMediaPhoto(png(60, 40), caption=caption) for caption in ("Et", "To")]
    await bot.send_media_group(anna.id, photos)
    first = page.get_by_role("button", name="Et")
    await first.press("Enter")
    viewer = page.get_by_role("dialog")
    await expect(viewer.get_by_role("img")).to_have_attribute("alt", "Et")
    await page.keyboard.press("ArrowRight")
    await expect(viewer.get_by_role("img")).to_have_attribute("alt", "To")
    await page.keyboard.press("ArrowRight")
    await expect(viewer.get_by_role("img")).to_have_attribute("alt", "Et")
    await page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()
    await expect(first).to_be_focused()


async def test_a_file_has_a_name_a_size_and_can_be_saved(
    page: Page, bot: Bot, anna: Person
) -> None:
    await bot.send_document(anna.id, b"x" * 1500, filename="mine-data.json")
    link = page.get_by_role("link", name="mine-data.json")
    await expect(link).to_contain_text("1,5 kB")
    async with page.expect_download() as saving:
        await link.click()
    assert (await saving.value).suggested_filename == "mine-data.json"


async def test_a_voice_message_and_a_sticker_are_named(page: Page, anna: Person) -> None:
    anna.send_voice(b"OggS")
    await expect(page.get_by_text("Talebesked")).to_be_visible()
    anna.send_sticker(png(20, 20))
    await expect(page.get_by_alt_text("Klistermærke")).to_be_visible()


async def test_an_unknown_kind_says_so(page: Page, anna: Person) -> None:
    anna.send_location(55.7, 12.6)
    await expect(page.get_by_role("article").last).to_contain_text("vises ikke her")


async def test_a_deleted_message_is_gone(page: Page, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Til at slette")
    message = page.get_by_role("article").filter(has_text="Til at slette")
    await expect(message).to_be_visible()
    await bot.delete_message(anna.id, sent.message_id)
    await expect(message).to_have_count(0)


async def test_a_pinned_message_stands_in_a_bar_that_leads_to_it(
    page: Page, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "Ring 112 ved stærk blødning")
    await fill_after(page, bot, anna)
    await bot.pin_chat_message(anna.id, sent.message_id)
    bar = page.get_by_role("button", name="Fastgjort besked")
    await expect(bar).to_contain_text("Ring 112")
    await bar.click()
    message = page.get_by_role("article").filter(has_text="Ring 112")
    await expect(message).to_be_in_viewport()
    await expect(message).to_be_focused()
    await bot.unpin_all_chat_messages(anna.id)
    await expect(bar).to_be_hidden()


async def fill_after(page: Page, bot: Bot, anna: Person) -> None:
    for number in range(12):
        await bot.send_message(anna.id, f"Senere {number}\nmed\nflere\nlinjer")
    await expect(page.get_by_text("Senere 11")).to_be_in_viewport()


async def test_typing_shows_until_the_message_comes(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_chat_action(anna.id, ChatAction.TYPING)
    await expect(page.get_by_text("skriver …")).to_be_visible()
    await bot.send_message(anna.id, "Her er svaret")
    await expect(page.get_by_text("skriver …")).to_have_count(0)


async def test_the_day_stands_above_its_messages(
    page: Page, sandbox: Sandbox, anna: Person
) -> None:
    assert sandbox.state.chats[anna.id].messages
    await expect(page.get_by_role("heading", name="I dag")).to_have_count(1)
