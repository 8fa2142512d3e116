"""Who speaks: the first meeting, switching, blocking, and the demo's tools."""

import pytest
from playwright.async_api import Page, expect
from telegram import Bot
from telegram.error import TelegramError

from bot.sandbox import Sandbox
from bot.sandbox.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def switch(page: Page, name: str) -> None:
    await page.get_by_role("button", name="People").click()
    await page.locator("#people").get_by_role("button", name=name).click()


async def test_a_first_meeting_shows_the_description_and_start(
    page: Page, bot: Bot, emma: Person
) -> None:
    await bot.set_my_description("Calm facts about pelvic girdle pain")
    await switch(page, "Emma")
    about = page.get_by_role("region", name="What can this bot do?")
    await expect(about).to_contain_text("Calm facts about pelvic girdle pain")
    await expect(page.get_by_role("textbox")).to_be_hidden()
    start = page.get_by_role("button", name="START", exact=True)
    await start.press("Enter")
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.text == "/start"
    assert update.message.chat_id == emma.id
    await expect(start).to_be_hidden()
    await expect(about).to_be_hidden()
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()


async def test_each_person_sees_only_their_own_chat(
    page: Page, bot: Bot, anna: Person, emma: Person
) -> None:
    emma.start()
    await bot.send_message(anna.id, "Kun til Anna")
    await bot.send_message(emma.id, "Only for Emma")
    await expect(page.get_by_text("Kun til Anna")).to_be_visible()
    await expect(page.get_by_text("Only for Emma")).to_have_count(0)
    await switch(page, "Emma")
    await expect(page.get_by_text("Only for Emma")).to_be_visible()
    await expect(page.get_by_text("Kun til Anna")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_text("Only for Emma")).to_be_visible()


async def test_unread_messages_are_counted_beside_the_others(
    page: Page, bot: Bot, emma: Person
) -> None:
    emma.start()
    await bot.send_message(emma.id, "One")
    await bot.send_message(emma.id, "Two")
    await page.get_by_role("button", name="People").click()
    card = page.locator("#people").get_by_role("button", name="Emma")
    await expect(card).to_contain_text("2")
    await card.click()
    await expect(page.get_by_role("article").get_by_text("Two")).to_be_visible()
    await page.get_by_role("button", name="People").click()
    await expect(card).not_to_contain_text("unread")
    await expect(card).to_have_attribute("aria-current", "true")


async def test_a_draft_waits_for_its_person(page: Page, emma: Person) -> None:
    emma.start()
    await page.get_by_role("textbox").fill("halvt skrev")
    await switch(page, "Emma")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    await switch(page, "Anna")
    await expect(page.get_by_role("textbox", name="Besked")).to_have_value("halvt skrev")


async def test_the_chat_speaks_the_persons_language(page: Page, emma: Person) -> None:
    emma.start()
    await expect(page.locator("main")).to_have_attribute("lang", "da")
    await switch(page, "Emma")
    await expect(page.locator("main")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("heading", name="Today")).to_be_visible()


async def test_somebody_new_joins(page: Page, sandbox: Sandbox) -> None:
    await page.get_by_role("button", name="People").click()
    await page.get_by_text("Add a person").click()
    await page.get_by_label("First name").fill("Sofie")
    await page.get_by_label("Language").select_option("en")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("button", name="START", exact=True)).to_be_visible()
    newcomer = list(sandbox.state.people.values())[-1]
    assert (newcomer.first_name, newcomer.language_code) == ("Sofie", "en")
    assert page.url.endswith(f"?person={newcomer.id}")


async def test_blocking_closes_the_chat_until_it_is_lifted(
    page: Page, bot: Bot, anna: Person
) -> None:
    await page.get_by_role("button", name="Demo tools").click()
    await page.get_by_role("button", name="Anna blocks the bot").click()
    await expect(page.get_by_text("Du har blokeret botten")).to_be_attached()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("textbox")).to_be_hidden()
    with pytest.raises(TelegramError, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "Hallo?")
    await page.get_by_role("button", name="Fjern blokering").click()
    await expect(page.get_by_role("textbox")).to_be_visible()
    await bot.send_message(anna.id, "Velkommen tilbage")
    await expect(page.get_by_text("Velkommen tilbage")).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "words"),
    [("busy", "Flood control exceeded"), ("broken", "Internal Server Error")],
)
async def test_a_fault_meets_the_bot_as_often_as_asked(
    page: Page, bot: Bot, anna: Person, kind: str, words: str
) -> None:
    await page.get_by_role("button", name="Demo tools").click()
    await page.get_by_label("What goes wrong").select_option(kind)
    await page.locator("[name=method]").select_option("sendMessage")
    await page.get_by_role("button", name="Let it happen").click()
    await expect(page.get_by_role("status").filter(has_text="Will happen 1×")).to_be_attached()
    with pytest.raises(TelegramError, match=words):
        await bot.send_message(anna.id, "Et")
    await bot.send_message(anna.id, "To")
    await expect(page.get_by_role("article").last).to_contain_text("Bækkenro: To")


async def test_the_rate_limits_can_be_lifted(page: Page, sandbox: Sandbox) -> None:
    await page.get_by_role("button", name="Demo tools").click()
    await page.get_by_label("Telegram’s rate limits").uncheck()
    await sandbox.until(lambda: not sandbox.state.limits.enabled)


async def test_a_reset_empties_every_chat(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Snart glemt")
    await expect(page.get_by_text("Snart glemt")).to_be_visible()
    await page.get_by_role("button", name="Demo tools").click()
    await page.get_by_role("button", name="Reset demo").click()
    await page.get_by_role("button", name="Reset", exact=True).click()
    await expect(page.get_by_text("Snart glemt")).to_have_count(0)
    await expect(page.get_by_role("button", name="START", exact=True)).to_be_attached()
    assert anna.messages == []
