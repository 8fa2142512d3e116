"""Messages made ready for Telegram as plain data.

PTB's own `send_message` spends 0.25 ms of CPU on its objects; this costs next to nothing more than
the HTTP call itself (`make bench`).
"""

from typing import TYPE_CHECKING, Any, cast

from telegram import Bot, InputFile, InputMediaDocument, InputMediaPhoto

from bot.chat.buttons import Button
from bot.chat.screens import Screen
from bot.model.posts import Attachment
from bot.model.text import Entity

if TYPE_CHECKING:
    from telegram.request import RequestData

Payload = dict[str, Any]

Call = tuple[str, Payload]
"""A method of the Bot API and what it is given, but for the chat."""

_METHODS = {"photo": "sendPhoto", "document": "sendDocument"}
_INPUT = {"photo": InputMediaPhoto, "document": InputMediaDocument}


def prepared(screen: Screen) -> Payload:
    """Return a screen's text and buttons as sendMessage takes them, but for the chat."""
    payload: Payload = {
        "text": screen.text.plain,
        "entities": [_entity(entity) for entity in screen.text.entities],
        "link_preview_options": {"is_disabled": True},
    }
    if rows := [[_button(button) for button in row] for row in screen.rows if row]:
        payload["reply_markup"] = {"inline_keyboard": rows}
    if screen.silent:
        payload["disable_notification"] = True
    return payload


def calls(screen: Screen) -> list[Call]:
    """Return the calls that show a post: its files, if it has any, and what has its buttons."""
    if not screen.media:
        return [("sendMessage", prepared(screen))]
    if len(screen.media) == 1 and not screen.apart:
        [file] = screen.media
        return [(_METHODS[file.kind], captioned(screen) | {file.kind: _file(file)})]
    return [_album(screen.media), ("sendMessage", prepared(screen))]


def captioned(screen: Screen) -> Payload:
    """Return a screen's text and buttons as a message takes them that has a file."""
    payload = prepared(screen)
    payload["caption"] = payload.pop("text")
    payload["caption_entities"] = payload.pop("entities")
    del payload["link_preview_options"]
    return payload


async def send_call(bot: Bot, chat: int, call: Call) -> list[Payload]:
    """Make a call and return the messages it made, as plain data.

    Raises:
        TelegramError: nobody got them, or nobody knows.
    """
    method, payload = call
    payload = payload | {"chat_id": chat}
    if method == "sendMessage":
        return [await _send_plain(bot, payload)]
    sent = await bot._post(method, payload)  # noqa: SLF001
    return sent if isinstance(sent, list) else [sent]


async def send_prepared(bot: Bot, payload: Payload) -> int:
    """Send a prepared message and return its id.

    Raises:
        TelegramError: nobody got it, or nobody knows.
    """
    return int((await _send_plain(bot, payload))["message_id"])


async def _send_plain(bot: Bot, payload: Payload) -> Payload:
    """Send a message without files, past PTB's objects, and return it as plain data."""
    data = cast("RequestData", _Plain(payload))
    return cast("Payload", await bot.request.post(f"{bot.base_url}/sendMessage", data))


class _Plain:
    """Stands in for PTB's RequestData, which looks into every parameter for objects and files."""

    __slots__ = ("parameters",)

    contains_files = False

    def __init__(self, parameters: Payload) -> None:
        self.parameters = parameters


def _entity(entity: Entity) -> Payload:
    plain = {"type": entity.type, "offset": entity.offset, "length": entity.length}
    return plain | {"url": entity.url} if entity.url else plain


def _button(button: Button) -> Payload:
    fields: Payload = {"text": button.label}
    if button.press:
        fields["callback_data"] = button.press.data
    if button.url:
        fields["url"] = button.url
    if button.copy_text:
        fields["copy_text"] = {"text": button.copy_text}
    if button.style:
        fields["style"] = button.style
    return fields


def _album(files: tuple[Attachment, ...]) -> Call:
    """Return the call that sends files as messages of their own."""
    if len(files) == 1:
        [file] = files
        return _METHODS[file.kind], {file.kind: _file(file)}
    media = [
        _INPUT[file.kind](file.file_id or file.content or b"", filename=file.name) for file in files
    ]
    return "sendMediaGroup", {"media": media}


def _file(file: Attachment) -> str | InputFile:
    """Return a file by its id or, where Telegram does not have it yet, as it is."""
    return file.file_id or InputFile(file.content or b"", filename=file.name)
