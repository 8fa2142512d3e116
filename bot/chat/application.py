"""python-telegram-bot's Application, put together from the rooms of this floor."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import stamina
from telegram import LinkPreviewOptions, Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, ApplicationBuilder, Defaults, Updater

from bot.chat.account import Accounts
from bot.chat.backlog import Backlog
from bot.chat.desk import Desks
from bot.chat.dispatch import Dispatch
from bot.chat.line import POLL, Line, PollingTransport
from bot.chat.order import PerChatOrder
from bot.chat.polling import PollingBot
from bot.chat.profile import publish
from bot.chat.retry import worth_another_try
from bot.chat.transport import Transport
from bot.errors import TokenError
from bot.library import Library

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

GRACE = 4.0
"""Seconds to finish what is in hand when the bot is told to stop, after deliveries have ended."""

_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)


def build(
    library: Library, accounts: Accounts, desks: Desks, token: str, api: str, line: Line
) -> App:
    """Return the application, not yet connected.

    Args:
        library: what it shows.
        accounts: what people have in the store.
        desks: what the clinic's staff have there.
        token: the bot's.
        api: the Bot API server, `http://host:port`.
        line: keeps the books on the connection.
    """
    backlog = Backlog()
    bot = PollingBot(
        backlog,
        token=token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=Transport(),
        get_updates_request=PollingTransport(line),
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )
    application: App = (
        ApplicationBuilder()
        .bot(bot)
        .update_queue(backlog)
        .concurrent_updates(PerChatOrder())
        .job_queue(None)
        .build()
    )
    dispatch = Dispatch(library, accounts, desks)
    application.add_handlers(dispatch.handlers())
    application.add_error_handler(dispatch.trouble)
    return application


@asynccontextmanager
async def answering(
    library: Library, accounts: Accounts, desks: Desks, token: str, api: str, line: Line
) -> AsyncIterator[str]:
    """Connect, and answer people until the block is left; then finish what is in hand.

    Yields the bot's username. The arguments are those of `build`.

    Raises:
        TokenError: Telegram does not know the token.
    """
    application = build(library, accounts, desks, token, api, line)
    if application.updater is None:
        raise TypeError("an application that polls needs PTB's updater")
    async with AsyncExitStack() as stopping:
        stopping.push_async_callback(application.bot.shutdown)
        await _connect(application, line)
        stopping.push_async_callback(application.shutdown)
        await application.start()
        await application.updater.start_polling(
            timeout=POLL, bootstrap_retries=-1, allowed_updates=_UPDATES, error_callback=line.down
        )
        stopping.push_async_callback(_finish, application, application.updater)
        publishing = asyncio.create_task(publish(application.bot, library))
        stopping.callback(publishing.cancel)
        yield application.bot.username


async def _finish(application: App, updater: Updater) -> None:
    """Take no more updates, and answer those in hand within the grace."""
    try:
        async with asyncio.timeout(GRACE):
            await asyncio.gather(updater.stop(), application.stop())
    except TimeoutError:
        log.warning("stopped after %.0f seconds with people still waiting for an answer", GRACE)


async def _connect(application: App, line: Line) -> None:
    """Greet Telegram, however long that takes; a refused token ends it at once."""

    def again(error: Exception) -> bool | float:
        wait = worth_another_try(error)
        if wait and isinstance(error, NetworkError):
            line.down(error)
        return wait

    try:
        async for attempt in stamina.retry_context(
            on=again, attempts=None, timeout=None, wait_initial=1, wait_max=60
        ):
            with attempt:
                await application.initialize()
    except InvalidToken as error:
        raise TokenError from error
    line.up()
