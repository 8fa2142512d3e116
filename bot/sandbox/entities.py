"""Entities in the Bot API's words and in TDLib's."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.records import Json

People = Callable[[int], Json | None]

# TDLib's types and the Bot API's; of what is not here a bot hears nothing.
TYPES = {
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
}
NAMES = {ours: theirs for theirs, ours in TYPES.items() if theirs != "PreCode"}
# The server finds these for itself; a bot that gives one is not listened to.
FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
# What some types carry, under the same name on both sides.
EXTRAS = ("url", "language", "custom_emoji_id", "unix_time")
USER_LINK = re.compile(r"tg://user\?id=(\d+)")


def name(entity: Json) -> str:
    """Return the short name of a TDLib entity's type, such as Bold."""
    return str(entity["type"]["@type"]).removeprefix("textEntityType")


def to_bot_api(entity: Json, people: People) -> Json | None:
    """Return TDLib's entity as a bot sees it; None where it would not see it.

    `people` finds the User that is mentioned by id.
    """
    kind = TYPES.get(name(entity))
    if kind is None:
        return None
    shown: Json = {"type": kind, "offset": entity["offset"], "length": entity["length"]}
    if kind == "text_mention":
        user = people(entity["type"]["user_id"])
        return user and shown | {"user": user}
    return shown | {extra: entity["type"][extra] for extra in EXTRAS if extra in entity["type"]}


def to_tdlib(entity: Any) -> Json | None:
    """Return a bot's MessageEntity as TDLib takes it; None for what the server finds itself.

    Raises ApiError 400.
    """
    if not isinstance(entity, dict):
        raise _unparsable("expected an Object")
    for field, wanted in (("offset", int), ("length", int), ("type", str)):
        if not isinstance(entity.get(field), wanted):
            raise _unparsable(f'Can\'t find field "{field}"')
    if entity["type"] in FOUND:
        return None
    if entity["type"] not in NAMES:
        raise _unparsable("Unsupported type specified")
    return {
        "@type": "textEntity",
        "offset": entity["offset"],
        "length": entity["length"],
        "type": _type_to_tdlib(entity),
    }


def _type_to_tdlib(entity: Json) -> Json:
    kind: str = entity["type"]
    if kind == "text_link" and (mention := USER_LINK.fullmatch(str(entity.get("url")))):
        return {"@type": "textEntityTypeMentionName", "user_id": int(mention[1])}
    if kind == "text_mention":
        user = entity.get("user")
        if not isinstance(user, dict) or not isinstance(user.get("id"), int):
            raise _unparsable('Can\'t find field "user"')
        return {"@type": "textEntityTypeMentionName", "user_id": user["id"]}
    if kind == "text_link" and not isinstance(entity.get("url"), str):
        raise _unparsable('Can\'t find field "url"')
    named = "PreCode" if kind == "pre" and entity.get("language") else NAMES[kind]
    return {"@type": f"textEntityType{named}"} | {
        extra: entity[extra] for extra in EXTRAS if entity.get(extra)
    }


def _unparsable(reason: str) -> Exception:
    return bad_request(f"can't parse MessageEntity: {reason}")
