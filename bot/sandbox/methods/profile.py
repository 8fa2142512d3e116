"""What the bot sets about itself: name, descriptions, commands and menu button."""

import re
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.methods import access
from bot.sandbox.parameters import Parameters
from bot.sandbox.profile import DEFAULT, Scope
from bot.sandbox.records import Json
from bot.sandbox.state import State

MAX_COMMANDS = 100
MAX_LENGTH = {"name": 64, "description": 512, "short_description": 120}
MAX_COMMAND_DESCRIPTION = 256
WIDE_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def get_me(state: State, _: Parameters) -> Json:
    """Return the bot's User, with what only the bot itself is told."""
    return state.bot.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_name(state: State, parameters: Parameters) -> bool:
    """Set the bot's name in a language."""
    return _set_text(state, parameters, "name")


def get_my_name(state: State, parameters: Parameters) -> Json:
    """Return the bot's name in a language."""
    name = state.profile.text("name", parameters.text("language_code"))
    return {"name": name or state.bot.first_name}


def set_my_description(state: State, parameters: Parameters) -> bool:
    """Set what an empty chat shows."""
    return _set_text(state, parameters, "description")


def get_my_description(state: State, parameters: Parameters) -> Json:
    """Return what an empty chat shows."""
    return _get_text(state, parameters, "description")


def set_my_short_description(state: State, parameters: Parameters) -> bool:
    """Set what the bot's profile shows."""
    return _set_text(state, parameters, "short_description")


def get_my_short_description(state: State, parameters: Parameters) -> Json:
    """Return what the bot's profile shows."""
    return _get_text(state, parameters, "short_description")


def set_my_commands(state: State, parameters: Parameters) -> bool:
    """Set the commands for a scope and a language."""
    commands = parameters.array("commands")
    if commands is None:
        raise bad_request("commands are not specified")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    state.profile.commands[_commands_key(state, parameters)] = [_command(c) for c in commands]
    state.commands_changed()
    return True


def get_my_commands(state: State, parameters: Parameters) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return state.profile.commands.get(_commands_key(state, parameters), [])


def delete_my_commands(state: State, parameters: Parameters) -> bool:
    """Take the commands of a scope and language away."""
    state.profile.commands.pop(_commands_key(state, parameters), None)
    state.commands_changed()
    return True


def set_chat_menu_button(state: State, parameters: Parameters) -> bool:
    """Set the button beside the text field, for one person or for all."""
    chat_id = access.chat(state, parameters).id if "chat_id" in parameters else None
    button = parameters.object("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    state.profile.menu_buttons[chat_id] = button
    return True


def get_chat_menu_button(state: State, parameters: Parameters) -> Json:
    """Return the button beside the text field, for one person or for all."""
    chat_id = access.chat(state, parameters).id if "chat_id" in parameters else None
    unset = {"type": "default" if chat_id else "commands"}
    return state.profile.menu_buttons.get(chat_id, unset)


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _set_text(state: State, parameters: Parameters, field: str) -> bool:
    said = parameters.text(field)
    if len(said) > MAX_LENGTH[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    state.profile.texts[field, _language(parameters)] = said
    return True


def _get_text(state: State, parameters: Parameters, field: str) -> Json:
    return {field: state.profile.text(field, _language(parameters))}


def _commands_key(state: State, parameters: Parameters) -> tuple[Scope, str]:
    scope = parameters.object("scope") or {"type": DEFAULT[0]}
    kind = scope.get("type")
    if kind in WIDE_SCOPES:
        return (kind,), _language(parameters)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = access.chat(state, Parameters({"chat_id": str(scope.get("chat_id", ""))}))
    member = (scope.get("user_id"),) if kind == "chat_member" else ()
    return (kind, chat.id, *member), _language(parameters)


def _command(command: Any) -> Json:
    """Return a BotCommand. Raises ApiError 400."""
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    name = name.removeprefix("/")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= MAX_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
