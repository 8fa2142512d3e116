"""What a message says: its text, or the caption of its media, as Bot API fields."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox import text
from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Json
from bot.sandbox.state import State

MAX_TEXT = 4096
MAX_CAPTION = 1024


def written(state: State, raw: str, parse_mode: str = "", entities: Sequence[Any] = ()) -> Json:
    """Return `text` and its entities. Raises ApiError 400 on none or too much of it."""
    parsed, kept = text.formatted(raw, parse_mode, entities, state.met)
    if not parsed.strip():
        raise bad_request("message text is empty")
    if len(parsed) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": parsed} | ({"entities": kept} if kept else {})


def captioned(state: State, raw: str, parse_mode: str = "", entities: Sequence[Any] = ()) -> Json:
    """Return `caption` and its entities, or nothing. Raises ApiError 400 on too much of it."""
    parsed, kept = text.formatted(raw, parse_mode, entities, state.met)
    if len(parsed) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": parsed} | ({"caption_entities": kept} if kept else {}) if parsed else {}


def text_from(state: State, parameters: Parameters, field: str = "text") -> Json:
    """Return the text a request asks for, with its link preview options."""
    content = written(
        state,
        parameters.text(field),
        parameters.text("parse_mode"),
        parameters.array("entities") or (),
    )
    preview = parameters.object("link_preview_options")
    return content | ({"link_preview_options": preview} if preview else {})


def caption_from(state: State, parameters: Parameters) -> Json:
    """Return the caption a request asks for."""
    content = captioned(
        state,
        parameters.text("caption"),
        parameters.text("parse_mode"),
        parameters.array("caption_entities") or (),
    )
    if content and parameters.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content
