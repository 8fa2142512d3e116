"""Answers to taps and to inline queries; each can be given once, and soon."""

from datetime import datetime, timedelta
from typing import Any

from bot.sandbox import content, keyboards
from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import CallbackQuery, InlineQuery, Json
from bot.sandbox.state import State

# Telegram gives no figure; a tap is about this long open before apps give up on it.
ANSWERABLE_FOR = timedelta(seconds=15)
MAX_ANSWER = 200
MAX_RESULTS = 50
MAX_RESULT_ID_BYTES = 64


def answer_callback_query(state: State, parameters: Parameters) -> bool:
    """Answer a tap with a toast, an alert, a link or nothing."""
    said = parameters.text("text")
    if len(said) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query: CallbackQuery | None = state.callback_queries.get(parameters.text("callback_query_id"))
    if query is None or query.answer is not None or _late(state, query.asked_at):
        raise _too_old()
    query.answer = {
        "text": said,
        "show_alert": parameters.flag("show_alert"),
        "url": parameters.text("url"),
    }
    state.feed.tell(query.sender.id, "toast", {"query_id": query.id} | query.answer)
    return True


def answer_inline_query(state: State, parameters: Parameters) -> bool:
    """Answer what a person typed after the bot's name with up to 50 results."""
    results = parameters.array("results")
    if results is None:
        raise bad_request("results are not specified")
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    checked = [_result(state, result) for result in results]
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    query: InlineQuery | None = state.inline_queries.get(parameters.text("inline_query_id"))
    if query is None or query.results is not None or _late(state, query.asked_at):
        raise _too_old()
    query.results = checked
    state.feed.changed()
    return True


def _result(state: State, result: Any) -> Json:
    """Return an article with the message it would send, under `content` and `reply_markup`."""
    if not isinstance(result, dict) or result.get("type") != "article":
        raise bad_request("can't parse inline query result: only articles are known here")
    result_id = result.get("id")
    if not isinstance(result_id, str) or not 1 <= len(result_id.encode()) <= MAX_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(result.get("title"), str) or not result["title"]:
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    message = result.get("input_message_content")
    if not isinstance(message, dict):
        raise bad_request("message text is empty")
    text = content.text_from(state, Parameters.of(message), "message_text")
    markup = result.get("reply_markup")
    return result | {"content": text, "reply_markup": keyboards.inline(markup) if markup else None}


def _late(state: State, asked_at: datetime) -> bool:
    return state.now() - asked_at > ANSWERABLE_FOR


def _too_old() -> Exception:
    return bad_request("query is too old and response timeout expired or query ID is invalid")
