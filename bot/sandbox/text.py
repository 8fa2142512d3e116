"""Texts as Telegram reads them: TDLib's own parser does it, with no network."""

from collections.abc import Sequence
from html import escape
from typing import Any

import orjson
from tdjson import td_execute

from bot.sandbox import entities
from bot.sandbox.entities import People
from bot.sandbox.errors import bad_request
from bot.sandbox.records import Json

MAX_RAW_BYTES = 32_768
MAX_ENTITIES = 100  # the server drops formatting beyond
PARSE_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
# Inside these the server looks for no links, commands or mentions.
CLOSED = ("Code", "Pre", "PreCode", "TextUrl", "MentionName", "CustomEmoji", "DateTime")
# parseMarkdown is the one way to TDLib's repair of entities. Its marks hide behind private
# characters of the same UTF-16 length, so that it only repairs.
HIDDEN = {ord(mark): 0xF8D0 + i for i, mark in enumerate("*_~|`[]()")}
SHOWN = {hidden: mark for mark, hidden in HIDDEN.items()}
WHITE = " \n"

td_execute(orjson.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}))


def formatted(
    raw: str, parse_mode: str, given: Sequence[Any], people: People
) -> tuple[str, list[Json]]:
    """Return the text and the Bot API entities the real server would keep of a message.

    `given` are the bot's own entities, for a text without a parse mode; `people` finds the User
    that is mentioned by id. Raises ApiError 400 in the server's words.
    """
    if len(raw.encode()) > MAX_RAW_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if not raw or mode in ("", "none"):
        marks = [entity for item in given if (entity := entities.to_tdlib(item))]
    elif mode in PARSE_MODES:
        raw, marks = _asked("parseTextEntities", text=raw, parse_mode=PARSE_MODES[mode])
    else:
        raise bad_request("unsupported parse_mode")
    text, marks = _trimmed(*_repaired(raw, marks))
    marks = sorted(marks, key=lambda entity: entities.name(entity) not in CLOSED)[:MAX_ENTITIES]
    text, marks = _repaired(text, marks + _found(text, marks))
    return text, [shown for entity in marks if (shown := entities.to_bot_api(entity, people))]


def link(url: str) -> str | None:
    """Return a link as Telegram writes it, or None where it takes it for no link."""
    html = f'<a href="{escape(url)}">x</a>'
    _, found = _asked("parseTextEntities", text=html, parse_mode=PARSE_MODES["html"])
    return found[0]["type"].get("url", url) if found else None


def _asked(request: str, **fields: Any) -> tuple[str, list[Json]]:
    """Put a question to TDLib. Raises ApiError 400 with its words."""
    answer: Json = orjson.loads(td_execute(orjson.dumps({"@type": request, **fields})) or b"{}")
    if answer["@type"] == "error":
        raise bad_request(answer["message"])
    return answer.get("text", ""), answer["entities"]


def _repaired(text: str, marks: list[Json]) -> tuple[str, list[Json]]:
    """Let TDLib clean the text and check, sort, split and join the entities."""
    hidden = {"@type": "formattedText", "text": text.translate(HIDDEN), "entities": marks}
    clean, marks = _asked("parseMarkdown", text=hidden)
    return clean.translate(SHOWN), marks


def _found(text: str, marks: list[Json]) -> list[Json]:
    """Return the links, commands and so on the server finds for itself outside closed entities."""
    closed = [
        range(entity["offset"], entity["offset"] + entity["length"])
        for entity in marks
        if entities.name(entity) in CLOSED
    ]
    _, found = _asked("getTextEntities", text=text)
    return [
        entity
        for entity in found
        if not any(
            part.start < entity["offset"] + entity["length"] and entity["offset"] < part.stop
            for part in closed
        )
    ]


def _trimmed(text: str, marks: list[Json]) -> tuple[str, list[Json]]:
    """Strip spaces and line ends at the end, and at the start as far as the first entity."""
    text = text.rstrip(WHITE)
    end = len(text.encode("utf-16-le")) // 2
    first = min((entity["offset"] for entity in marks), default=end)
    start = min(len(text) - len(text.lstrip(WHITE)), first)
    return text[start:], [
        entity
        | {
            "offset": entity["offset"] - start,
            "length": min(entity["length"], end - entity["offset"]),
        }
        for entity in marks
        if entity["offset"] < end
    ]
