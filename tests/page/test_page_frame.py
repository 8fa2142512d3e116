"""The frame around the chat: origin and policy, touch targets, appearance, lost connections."""

import pytest
from playwright.async_api import Browser, Page, expect
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import Sandbox
from bot.sandbox.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMMANDS = [{"command": "emner", "description": "Alle emner"}]


async def test_the_policy_lets_nothing_foreign_in(page: Page, complaints: list[str]) -> None:
    refused = await page.evaluate(
        """async () => {
          const refused = [];
          const note = (event) => refused.push(event.effectiveDirective);
          document.addEventListener("securitypolicyviolation", note);
          const markup = () => { document.body.innerHTML = "<b>x</b>"; };
          try { markup(); } catch { refused.push("markup"); }
          await fetch("https://example.com/").catch(() => refused.push("fetch"));
          return refused;
        }"""
    )
    assert {"markup", "fetch"} <= set(refused)
    assert "https://example.com/" not in complaints
    complaints.clear()


async def test_every_target_is_large_enough_for_a_thumb(page: Page, bot: Bot, anna: Person) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await bot.set_my_commands([BotCommand("emner", "Alle emner")])
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(n, callback_data=n) for n in "abcd"]])
    sent = await bot.send_message(anna.id, "Emner", reply_markup=keyboard)
    await bot.pin_chat_message(anna.id, sent.message_id)
    await expect(page.get_by_role("button", name="Fastgjort besked")).to_be_visible()
    small = """() => [...document.querySelectorAll("button:not(.command), summary, select")]
      .map((node) => [node.textContent.trim() || node.ariaLabel, node.getBoundingClientRect()])
      .filter(([, { width, height }]) => width && (width < 44 || height < 44))
      .map(([name, { width, height }]) => `${name}: ${width} x ${height}`)"""
    assert await page.evaluate(small) == []
    for opener in ("People", "Demo tools"):
        await page.get_by_role("button", name=opener).click()
        assert await page.evaluate(small) == []
        await page.keyboard.press("Escape")
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_the_phone_stands_beside_the_people_in_a_wide_window(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 900})
    await expect(page.locator("#people").get_by_role("button", name="Anna")).to_be_visible()
    phone = await page.locator("main").bounding_box()
    assert phone is not None
    assert phone["width"] == 420
    assert phone["x"] + phone["width"] / 2 == 640


async def test_a_choice_of_appearance_outlasts_a_reload(page: Page) -> None:
    colour = "getComputedStyle(document.querySelector('header')).backgroundColor"
    light = await page.evaluate(colour)
    await page.get_by_role("button", name="Demo tools").click()
    await page.get_by_text("Dark", exact=True).click()
    dark = await page.evaluate(colour)
    assert dark != light
    await page.reload()
    await expect(page.get_by_role("article")).to_have_count(1)
    assert await page.evaluate(colour) == dark


async def test_escape_closes_a_panel_and_gives_the_focus_back(page: Page) -> None:
    opener = page.get_by_role("button", name="Demo tools")
    await opener.press("Enter")
    await expect(page.get_by_role("heading", name="Demo tools")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("heading", name="Demo tools")).to_be_hidden()
    await expect(opener).to_be_focused()


async def test_new_messages_are_announced(page: Page) -> None:
    log = page.get_by_role("log", name="Chat")
    await expect(log).to_have_attribute("aria-live", "polite")


async def test_a_lost_connection_is_said_and_made_good(
    browser: Browser, sandbox: Sandbox, anna: Person
) -> None:
    page = await browser.new_page()
    async with sandbox.serve() as url:
        await page.goto(f"{url}/?person={anna.id}")
        await expect(page.get_by_role("article")).to_have_count(1)
        before = await page.get_by_role("article").first.element_handle()
        assert before is not None
    await expect(page.get_by_text("Forbindelsen er væk")).to_be_visible()
    anna.send("Sendt imens")
    async with sandbox.serve(int(url.rpartition(":")[2])):
        await expect(page.get_by_text("Sendt imens")).to_be_visible()
        await expect(page.get_by_text("Forbindelsen er væk")).to_be_hidden()
        assert await before.evaluate("node => node.isConnected")  # nothing was drawn twice
        await expect(page.get_by_role("article")).to_have_count(2)
        sandbox.state.feed.tell(anna.id, "commands", {"commands": COMMANDS})
        await page.get_by_role("textbox").fill("/")
        menu = page.get_by_role("listbox", name="Menu")
        await expect(menu.get_by_role("option")).to_have_text("/emnerAlle emner")
        await page.close()
