"""What Telegram shows of the bot itself: its command menu and its descriptions."""

import asyncio
import logging
from collections.abc import Awaitable, Iterator

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.routes import command_menu
from bot.library import Library
from bot.model.language import telegram_codes

log = logging.getLogger(__name__)


async def publish(bot: Bot, library: Library) -> None:
    """Set commands and descriptions in every language. A failure is logged; chatting goes on."""
    for outcome in await asyncio.gather(*_calls(bot, library), return_exceptions=True):
        if isinstance(outcome, TelegramError):
            log.warning("Telegram did not take the bot's command menu or description: %s", outcome)
        elif isinstance(outcome, BaseException):
            raise outcome


def _calls(bot: Bot, library: Library) -> Iterator[Awaitable[bool]]:
    for code, language in telegram_codes(library.phrases).items():
        say = library.phrases[language]
        yield bot.set_my_commands(list(command_menu(say).items()), language_code=code)
        yield bot.set_my_description(say("description"), language_code=code)
        yield bot.set_my_short_description(say("short-description"), language_code=code)
