"""Which chat or message a request means, and whether the bot may write there."""

from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Chat, Message
from bot.sandbox.state import State


def chat(state: State, parameters: Parameters, field: str = "chat_id") -> Chat:
    """Return the chat a request names. Raises ApiError 400 or, for groups left, 403."""
    named = parameters.text(field)
    if not named:
        raise bad_request("chat_id is empty")
    found = state.chats.get(int(named)) if named.lstrip("-").isdecimal() else None
    if found is None or (found.person and not found.person.met):
        raise bad_request("chat not found")
    if found.migrated_to:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=found.migrated_to
        )
    if found.bot_left:
        raise forbidden(f"bot was kicked from the {found.type} chat")
    return found


def writable_chat(state: State, parameters: Parameters) -> Chat:
    """Return the chat to write to. Raises ApiError 403 where the person does not let the bot."""
    found = chat(state, parameters)
    if found.person:
        if found.person.deactivated:
            raise forbidden("user is deactivated")
        if found.person.blocked:
            raise forbidden("bot was blocked by the user")
        if not found.person.started:
            raise forbidden("bot can't initiate conversation with a user")
    return found


def message(found: Chat, message_id: int, called: str) -> Message:
    """Return a message of the chat. Raises ApiError 400, calling it "message to edit" or so."""
    there = found.find(message_id)
    if there is None:
        raise bad_request(f"{called} not found")
    return there
