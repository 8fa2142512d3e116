"""However a request comes, it means the same."""

import json
from typing import Any

import pytest

from bot.sandbox import Person
from tests.sandbox.client import Api, form, keyboard, tappable

MARKUP = keyboard(tappable("x", "y"))


@pytest.fixture
def said(anna: Person) -> dict[str, Any]:
    return {"chat_id": anna.id, "text": "hej", "protect_content": True, "reply_markup": MARKUP}


@pytest.fixture
def flat(said: dict[str, Any]) -> dict[str, str]:
    return {
        key: value if isinstance(value, str) else json.dumps(value) for key, value in said.items()
    }


async def result(call: Any) -> Any:
    async with call as answer:
        body = await answer.json()
        assert body["ok"], body
        return body["result"]


def check(message: dict[str, Any]) -> None:
    assert message["text"] == "hej"
    assert message["has_protected_content"] is True
    assert message["reply_markup"] == MARKUP


async def test_json(api: Api, said: dict[str, Any]) -> None:
    check(await result(api.http.post(f"{api.root}/sendMessage", json=said)))


async def test_a_form(api: Api, flat: dict[str, str]) -> None:
    check(await result(api.http.post(f"{api.root}/sendMessage", data=flat)))


async def test_multipart(api: Api, flat: dict[str, str]) -> None:
    check(await api.post_form("sendMessage", form(**flat)))


async def test_a_query_string(api: Api, flat: dict[str, str]) -> None:
    check(await result(api.http.get(f"{api.root}/sendMessage", params=flat)))


async def test_the_body_wins_over_the_query_string(api: Api, said: dict[str, Any]) -> None:
    call = api.http.post(f"{api.root}/sendMessage", params={"text": "no"}, json=said)
    check(await result(call))


async def test_what_is_unknown_or_null_does_not_count(api: Api, said: dict[str, Any]) -> None:
    check(await api.get("sendMessage", **said, parse_mode=None, colour="red", entities=None))


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"protect_content": "maybe"}, 'parameter "protect_content" must be of type Boolean'),
        ({"message_id": "first"}, 'parameter "message_id" must be of type Integer'),
        ({"message_id": [1]}, 'parameter "message_id" must be of type Integer'),
        ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"reply_markup": []}, "object expected as reply markup"),
        (
            {"reply_markup": {"inline_keyboard": {}}},
            'field "inline_keyboard" must be of type Array',
        ),
        (
            {"reply_markup": {"inline_keyboard": [{}]}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"entities": "bold"}, "can't parse entities JSON object"),
        ({"entities": {}}, "expected an Array as entities"),
        ({"entities": ["bold"]}, "can't parse MessageEntity: expected an Object"),
        ({"link_preview_options": "no"}, "can't parse link preview options JSON object"),
    ],
)
async def test_a_value_of_the_wrong_type(
    parameters: dict[str, Any], reason: str, api: Api, anna: Person
) -> None:
    method = "editMessageText" if "message_id" in parameters else "sendMessage"
    refusal = await api.refusal(method, chat_id=anna.id, text="x", **parameters)
    assert refusal == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        ("{", "application/json", "can't parse parameters"),
        ("[1]", "application/json", "can't parse parameters"),
        ("x", "multipart/form-data", "can't parse form data headers"),
        ("x", "multipart/form-data; boundary=y", "can't parse form data headers"),
    ],
)
async def test_a_body_that_is_none(body: str, kind: str, reason: str, api: Api) -> None:
    async with api.http.post(
        f"{api.root}/getMe", data=body, headers={"Content-Type": kind}
    ) as answer:
        assert answer.status == 400
        assert (await answer.json())["description"] == f"Bad Request: {reason}"


async def test_a_body_beyond_50_megabytes(api: Api) -> None:
    data = form(photo=bytes(52 * 1024 * 1024))
    async with api.http.post(f"{api.root}/sendPhoto", data=data) as answer:
        assert answer.status == 413
        assert (await answer.json())["description"] == "Request Entity Too Large"
