"""Taps and inline queries: asked by a person, answered once and in time."""

from typing import Any

import pytest

from bot.sandbox import Person
from bot.sandbox.errors import ImpossibleError
from tests.sandbox.client import Api, Clock, keyboard, tappable

TOO_OLD = (
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
)


def article(result_id: str = "a", **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>hej</b>", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": result_id,
        "title": "T",
        "input_message_content": content,
        **more,
    }


@pytest.fixture
async def asked(api: Api, anna: Person) -> int:
    """A question with two buttons."""
    markup = keyboard(tappable("Ja", "answer:yes"), {"text": "Læs", "url": "https://x.dk"})
    sent = await api.get("sendMessage", chat_id=anna.id, text="?", reply_markup=markup)
    message_id: int = sent["message_id"]
    return message_id


@pytest.mark.parametrize("button", ["answer:yes", "Ja"])
async def test_a_tap_is_answered_once(button: str, api: Api, anna: Person, asked: int) -> None:
    query = anna.tap(asked, button)
    (update,) = await api.get("getUpdates")
    assert update["callback_query"]["data"] == "answer:yes"
    assert update["callback_query"]["from"]["id"] == anna.id
    assert update["callback_query"]["message"]["message_id"] == asked
    answer = {"callback_query_id": query.id, "text": "Tak", "show_alert": True}
    assert query.answer is None
    assert await api.get("answerCallbackQuery", **answer)
    assert query.answer == {"text": "Tak", "show_alert": True, "url": ""}
    assert await api.refusal("answerCallbackQuery", **answer) == TOO_OLD


async def test_an_answer_can_come_too_late(
    api: Api, anna: Person, asked: int, clock: Clock
) -> None:
    in_time, late = anna.tap(asked, "Ja"), anna.tap(asked, "Ja")
    clock.pass_by(seconds=15)
    assert await api.get("answerCallbackQuery", callback_query_id=in_time.id)
    clock.pass_by(seconds=1)
    assert await api.refusal("answerCallbackQuery", callback_query_id=late.id) == TOO_OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id="0") == TOO_OLD


async def test_an_answer_has_200_characters(api: Api, anna: Person, asked: int) -> None:
    query = anna.tap(asked, "Ja")
    too_long = await api.refusal("answerCallbackQuery", callback_query_id=query.id, text="x" * 201)
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await api.get("answerCallbackQuery", callback_query_id=query.id, text="x" * 200)


async def test_only_what_is_there_can_be_tapped(api: Api, anna: Person, asked: int) -> None:
    with pytest.raises(ImpossibleError, match="no message 99"):
        anna.tap(99, "Ja")
    with pytest.raises(ImpossibleError, match="'Nej' to tap; there are: 'Ja', 'Læs'"):
        anna.tap(asked, "Nej")
    with pytest.raises(ImpossibleError, match="'Læs' to tap"):
        anna.tap(asked, "Læs")
    await api.get("editMessageText", chat_id=anna.id, message_id=asked, text="!")
    with pytest.raises(ImpossibleError, match="there are: none"):
        anna.tap(asked, "Ja")


async def test_an_inline_query_is_answered_and_a_result_chosen(api: Api, anna: Person) -> None:
    query = anna.inline("bælte")
    (update,) = await api.get("getUpdates")
    assert update["inline_query"]["query"] == "bælte"
    answer = {"inline_query_id": query.id, "results": [article("a"), article("b")]}
    assert await api.get("answerInlineQuery", **answer)
    assert [result["id"] for result in query.results or []] == ["a", "b"]
    assert await api.refusal("answerInlineQuery", **answer) == TOO_OLD
    message = anna.choose("b")
    assert message.text == "hej"
    chosen, posted = (await api.get("getUpdates", offset=update["update_id"] + 1))[:2]
    assert chosen["chosen_inline_result"]["result_id"] == "b"
    assert posted["message"]["via_bot"]["username"] == "sandbox_bot"
    with pytest.raises(ImpossibleError, match="no result c"):
        anna.choose("c")


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        (None, "results are not specified"),
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("é" * 33)], "RESULT_ID_INVALID"),
        ([article(title="")], "can't parse inline query result: Can't find field \"title\""),
        ([article(input_message_content={})], "message text is empty"),
        ([article(input_message_content={"message_text": " "})], "message text is empty"),
        ([article(reply_markup=keyboard(tappable("x", "")))], "BUTTON_DATA_INVALID"),
        (
            [{"type": "gif", "id": "a"}],
            "can't parse inline query result: only articles are known here",
        ),
    ],
)
async def test_results_that_cannot_be(results: Any, reason: str, api: Api, anna: Person) -> None:
    query = anna.inline("x")
    refusal = await api.refusal("answerInlineQuery", inline_query_id=query.id, results=results)
    assert refusal == (400, f"Bad Request: {reason}")
    assert query.results is None
