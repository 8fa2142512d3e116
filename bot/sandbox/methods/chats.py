"""Chats: what they are, what is pinned in them, and "typing …"."""

from bot.sandbox.errors import bad_request
from bot.sandbox.methods import access
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Json
from bot.sandbox.state import State

ACTIONS = (
    "cancel",
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def get_chat(state: State, parameters: Parameters) -> Json:
    """Return the Bot API's ChatFullInfo."""
    chat = access.chat(state, parameters)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    full = chat.to_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }
    if chat.pinned and (pinned := chat.find(chat.pinned[-1])):
        full["pinned_message"] = pinned.to_json()
    return full


def send_chat_action(state: State, parameters: Parameters) -> bool:
    """Show that the bot is typing, or the like."""
    action = parameters.text("action")
    if action.lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = access.writable_chat(state, parameters)
    if chat.person:
        state.feed.tell(chat.person.id, "action", {"action": action.lower()})
    return True


def pin_chat_message(state: State, parameters: Parameters) -> bool:
    """Pin a message above the chat."""
    chat = access.writable_chat(state, parameters)
    message_id = parameters.integer("message_id")
    access.message(chat, message_id, "message to pin")
    state.pin(chat, [pin for pin in chat.pinned if pin != message_id] + [message_id])
    return True


def unpin_chat_message(state: State, parameters: Parameters) -> bool:
    """Unpin one message, or the newest pin."""
    chat = access.writable_chat(state, parameters)
    message_id = parameters.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    state.pin(chat, [pin for pin in chat.pinned if pin != message_id])
    return True


def unpin_all_chat_messages(state: State, parameters: Parameters) -> bool:
    """Unpin everything."""
    chat = access.writable_chat(state, parameters)
    state.pin(chat, [])
    return True
