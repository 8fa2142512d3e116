"""Keyboards are checked button by button."""

from typing import Any

import pytest

from bot.sandbox import Person
from tests.sandbox.client import Api, keyboard, tappable


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": 5}, "BUTTON_DATA_INVALID"),
        ({"text": "", "callback_data": "y"}, "inline keyboard button text must be non-empty"),
        (
            {"callback_data": "y"},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ("x", "can't parse inline keyboard button: button must be an Object"),
        (
            {"text": "x", "callback_data": "y", "url": "https://x.dk"},
            'can\'t parse inline keyboard button: "x" has url and callback_data',
        ),
        (
            {"text": "x", "callback_data": "y", "style": "pink"},
            "can't parse inline keyboard button: Invalid style specified",
        ),
        (
            {"text": "x", "url": "ftp://x.dk"},
            "inline keyboard button URL 'ftp://x.dk' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "http://localhost"},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "copy_text": {"text": "y" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    ],
)
async def test_a_button_that_cannot_be(button: Any, reason: str, api: Api, anna: Person) -> None:
    refusal = await api.refusal(
        "sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard(button)
    )
    assert refusal == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x", "callback_data": "y", "style": "danger"},
        {"text": "x", "copy_text": {"text": "y" * 256}, "style": "success"},
        {"text": "x", "url": "tg://resolve?domain=x"},
        {"text": "x", "switch_inline_query_current_chat": ""},
    ],
)
async def test_a_button_that_can_be(button: Any, api: Api, anna: Person) -> None:
    markup = keyboard(button)
    sent = await api.get("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == markup


async def test_a_link_is_written_the_servers_way(api: Api, anna: Person) -> None:
    markup = keyboard({"text": "x", "url": "x.dk"})
    sent = await api.get("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert sent["reply_markup"]["inline_keyboard"][0][0]["url"] == "http://x.dk/"


@pytest.mark.parametrize("rows", [[8] * 12 + [4], [1] * 100])
async def test_a_hundred_buttons_fit(rows: list[int], api: Api, anna: Person) -> None:
    markup = {"inline_keyboard": [[tappable("x", "y")] * row for row in rows]}
    sent = await api.get("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == markup


@pytest.mark.parametrize("rows", [[8] * 12 + [5], [9]])
async def test_more_do_not_nor_nine_in_a_row(rows: list[int], api: Api, anna: Person) -> None:
    markup = {"inline_keyboard": [[tappable("x", "y")] * row for row in rows]}
    refusal = await api.refusal("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert refusal == (400, "Bad Request: reply markup is too long")


async def test_empty_rows_go(api: Api, anna: Person) -> None:
    for rows, kept in (([[], [tappable("x", "y")]], keyboard(tappable("x", "y"))), ([], None)):
        sent = await api.get(
            "sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": rows}
        )
        assert sent.get("reply_markup") == kept


@pytest.mark.parametrize(
    "markup",
    [
        {"keyboard": [["Ja", {"text": "Nej"}]], "resize_keyboard": True},
        {"remove_keyboard": True},
        {"force_reply": True},
    ],
)
async def test_other_keyboards_are_taken_but_never_shown(
    markup: Any, api: Api, anna: Person
) -> None:
    sent = await api.get("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert "reply_markup" not in sent
    edit = await api.refusal(
        "editMessageText",
        chat_id=anna.id,
        message_id=sent["message_id"],
        text="y",
        reply_markup=markup,
    )
    assert edit == (400, "Bad Request: inline keyboard expected")


async def test_a_button_to_type_with_needs_a_text(api: Api, anna: Person) -> None:
    refusal = await api.refusal(
        "sendMessage", chat_id=anna.id, text="x", reply_markup={"keyboard": [[""]]}
    )
    assert refusal == (400, "Bad Request: keyboard button text must be non-empty")
