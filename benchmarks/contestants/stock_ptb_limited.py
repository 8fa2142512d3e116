"""python-telegram-bot as it comes, with its AIORateLimiter."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from itertools import count
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    ExtBot,
)

from benchmarks import wire
from benchmarks.contestants import Send
from benchmarks.contestants.stock_ptb import SCREEN, request
from benchmarks.stage import Stage

RETRIES = 10
"""After a 429; without any, the message would be lost."""

SIDE_BY_SIDE = 32
"""Broadcast messages under way at once."""

FREE = 30
"""Messages a second above which a broadcast is a paid one."""


@asynccontextmanager
async def send(stage: Stage) -> AsyncIterator[Send]:
    """Send with `Bot.send_message`, at the limiter's pace."""
    limiter = AIORateLimiter(stage.job.pace, max_retries=RETRIES)
    async with ExtBot(
        wire.TOKEN, f"{stage.url}/bot", request=request(stage), rate_limiter=limiter
    ) as bot:
        yield lambda chat: bot.send_message(chat, **SCREEN)


@asynccontextmanager
async def answer(stage: Stage) -> AsyncIterator[None]:
    """Answer taps by polling, and broadcast meanwhile if the job names a pace.

    The limiter is as it comes: 30 a second for all together, or 1,000 for what is paid.
    """
    pace = stage.job.pace
    application = (
        ApplicationBuilder()
        .token(wire.TOKEN)
        .base_url(f"{stage.url}/bot")
        .concurrent_updates(concurrent_updates=True)
        .rate_limiter(AIORateLimiter(max_retries=RETRIES))
        .build()
    )
    application.add_handler(CallbackQueryHandler(_pressed))
    async with application, AsyncExitStack() as stack:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        if pace:
            await stack.enter_async_context(_broadcasting(application.bot, paid=pace > FREE))
        yield
        await application.updater.stop()
        await application.stop()


@asynccontextmanager
async def _broadcasting(bot: ExtBot[Any], *, paid: bool) -> AsyncIterator[None]:
    """Send to one chat after another until the block is left."""
    chats = count(1)

    async def one_after_another() -> None:
        while True:
            with suppress(TelegramError):
                await bot.send_message(next(chats), allow_paid_broadcast=paid, **SCREEN)

    sending = [asyncio.create_task(one_after_another()) for _ in range(SIDE_BY_SIDE)]
    try:
        yield
    finally:
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)


async def _pressed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a tap as the library's documentation does."""
    query = update.callback_query
    assert query
    await query.answer()
    await query.edit_message_text(**SCREEN)
