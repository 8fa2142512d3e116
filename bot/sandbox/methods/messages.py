"""Sending: texts, photos, documents, albums and copies."""

from bot.sandbox import content, keyboards, media
from bot.sandbox.errors import bad_request
from bot.sandbox.methods import access, files
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Chat, Json, Message
from bot.sandbox.state import State

MAX_ALBUM = 10
MAX_COPIES = 100


def send_message(state: State, parameters: Parameters) -> Json:
    """Send a text."""
    return _send(state, parameters, content.text_from(state, parameters)).to_json()


def send_photo(state: State, parameters: Parameters) -> Json:
    """Send a photo."""
    return _send_file(state, parameters, "photo")


def send_document(state: State, parameters: Parameters) -> Json:
    """Send a file."""
    return _send_file(state, parameters, "document")


def send_media_group(state: State, parameters: Parameters) -> list[Json]:
    """Send an album of photos, or one of documents."""
    items = parameters.array("media")
    if items is None:
        raise bad_request('parameter "media" is required')
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    contents = [files.input_media(state, parameters, item) for item in items]
    if len({"photo" in shown for shown in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = _chat_with_room(state, parameters, len(contents))
    details = _details(chat, parameters) | {"media_group_id": str(state.next_id())}
    return [state.post(chat, state.bot, shown, dict(details)).to_json() for shown in contents]


def copy_message(state: State, parameters: Parameters) -> Json:
    """Send a copy of a message, with a caption of its own if there is one."""
    source = _source(state, parameters)
    original = access.message(source, parameters.integer("message_id"), "message to copy")
    copied = dict(original.content)
    if "caption" in parameters and "text" not in copied:
        for field in ("caption", "caption_entities", "show_caption_above_media"):
            copied.pop(field, None)
        copied |= content.caption_from(state, parameters)
    return {"message_id": _send(state, parameters, copied).message_id}


def copy_messages(state: State, parameters: Parameters) -> list[Json]:
    """Send copies of several messages; those that are not there are passed over."""
    source = _source(state, parameters)
    message_ids = numbers(parameters, "message_ids", MAX_COPIES)
    originals = [found for number in message_ids if (found := source.find(number))]
    if not originals:
        raise bad_request("there are no messages to forward")
    chat = _chat_with_room(state, parameters, len(originals))
    details = _details(chat, parameters)
    copies = []
    for original in originals:
        copied = dict(original.content)
        if parameters.flag("remove_caption"):
            copied.pop("caption", None)
            copied.pop("caption_entities", None)
        copies.append(state.post(chat, state.bot, copied, dict(details)))
    return [{"message_id": copy.message_id} for copy in copies]


def numbers(parameters: Parameters, field: str, at_most: int) -> list[int]:
    """Return a list of message ids. Raises ApiError 400."""
    values = parameters.array(field)
    if not values:
        raise bad_request("message identifiers are not specified")
    if len(values) > at_most:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(value, int) and value > 0 for value in values):
        raise bad_request("invalid message identifier specified")
    return values


def _source(state: State, parameters: Parameters) -> Chat:
    if not parameters.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    return access.chat(state, parameters, "from_chat_id")


def _send_file(state: State, parameters: Parameters, kind: str) -> Json:
    file = files.sent(state, parameters, kind)
    shown = media.shown(file) | content.caption_from(state, parameters)
    return _send(state, parameters, shown).to_json()


def _send(state: State, parameters: Parameters, shown: Json) -> Message:
    reply_markup = keyboards.read(parameters)
    chat = _chat_with_room(state, parameters, 1)
    return state.post(chat, state.bot, shown, _details(chat, parameters), reply_markup)


def _chat_with_room(state: State, parameters: Parameters, messages: int) -> Chat:
    """Return the chat once the flood limits let so many messages into it."""
    chat = access.writable_chat(state, parameters)
    state.limits.spend(chat.id, messages, paid=parameters.flag("allow_paid_broadcast"))
    return chat


def _details(chat: Chat, parameters: Parameters) -> Json:
    """Return what surrounds a message's content: what it answers, its protection, its effect."""
    details: Json = {}
    if parameters.flag("protect_content"):
        details["has_protected_content"] = True
    if effect := parameters.text("message_effect_id"):
        details["effect_id"] = effect
    if reply := parameters.object("reply_parameters"):
        replied = chat.find(reply.get("message_id", 0))
        if replied:
            details["reply_to_message"] = replied.to_json()
        elif not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    return details
