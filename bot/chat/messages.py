"""What staff send the bot, read as part of a post: kept as Telegram gives it."""

from telegram import Message, MessageEntity

from bot.model.posts import Attachment
from bot.model.text import Entity, Text

KEPT = {
    MessageEntity.BOLD,
    MessageEntity.ITALIC,
    MessageEntity.UNDERLINE,
    MessageEntity.STRIKETHROUGH,
    MessageEntity.SPOILER,
    MessageEntity.CODE,
    MessageEntity.PRE,
    MessageEntity.TEXT_LINK,
    MessageEntity.BLOCKQUOTE,
    MessageEntity.EXPANDABLE_BLOCKQUOTE,
}
"""The formatting that is passed on. Telegram finds addresses and numbers again by itself; a name
that is a link to a person, and an emoji that costs money, become plain words."""

MOVING = ("video", "animation", "video_note")
"""What moves, and may not be sent out (SAFETY: no moving pictures in broadcasts)."""

NAME_LIMIT = 100


def text_of(message: Message) -> Text:
    """Return a message's text or caption with its formatting."""
    plain = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    return Text(
        plain,
        tuple(
            Entity(entity.type, entity.offset, entity.length, entity.url)
            for entity in entities
            if entity.type in KEPT
        ),
    )


def file_of(message: Message) -> Attachment | None:
    """Return a message's picture or document by the id that Telegram knows it by."""
    if message.photo:
        return Attachment("photo", "", message.photo[-1].file_id)
    if message.document:
        name = (message.document.file_name or "")[:NAME_LIMIT]
        return Attachment("document", name, message.document.file_id)
    return None


def text_alone(message: Message) -> tuple[Text, str | None]:
    """Return what a message says in words, and the phrase that says why it cannot, if any."""
    text = text_of(message)
    return text, why_not(message) or (None if text.plain.strip() else "desk-not-text")


def why_not(message: Message) -> str | None:
    """Return the phrase that says why a message cannot be a post; None if it can."""
    document = message.document
    kind = (document.mime_type or "") if document else ""
    moves = kind.startswith("video/") or kind == "image/gif"
    if moves or any(getattr(message, name) for name in MOVING):
        return "desk-refused-moving"
    if message.text or message.photo or document:
        return None
    return "desk-refused-kind"
