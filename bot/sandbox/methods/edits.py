"""Changing and deleting what was sent."""

from datetime import timedelta

from bot.sandbox import content, keyboards
from bot.sandbox.errors import bad_request
from bot.sandbox.methods import access, files
from bot.sandbox.methods.messages import numbers
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Chat, Json, Message
from bot.sandbox.state import State

DELETABLE_FOR = timedelta(hours=48)
MAX_DELETED = 100
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def edit_message_text(state: State, parameters: Parameters) -> Json:
    """Change a text and, with it, the keyboard."""
    new = content.text_from(state, parameters)
    message = _editable(state, parameters)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _change(state, parameters, message, new)


def edit_message_caption(state: State, parameters: Parameters) -> Json:
    """Change the caption of a photo or document."""
    new = content.caption_from(state, parameters)
    message = _editable(state, parameters)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    kept = {name: v for name, v in message.content.items() if name not in CAPTION_FIELDS}
    return _change(state, parameters, message, kept | new)


def edit_message_media(state: State, parameters: Parameters) -> Json:
    """Change the media, or give a text message some in place of its text."""
    item = parameters.object("media", "input media")
    if item is None:
        raise bad_request('parameter "media" is required')
    new = files.input_media(state, parameters, item)
    message = _editable(state, parameters)
    if "media_group_id" in message.details and not new.keys() & message.content.keys():
        raise bad_request("can't use the media of the specified type in the album")
    return _change(state, parameters, message, new)


def edit_message_reply_markup(state: State, parameters: Parameters) -> Json:
    """Change the keyboard alone."""
    message = _editable(state, parameters)
    return _change(state, parameters, message, message.content)


def delete_message(state: State, parameters: Parameters) -> bool:
    """Delete one message."""
    message_id = parameters.integer("message_id")
    if not parameters.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not message_id:
        raise bad_request("message identifier is not specified")
    chat = access.chat(state, parameters)
    message = access.message(chat, message_id, "message to delete")
    if not _deletable(state, chat, message):
        raise bad_request("message can't be deleted")
    state.delete(chat, [message_id])
    return True


def delete_messages(state: State, parameters: Parameters) -> bool:
    """Delete up to 100 messages; those that are not there are passed over."""
    chat = access.chat(state, parameters)
    found = [
        message
        for message_id in numbers(parameters, "message_ids", MAX_DELETED)
        if (message := chat.find(message_id))
    ]
    if not all(_deletable(state, chat, message) for message in found):
        raise bad_request("message can't be deleted")
    state.delete(chat, [message.message_id for message in found])
    return True


def _editable(state: State, parameters: Parameters) -> Message:
    """Return the bot's own message a request wants to change. Raises ApiError 400."""
    if not parameters.text("chat_id") and not parameters.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = access.writable_chat(state, parameters)
    message = access.message(chat, parameters.integer("message_id"), "message to edit")
    if message.sender is not state.bot:
        raise bad_request("message can't be edited")
    return message


def _change(state: State, parameters: Parameters, message: Message, new: Json) -> Json:
    reply_markup = keyboards.read(parameters, inline_only=True)
    if (new, reply_markup) == (message.content, message.reply_markup):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    stamped = new != message.content
    message.content, message.reply_markup = new, reply_markup
    state.edited(message, stamped=stamped)
    return message.to_json()


def _deletable(state: State, chat: Chat, message: Message) -> bool:
    """Whether the bot may delete it: recent, and its own or, in a private chat, anybody's."""
    mine = message.sender is state.bot or chat.type == "private"
    return mine and state.now() - message.date <= DELETABLE_FOR
