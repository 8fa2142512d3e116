"""What the bot says about itself: names, descriptions, commands and the menu button."""

from typing import Any

from bot.sandbox.records import Json

Scope = tuple[Any, ...]

DEFAULT: Scope = ("default",)


class Profile:
    """Settings by language, and for commands by scope; an empty language is everybody else's."""

    def __init__(self) -> None:
        self.commands: dict[tuple[Scope, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int | None, Json] = {}

    def text(self, field: str, language_code: str) -> str:
        """Return a name or description for a language, else the one for everybody."""
        return self.texts.get((field, language_code)) or self.texts.get((field, ""), "")

    def commands_for(self, scopes: list[Scope], language_code: str) -> list[Json]:
        """Return the commands somebody sees.

        `scopes` go from the narrowest to the widest; in each the language goes before none, as in
        "Determining list of commands" of the Bot API's reference.
        """
        for scope in [*scopes, DEFAULT]:
            for language in (language_code, ""):
                if commands := self.commands.get((scope, language)):
                    return commands
        return []

    def private_commands(self, chat_id: int, language_code: str) -> list[Json]:
        """Return the commands a person sees in the chat with the bot."""
        return self.commands_for([("chat", chat_id), ("all_private_chats",)], language_code)
