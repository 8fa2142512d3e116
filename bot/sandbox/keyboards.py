"""Keyboards under a message, checked the way Telegram checks them."""

from typing import Any

from bot.sandbox import text
from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Json

INLINE = "inline keyboard button"
MAX_BUTTONS = 100
MAX_ROW = 8
MAX_DATA_BYTES = 64
MAX_COPY_TEXT = 256
STYLES = ("danger", "success", "primary")
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def read(parameters: Parameters, *, inline_only: bool = False) -> Json | None:
    """Return the inline keyboard of `reply_markup`; None where there is none.

    Keyboards that replace a person's own are checked and dropped: a Message never shows them.
    Raises ApiError 400.
    """
    markup = parameters.object("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return inline(markup)
    if inline_only:
        raise bad_request("inline keyboard expected")
    for row in _rows(markup, "keyboard") if "keyboard" in markup else ():
        for button in row:
            _label({"text": button} if isinstance(button, str) else button, "keyboard button")
    return None


def inline(markup: Json) -> Json | None:
    """Return an inline keyboard without its empty rows, or None where nothing is left.

    Raises ApiError 400.
    """
    rows = [[_button(button) for button in row] for row in _rows(markup, "inline_keyboard") if row]
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _rows(markup: Json, field: str) -> list[list[Any]]:
    rows = markup[field]
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        of = " of the InlineKeyboardMarkup" if field == "inline_keyboard" else ""
        raise bad_request(f'field "{field}"{of} must be an Array of Arrays')
    return rows


def _label(button: Any, called: str) -> str:
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {called}: button must be an Object")
    label = button.get("text")
    if not isinstance(label, str):
        raise bad_request(f"can't parse {called}: Can't find field \"text\"")
    if not label.strip():
        raise bad_request(f"{called} text must be non-empty")
    if button.get("style", STYLES[0]) not in STYLES:
        raise bad_request(f"can't parse {called}: Invalid style specified")
    return label


def _button(button: Any) -> Json:
    label = _label(button, INLINE)
    actions = [action for action in ACTIONS if action in button]
    if not actions:
        raise bad_request(
            f"can't parse {INLINE}: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        # The real server takes one of them and is silent about the others.
        raise bad_request(f'can\'t parse {INLINE}: "{label}" has {" and ".join(actions)}')
    action = actions[0]
    checked = dict(button)
    match action:
        case "callback_data":
            _check_data(button[action])
        case "url":
            checked[action] = _checked_url(button[action])
        case "copy_text":
            _check_copy_text(button[action])
    return checked


def _check_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _checked_url(url: Any) -> str:
    link = text.link(url) if isinstance(url, str) and url else None
    if link is None:
        raise bad_request(f"{INLINE} URL '{url}' is invalid: Wrong HTTP URL")
    return link


def _check_copy_text(copied: Any) -> None:
    value = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(value, str) or not 1 <= len(value) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
