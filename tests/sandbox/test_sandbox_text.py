"""Texts and entities come out as the real server keeps them."""

from typing import Any

import pytest

from bot.sandbox import Person
from tests.sandbox.client import Api


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("raw", "mode", "text", "entities"),
    [
        ("<b>hej</b> du", "HTML", "hej du", [entity("bold", 0, 3)]),
        ("*hej* _du_", "MarkdownV2", "hej du", [entity("bold", 0, 3), entity("italic", 4, 2)]),
        ("*hej* [du](x.dk)", "Markdown", "hej du",
         [entity("bold", 0, 3), entity("text_link", 4, 2, url="http://x.dk/")]),
        ("<b>hej</b>", "", "<b>hej</b>", []),
        ("  <b>  hej  </b>  ", "HTML", "  hej", [entity("bold", 0, 5)]),
        ("👩🏽‍🍼 <i>x</i>", "HTML", "👩🏽‍🍼 x", [entity("italic", 8, 1)]),
        ('<pre><code class="language-py">1</code></pre>', "HTML", "1",
         [entity("pre", 0, 1, language="py")]),
        ("<blockquote expandable>x</blockquote>", "HTML", "x",
         [entity("expandable_blockquote", 0, 1)]),
        ('<tg-spoiler>x</tg-spoiler> <a href="javascript:x">y</a>', "HTML", "x y",
         [entity("spoiler", 0, 1)]),
        ("/start ring 112 på www.sundhed.dk @somebody #tag a@b.dk", "", None,
         [entity("bot_command", 0, 6), entity("url", 19, 14), entity("mention", 34, 9),
          entity("hashtag", 44, 4), entity("email", 49, 6)]),
        ("<code>/start www.x.dk</code> /start", "HTML", "/start www.x.dk /start",
         [entity("code", 0, 15), entity("bot_command", 16, 6)]),
        ("<b>se www</b>.sundhed.dk", "HTML", "se www.sundhed.dk",
         [entity("bold", 0, 3), entity("url", 3, 14), entity("bold", 3, 3)]),
    ],
)  # fmt: skip
async def test_a_text_is_parsed(
    raw: str, mode: str, text: str | None, entities: Any, api: Api, anna: Person
) -> None:
    sent = await api.get("sendMessage", chat_id=anna.id, text=raw, parse_mode=mode)
    assert sent["text"] == (raw if text is None else text)
    assert sent.get("entities", []) == entities


@pytest.mark.parametrize(
    ("text", "given", "kept"),
    [
        ("hello world", [entity("bold", 0, 7), entity("italic", 4, 5)],
         [entity("bold", 0, 4), entity("italic", 4, 5), entity("bold", 4, 3)]),
        ("hello world", [entity("code", 0, 7), entity("italic", 4, 5)],
         [entity("code", 0, 7), entity("italic", 7, 2)]),
        ("a *b* _c_ [d](e) `f`", [entity("bold", 2, 3)], [entity("bold", 2, 3)]),
        ("\n x y \n", [entity("bold", 3, 4)], [entity("bold", 1, 2)]),
        ("hello", [entity("url", 0, 5), entity("bold", 1, 0)], []),
        ("hello", [entity("text_link", 0, 5, url="x.dk")],
         [entity("text_link", 0, 5, url="http://x.dk/")]),
        ("hello", [entity("pre", 0, 5, language="py")], [entity("pre", 0, 5, language="py")]),
        ("hello", [entity("text_mention", 0, 5, user={"id": 5})], []),
    ],
)  # fmt: skip
async def test_given_entities_are_repaired(
    text: str, given: Any, kept: Any, api: Api, anna: Person
) -> None:
    sent = await api.get("sendMessage", chat_id=anna.id, text=text, entities=given)
    assert sent["text"] == text.strip()
    assert sent.get("entities", []) == kept


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (entity("bold", -1, 2), "receive an entity with incorrect offset -1"),
        (entity("bold", 9, 2), "entity begins after the end of the text at UTF-16 offset 9"),
        (
            entity("bold", 0, 9),
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        ),
        (entity("bold", 1, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        (entity("shiny", 0, 2), "can't parse MessageEntity: Unsupported type specified"),
        ({"type": "bold"}, "can't parse MessageEntity: Can't find field \"offset\""),
        (entity("text_link", 0, 2), "can't parse MessageEntity: Can't find field \"url\""),
        (entity("text_mention", 0, 2), "can't parse MessageEntity: Can't find field \"user\""),
        (
            entity("text_link", 0, 2, url="http://localhost"),
            "entity URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_given_entities_that_cannot_be(
    given: Any, reason: str, api: Api, anna: Person
) -> None:
    refusal = await api.refusal("sendMessage", chat_id=anna.id, text="🍼 x", entities=[given])
    assert refusal == (400, f"Bad Request: {reason}")


async def test_a_parse_mode_wins_over_entities(api: Api, anna: Person) -> None:
    sent = await api.get(
        "sendMessage",
        chat_id=anna.id,
        text="<i>hej</i>",
        parse_mode="HTML",
        entities=[entity("bold", 0, 3)],
    )
    assert sent["entities"] == [entity("italic", 0, 3)]


async def test_somebody_the_bot_knows_can_be_mentioned(api: Api, anna: Person) -> None:
    text = f'<a href="tg://user?id={anna.id}">hun</a>'
    sent = await api.get("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert sent["entities"] == [entity("text_mention", 0, 3, user=anna.user.to_json())]
    link = entity("text_link", 0, 3, url=f"tg://user?id={anna.id}")
    again = await api.get("sendMessage", chat_id=anna.id, text="hun", entities=[link])
    assert again["entities"] == sent["entities"]


async def test_a_hundred_entities_are_kept(api: Api, anna: Person) -> None:
    text = "<b>x</b> y " * 101
    sent = await api.get("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert len(sent["entities"]) == 100


async def test_what_surrounds_a_text_is_kept(api: Api, anna: Person) -> None:
    hers = anna.send("?")
    sent = await api.get(
        "sendMessage",
        chat_id=anna.id,
        text="!",
        disable_notification=True,
        link_preview_options={"is_disabled": True},
        message_effect_id="5104841245755180586",
        reply_parameters={"message_id": hers.message_id},
    )
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["effect_id"] == "5104841245755180586"
    assert sent["reply_to_message"]["text"] == "?"
    alone = {"message_id": 99, "allow_sending_without_reply": True}
    assert await api.get("sendMessage", chat_id=anna.id, text="!", reply_parameters=alone)
