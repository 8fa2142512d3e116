"""Inline keyboards: taps, answers, focus, copying, inline queries, and room for the labels."""

import pytest
from playwright.async_api import Page, expect
from telegram import (
    Bot,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from bot.sandbox.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")

HEIGHTS = "keys => keys.map((key) => key.offsetHeight)"
FITS = "keys => keys.every((key) => key.scrollWidth <= key.clientWidth)"


def keys(*rows: tuple[str, ...]) -> InlineKeyboardMarkup:
    """Rows of buttons whose callback data is their label."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=label) for label in row] for row in rows]
    )


async def tapped(bot: Bot) -> CallbackQuery:
    (update,) = await bot.get_updates(timeout=5)
    assert update.callback_query is not None
    return update.callback_query


async def test_a_tap_waits_for_its_answer_and_shows_it(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Emner", reply_markup=keys(("Søvn", "Trapper")))
    key = page.get_by_role("button", name="Søvn")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    query = await tapped(bot)
    assert query.data == "Søvn"
    await query.answer("Sov godt")
    await expect(page.get_by_role("status").filter(has_text="Sov godt")).to_be_visible()
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_stays_until_it_is_read(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Emner", reply_markup=keys(("Søvn",)))
    await page.get_by_role("button", name="Søvn").click()
    await (await tapped(bot)).answer("Ring 112", show_alert=True)
    alert = page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Ring 112")
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)


async def test_an_answer_may_lead_back_into_the_chat(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Emner", reply_markup=keys(("Søvn",)))
    await page.get_by_role("button", name="Søvn").click()
    (tap,) = await bot.get_updates(timeout=5)
    assert tap.callback_query is not None
    await tap.callback_query.answer(url="https://t.me/baekkenro_bot?start=sleep")
    (update,) = await bot.get_updates(offset=tap.update_id + 1, timeout=5)
    assert update.message is not None
    assert update.message.text == "/start sleep"


async def test_an_edit_in_place_keeps_the_focus_on_the_message(
    page: Page, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "Emner", reply_markup=keys(("Søvn", "Trapper")))
    await page.get_by_role("button", name="Søvn").press("Enter")
    await bot.edit_message_text(
        "Om søvn", anna.id, sent.message_id, reply_markup=keys(("Tilbage",))
    )
    message = page.get_by_role("article").last
    await expect(message).to_contain_text("Om søvn")
    await expect(message).to_contain_text("redigeret")
    await expect(message).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Tilbage")).to_be_focused()


async def test_an_edit_that_keeps_the_button_keeps_the_focus_on_it(
    page: Page, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "1", reply_markup=keys(("Forrige", "Næste")))
    await page.get_by_role("button", name="Næste").press("Enter")
    await bot.edit_message_text("2", anna.id, sent.message_id, reply_markup=keys(("Næste",)))
    await expect(page.get_by_role("article").last).to_contain_text("2")
    await expect(page.get_by_role("button", name="Næste")).to_be_focused()


async def test_a_copy_button_copies_and_says_so(page: Page, bot: Bot, anna: Person) -> None:
    note = "Smerter ved trapper, værst om aftenen"
    button = InlineKeyboardButton("Kopiér note", copy_text=CopyTextButton(note))
    await bot.send_message(anna.id, "Din note", reply_markup=InlineKeyboardMarkup([[button]]))
    await page.get_by_role("button", name="Kopiér note").click()
    await expect(page.get_by_role("status").filter(has_text="Kopieret")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == note


async def test_a_share_button_asks_inline_and_the_result_is_posted(
    page: Page, bot: Bot, anna: Person
) -> None:
    button = InlineKeyboardButton("Del", switch_inline_query="søvn")
    await bot.send_message(anna.id, "Emner", reply_markup=InlineKeyboardMarkup([[button]]))
    await page.get_by_role("button", name="Del").click()
    await expect(page.get_by_role("textbox")).to_have_value("@baekkenro_bot søvn")
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query is not None
    content = InputTextMessageContent("Sov med en pude mellem knæene")
    result = InlineQueryResultArticle("1", "Søvn", content, description="Pude mellem knæene")
    await update.inline_query.answer([result])
    await expect(page.get_by_role("option")).to_contain_text("Pude mellem knæene")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine").last).to_contain_text("via @baekkenro_bot")
    await expect(page.locator(".mine").last).to_contain_text("Sov med en pude")
    await expect(page.get_by_role("textbox")).to_have_value("")


async def test_styles_tell_buttons_apart(page: Page, bot: Bot, anna: Person) -> None:
    row = [
        {"text": style, "callback_data": style, "style": style}
        for style in ("danger", "success", "primary")
    ]
    await bot.send_message(anna.id, "Valg", api_kwargs={"reply_markup": {"inline_keyboard": [row]}})
    await expect(page.locator(".key")).to_have_count(3)
    colours = await page.locator(".key").evaluate_all(
        "keys => keys.map((key) => getComputedStyle(key).backgroundColor)"
    )
    assert len(set(colours)) == 3


async def test_a_hovered_button_keeps_its_colour(page: Page, bot: Bot, anna: Person) -> None:
    button = InlineKeyboardButton("Slet alt", callback_data="x", api_kwargs={"style": "danger"})
    await bot.send_message(anna.id, "Valg", reply_markup=InlineKeyboardMarkup([[button]]))
    key = page.get_by_role("button", name="Slet alt")
    await key.hover()
    colour = "key => getComputedStyle(key).backgroundColor"
    await page.wait_for_function("document.querySelector('.key:hover') !== null")
    assert (await key.evaluate(colour)).startswith("color(srgb 0.6")  # red, only darker


async def test_labels_of_18_characters_fit_two_a_row_on_a_small_phone(
    page: Page, bot: Bot, anna: Person
) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    labels = (
        ("Kan jeg gå en tur?", "Hvad med trapperne"),
        ("Hvor længe varer d", "🛏 Søvn og stilling"),
    )
    assert {len(label) for row in labels for label in row} == {18}
    await bot.send_message(anna.id, "Emner", reply_markup=keys(*labels))
    await expect(page.locator(".key")).to_have_count(4)
    assert set(await page.locator(".key").evaluate_all(HEIGHTS)) == {44}  # one line, nothing cut
    assert await page.locator(".key").evaluate_all(FITS)


async def test_a_long_label_wraps_and_is_not_cut(page: Page, bot: Bot, anna: Person) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    label = "Fødselsforberedelseskursusdeltagelse og arbejdsskadeforsikring"
    await bot.send_message(anna.id, "Emner", reply_markup=keys((label, "Ja"), (label,)))
    await expect(page.locator(".key")).to_have_count(3)
    assert await page.locator(".key").evaluate_all(FITS)
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
