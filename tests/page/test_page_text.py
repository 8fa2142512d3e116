"""Text and its entities, as the page draws them."""

from typing import Any

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.sandbox.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Draws one text with the page's own module: what no Bot API server would let through, too.
FORMAT = """async ([text, entities]) => {
  const { formatted } = await import("/page/entities.js");
  const { danish } = await import("/page/strings.js");
  const box = document.createElement("div");
  box.append(...formatted(text, entities, { bot: { username: "b" }, words: danish }));
  return box.innerHTML;
}"""


def entity(kind: str, offset: int, length: int, **extra: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **extra}


async def test_an_entity_behind_an_emoji_covers_its_own_words(
    page: Page, bot: Bot, anna: Person
) -> None:
    text = "🤰🏽👋 ro i bækkenet"
    start = len("🤰🏽👋 ".encode("utf-16-le")) // 2
    selectors = {
        "bold": "strong",
        "italic": "em",
        "underline": "u",
        "strikethrough": "s",
        "code": "code",
        "pre": "pre",
        "blockquote": "blockquote",
        "expandable_blockquote": "blockquote .clamped",
        "spoiler": ".spoiler",
    }
    for kind, selector in selectors.items():
        await bot.send_message(anna.id, text, entities=[MessageEntity(kind, start, 2)])
        await expect(page.get_by_role("article").last.locator(selector)).to_have_text("ro")


async def test_nested_and_crossing_entities(page: Page) -> None:
    expected = {
        "<em><strong>ab</strong>cd</em>ef": [entity("bold", 0, 2), entity("italic", 0, 4)],
        "<strong>ab<em>cd</em></strong><em>ef</em>": [
            entity("bold", 0, 4),
            entity("italic", 2, 4),
        ],
        "<strong>a<u>b<code>c</code>d</u>ef</strong>": [
            entity("underline", 1, 3),
            entity("bold", 0, 6),
            entity("code", 2, 1),
        ],
        "<blockquote><strong>abcdef</strong></blockquote>": [
            entity("bold", 0, 6),
            entity("blockquote", 0, 6),
        ],
        '<time datetime="1970-01-01T00:00:00.000Z">ab</time>cdef': [
            entity("date_time", 0, 2, unix_time=0)
        ],
        "<span>ab</span>cdef": [entity("a kind of tomorrow", 0, 2)],
    }
    drawn = [await page.evaluate(FORMAT, ["abcdef", found]) for found in expected.values()]
    assert drawn == list(expected)


async def test_a_block_ends_its_own_line(page: Page) -> None:
    drawn = await page.evaluate(FORMAT, ["citat\nnæste\n\nslut", [entity("blockquote", 0, 5)]])
    assert drawn == "<blockquote>citat</blockquote>næste\n\nslut"


async def test_only_harmless_addresses_become_links(page: Page) -> None:
    allowed = {
        "sundhed.dk": ("url", "https://sundhed.dk/"),
        "http://a.dk/b": ("url", "http://a.dk/b"),
        "hej@klinik.dk": ("email", "mailto:hej@klinik.dk"),
        "+45 70 11 31 31": ("phone_number", "tel:+4570113131"),
    }
    for text, (kind, href) in allowed.items():
        drawn = await page.evaluate(FORMAT, [text, [entity(kind, 0, len(text))]])
        assert drawn == f'<a href="{href}" target="_blank" rel="noopener">{text}</a>'
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", "no address"):
        drawn = await page.evaluate(FORMAT, ["her", [entity("text_link", 0, 3, url=url)]])
        assert drawn == "<span>her</span>"


async def test_a_text_that_looks_like_markup_stays_text(page: Page, bot: Bot, anna: Person) -> None:
    attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    keyboard = {"inline_keyboard": [[{"text": attack, "callback_data": "x"}]]}
    await bot.set_my_short_description(attack)
    sent = await bot.send_message(anna.id, attack, api_kwargs={"reply_markup": keyboard})
    await bot.send_document(anna.id, b"x", filename="<img src=x>.txt", caption=attack)
    await bot.pin_chat_message(anna.id, sent.message_id)
    anna.send(attack)
    await expect(page.locator(".text", has_text=attack)).to_have_count(3)
    await expect(page.get_by_role("button", name=attack)).to_have_count(2)  # a key, the pin
    assert await page.locator("img[src=x], main script").count() == 0
    assert dialogs == []


async def test_a_spoiler_opens_on_a_click(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Svar: <tg-spoiler>ja</tg-spoiler>", parse_mode="HTML")
    await page.get_by_role("button", name="Vis skjult tekst").click()
    await expect(page.locator(".spoiler")).to_have_count(0)
    await expect(page.locator(".text").last).to_contain_text("Svar: ja")


async def test_a_spoiler_opens_by_keyboard_and_the_message_keeps_the_focus(
    page: Page, bot: Bot, anna: Person
) -> None:
    await bot.send_message(anna.id, "Svar: <tg-spoiler>ja</tg-spoiler>", parse_mode="HTML")
    await page.get_by_role("button", name="Vis skjult tekst").press("Enter")
    await expect(page.locator(".spoiler")).to_have_count(0)
    await expect(page.get_by_role("article").last).to_be_focused()


async def test_a_long_quote_opens_and_closes(page: Page, bot: Bot, anna: Person) -> None:
    quote = "\n".join("abcdef")
    await bot.send_message(
        anna.id, f"<blockquote expandable>{quote}</blockquote>", parse_mode="HTML"
    )
    body = page.locator(".clamped")
    await expect(body).to_have_count(1)
    await page.get_by_role("button", name="Vis mere").click()
    await expect(body).to_have_count(0)
    await page.get_by_role("button", name="Vis mindre").click()
    await expect(body).to_have_count(1)


async def test_a_short_quote_needs_no_button(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "<blockquote expandable>kort</blockquote>", parse_mode="HTML")
    await expect(page.locator(".clamped")).to_have_text("kort")
    await expect(page.get_by_role("button", name="Vis mere")).to_be_hidden()


async def test_tapping_a_command_sends_it(page: Page, bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Skriv /emner")
    await page.get_by_role("button", name="/emner").click()
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.text == "/emner"


async def test_a_deep_link_in_a_text_starts_the_bot_right_here(
    page: Page, bot: Bot, anna: Person
) -> None:
    addresses = (
        "https://t.me/baekkenro_bot?start=sleep",
        "https://t.me/Baekkenro_Bot?start=sleep",
        "tg://resolve?domain=baekkenro_bot&start=sleep",
    )
    for address in addresses:
        await bot.send_message(anna.id, "Her", entities=[MessageEntity("text_link", 0, 3, address)])
        await page.get_by_role("article").last.get_by_role("link").click()
        await expect(page.get_by_role("article").last).to_contain_text("/start sleep")
    updates = await bot.get_updates(timeout=5)
    assert [u.message and u.message.text for u in updates] == ["/start sleep"] * 3
    assert len(page.context.pages) == 1


async def test_a_deep_link_on_a_button_starts_the_bot_right_here(
    page: Page, bot: Bot, anna: Person
) -> None:
    button = InlineKeyboardButton("Søvn", "https://t.me/baekkenro_bot?start=sleep")
    await bot.send_message(anna.id, "Valg", reply_markup=InlineKeyboardMarkup([[button]]))
    await page.get_by_role("link", name="Søvn").click()
    await expect(page.get_by_role("article").last).to_contain_text("/start sleep")
    assert len(page.context.pages) == 1


async def test_another_bots_deep_link_leads_out(page: Page) -> None:
    drawn = await page.evaluate(
        """async () => {
          const { allowedUrl, startPayload } = await import("/page/links.js");
          const payload = (address) => startPayload(allowedUrl(address), "baekkenro_bot");
          return [
            payload("https://t.me/other_bot?start=x"),
            payload("https://evil.example/baekkenro_bot?start=x"),
            payload("https://t.me/baekkenro_bot"),
            payload("https://t.me/baekkenro_bot?start="),
          ];
        }"""
    )
    assert drawn == [None, None, None, ""]
