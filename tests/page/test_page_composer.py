"""Writing: the command menu, editing one's own, attaching."""

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect
from telegram import Bot, BotCommand, Update

from bot.sandbox.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6368000000820081e4d3ff0f0000000049454e44ae426082"
)


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def commands(bot: Bot) -> None:
    await bot.set_my_commands(
        [BotCommand("emner", "Alle emner"), BotCommand("quiz", "Tegn"), BotCommand("quit", "Stop")]
    )


async def heard(bot: Bot) -> Update:
    (update,) = await bot.get_updates(timeout=5)
    return update


async def test_a_text_is_sent_by_enter_and_shift_enter_breaks_the_line(
    page: Page, bot: Bot
) -> None:
    box = page.get_by_role("textbox", name="Besked")
    await box.press_sequentially("Hej")
    await box.press("Shift+Enter")
    await box.press_sequentially("du")
    await box.press("Enter")
    update = await heard(bot)
    assert update.message is not None
    assert update.message.text == "Hej\ndu"
    await expect(box).to_have_value("")


async def test_a_slash_filters_the_commands_and_the_keyboard_picks_one(
    page: Page, bot: Bot
) -> None:
    box = page.get_by_role("textbox")
    options = page.get_by_role("option")
    await box.press_sequentially("/")
    await expect(options).to_have_count(3)
    await box.press_sequentially("q")
    await expect(options).to_have_count(2)
    await box.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    await box.press("Enter")
    update = await heard(bot)
    assert update.message is not None
    assert update.message.text == "/quit"
    await expect(options).to_have_count(0)


async def test_escape_closes_the_commands_and_keeps_the_text(page: Page) -> None:
    box = page.get_by_role("textbox")
    await box.press_sequentially("/q")
    await expect(page.get_by_role("listbox")).to_be_visible()
    await box.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(box).to_have_value("/q")


async def test_the_menu_button_offers_every_command(page: Page, bot: Bot) -> None:
    menu = page.get_by_role("button", name="Menu")
    await menu.click()
    await expect(menu).to_have_attribute("aria-expanded", "true")
    await expect(page.get_by_role("option")).to_have_count(3)
    await page.get_by_role("option", name="/emner").click()
    update = await heard(bot)
    assert update.message is not None
    assert update.message.text == "/emner"
    await expect(menu).to_have_attribute("aria-expanded", "false")


async def test_arrow_up_edits_the_last_own_message(page: Page, bot: Bot, anna: Person) -> None:
    anna.send("Ondt i bækenet")
    await expect(page.get_by_role("article")).to_have_count(2)
    await bot.get_updates(timeout=5)
    box = page.get_by_role("textbox")
    await box.press("ArrowUp")
    await expect(page.get_by_text("Rediger besked")).to_be_visible()
    await expect(box).to_have_value("Ondt i bækenet")
    await box.fill("Ondt i bækkenet")
    await box.press("Enter")
    await expect(page.get_by_role("article").last).to_contain_text("Ondt i bækkenet")
    await expect(page.get_by_role("article").last).to_contain_text("redigeret")
    _, update = await bot.get_updates(timeout=5)
    assert update.edited_message is not None
    assert update.edited_message.text == "Ondt i bækkenet"


async def test_escape_gives_up_an_edit(page: Page, anna: Person) -> None:
    anna.send("Sådan")
    await expect(page.get_by_role("article")).to_have_count(2)
    box = page.get_by_role("textbox")
    await box.press("ArrowUp")
    await expect(box).to_have_value("Sådan")
    await box.press("Escape")
    await expect(box).to_have_value("")
    await expect(page.get_by_text("Rediger besked")).to_be_hidden()


async def test_the_menu_of_an_own_message_edits_and_copies(page: Page, anna: Person) -> None:
    anna.send("Min besked")
    message = page.get_by_role("article").filter(has_text="Min besked")
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Kopiér tekst").click()
    await expect(page.get_by_role("status").filter(has_text="Kopieret")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "Min besked"
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Rediger").click()
    await expect(page.get_by_role("textbox")).to_have_value("Min besked")


async def test_the_menu_of_a_message_works_by_keyboard(page: Page, anna: Person) -> None:
    anna.send("Min besked")
    message = page.get_by_role("article").filter(has_text="Min besked")
    await message.click(button="right")
    await expect(page.get_by_role("menuitem", name="Rediger")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Kopiér tekst")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_be_hidden()
    await expect(message).to_be_focused()


async def test_a_long_press_opens_the_menu_of_a_message(
    browser: Browser, url: str, anna: Person
) -> None:
    context = await browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = await context.new_page()
    await page.goto(f"{url}/?person={anna.id}")
    box = await page.get_by_role("article").locator("time").bounding_box()
    assert box is not None
    finger = await context.new_cdp_session(page)
    touch = {"type": "touchStart", "touchPoints": [{"x": box["x"], "y": box["y"]}]}
    await finger.send("Input.dispatchTouchEvent", touch)
    await expect(page.get_by_role("menu")).to_be_visible()
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await expect(page.get_by_role("menuitem", name="Rediger")).to_be_visible()
    await context.close()


async def test_the_menu_of_the_bots_message_only_copies(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Botten siger")
    await page.get_by_role("article").filter(has_text="Botten siger").click(button="right")
    await expect(page.get_by_role("menuitem")).to_have_text(["Kopiér tekst"])


async def test_pictures_are_sent_as_an_album_with_the_text_as_caption(page: Page, bot: Bot) -> None:
    await page.get_by_role("textbox").fill("Min pude")
    await page.locator("#files").set_input_files(
        [FilePayload(name=f"{n}.png", mimeType="image/png", buffer=PNG) for n in (1, 2)]
    )
    await expect(page.get_by_role("group", name="Billeder").get_by_role("button")).to_have_count(2)
    first, second = await bot.get_updates(timeout=5)
    assert first.message is not None
    assert second.message is not None
    assert first.message.caption == "Min pude"
    assert first.message.photo
    assert first.message.media_group_id == second.message.media_group_id
    await expect(page.get_by_role("textbox")).to_have_value("")


async def test_another_file_is_sent_as_a_document(page: Page, bot: Bot) -> None:
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Vedhæft billede eller fil").click()
    note = FilePayload(name="note.txt", mimeType="text/plain", buffer=b"ondt")
    await (await choosing.value).set_files(note)
    update = await heard(bot)
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "note.txt"


async def test_what_the_server_refuses_is_said_and_the_text_is_not_lost(
    page: Page, anna: Person, complaints: list[str]
) -> None:
    anna.user.blocked = True  # behind the page's back
    box = page.get_by_role("textbox")
    await box.fill("Hallo?")
    await box.press("Enter")
    await expect(page.get_by_role("status").filter(has_text="blocked")).to_be_visible()
    await expect(box).to_have_value("Hallo?")
    assert len(complaints) == 1  # the browser logs the refused request
    complaints.clear()
