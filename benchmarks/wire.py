"""What goes over the wire in all benchmarks: one screen, one kind of update, canned answers.

The screen has the size of the bot's own: three paragraphs, a few entities, six buttons, 860 bytes
as a call. Where the bot sends a tip of its content instead, that is 780 to 980 bytes, with a
median of 895.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

TOKEN: Final = "123456789:" + "A" * 35
FIRST_CHAT: Final = 1_000_000
WHEN: Final = 1_781_000_000  # any time will do

TEXT: Final = (
    "Benchmark\n\n"
    "This text is as long as a screen of the bot tends to be, so that writing, checking and "
    "reading it cost what they cost in earnest. It has æ, ø and å in it, and an emoji 🙂 too.\n\n"
    "A second paragraph says the same once more, because a screen seldom has only one.\n\n"
    "The last one is short."
)
ENTITIES: Final[tuple[dict[str, Any], ...]] = (
    {"type": "bold", "offset": 0, "length": 9},
    {"type": "italic", "offset": 16, "length": 4},
    {"type": "text_link", "offset": 35, "length": 6, "url": "https://example.org/"},
)
KEYBOARD: Final = {
    "inline_keyboard": [
        [
            {"text": f"Button {row}.{column}", "callback_data": f"da:topic:{row}:{column}"}
            for column in range(2)
        ]
        for row in range(3)
    ]
}
SCREEN: Final = {"text": TEXT, "entities": ENTITIES, "reply_markup": KEYBOARD}
BOT: Final = {"id": 123456789, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
SENT: Final = {
    "message_id": 4711,
    "from": BOT,
    "chat": {"id": FIRST_CHAT + 1, "first_name": "Anna", "type": "private"},
    "date": WHEN,
    **SCREEN,
}
BUTTON: Final = "da:topic:nights:1"
"""What a tap carries: one of the bot's own buttons."""
RESULTS: Final[dict[str, Any]] = {"getMe": BOT, "sendMessage": SENT, "editMessageText": SENT}

HEAD: Final = (
    b"HTTP/1.1 %s\r\n"
    b"Server: nginx/1.18.0\r\n"
    b"Date: Mon, 01 Jun 2026 08:00:00 GMT\r\n"
    b"Content-Type: application/json\r\n"
    b"Connection: keep-alive\r\n"
    b"Strict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n"
    b"Access-Control-Allow-Origin: *\r\n"
    b"Access-Control-Allow-Methods: GET, POST, OPTIONS\r\n"
    b"Access-Control-Expose-Headers: Content-Length,Content-Type,Date,Server,Connection\r\n"
    b"Content-Length: %d\r\n\r\n"
)


def response(result: Any) -> bytes:
    """Return a whole HTTP response, with the headers that Telegram sends."""
    return _whole(b"200 OK", {"ok": True, "result": result})


def refusal(seconds: int) -> bytes:
    """Return the 429 that asks for so many seconds of patience."""
    text = f"Too Many Requests: retry after {seconds}"
    told = {"ok": False, "error_code": 429, "description": text}
    return _whole(b"429 Too Many Requests", told | {"parameters": {"retry_after": seconds}})


def start(number: int) -> dict[str, Any]:
    """Return update `number`: `/start`, each from another person."""
    person = {"id": FIRST_CHAT + number, "first_name": "Anna"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "from": {**person, "is_bot": False, "language_code": "da"},
            "chat": {**person, "type": "private"},
            "date": WHEN,
            "text": "/start",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        },
    }


def press(number: int) -> dict[str, Any]:
    """Return update `number`: a tap on a button, each by another person."""
    person = {"id": FIRST_CHAT + number, "first_name": "Anna"}
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": {**person, "is_bot": False, "language_code": "da"},
            "message": {**SENT, "message_id": number, "chat": {**person, "type": "private"}},
            "chat_instance": str(number),
            "data": BUTTON,
        },
    }


UPDATES: Final[Mapping[str, Callable[[int], dict[str, Any]]]] = {"start": start, "press": press}
"""The kinds of updates there are, and what makes them."""


def _whole(status: bytes, answer: dict[str, Any]) -> bytes:
    body = orjson.dumps(answer)
    return HEAD % (status, len(body)) + body
