"""Reaching people without having been written to: staff at their desks, wherever they are."""

import logging
from collections.abc import Iterable
from contextlib import suppress

from telegram import Bot, BotCommandScopeChat
from telegram.error import TelegramError

from bot.chat.prepared import prepared
from bot.chat.screens import Screen
from bot.chat.show import Show

log = logging.getLogger(__name__)


class Reach:
    """Shows screens in chats, changes them there, and sets the command menu of a chat.

    Each method but `show_all` and `try_commands` raises TelegramError where it cannot.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._show = Show()

    async def show(self, chat_id: int, screen: Screen) -> None:
        """Show a screen as a new message."""
        await self._show.to(self._bot, chat_id, screen)

    async def show_all(self, chat_ids: Iterable[int], screen: Screen) -> int:
        """Show a screen in several chats and return in how many it could be."""
        shown = 0
        for chat_id in chat_ids:
            with suppress(TelegramError):
                await self.show(chat_id, screen)
                shown += 1
        return shown

    async def link(self, payload: str) -> str:
        """Return the deep link to the bot that carries a payload."""
        me = await self._bot.get_me()
        return f"https://t.me/{me.username}?start={payload}"

    async def put(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a screen in the place of a message of ours; it has no media."""
        payload = prepared(screen) | {"chat_id": chat_id, "message_id": message_id}
        await self._bot._post("editMessageText", payload)  # noqa: SLF001  as in prepared

    async def try_commands(self, chat_id: int, menu: Iterable[tuple[str, str]] = ()) -> None:
        """Show these commands in a chat's menu or, without any, what everybody sees there.

        Each comes with what it is for. Where that fails they can still be written.
        """
        scope, commands = BotCommandScopeChat(chat_id), list(menu)
        try:
            if commands:
                await self._bot.set_my_commands(commands, scope=scope)
            else:
                await self._bot.delete_my_commands(scope=scope)
        except TelegramError as error:
            log.info("a member of staff has no command menu of their own yet: %s", error)
