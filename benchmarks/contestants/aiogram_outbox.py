"""aiogram, if somebody wrote the bot's store and worker for it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from benchmarks import crowd
from benchmarks.contestants import aiogram_bot
from benchmarks.contestants.worker import at_work
from benchmarks.stage import Stage
from bot.model.outbox import Delivery, Sent, Verdict
from bot.store.database import opened


@asynccontextmanager
async def deliver(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Claim and settle with the bot's worker, send with `Bot.send_message`."""
    async with opened(crowd.url(stage.database)) as database, aiogram_bot.bot(stage) as bot:

        async def send(delivery: Delivery) -> Verdict:
            message = await bot.send_message(delivery.key.chat_id, **aiogram_bot.SCREEN)
            return Sent(message.message_id)

        async def deliver_all() -> None:
            async with at_work(database, send, stage.job) as enough:
                await enough.wait()

        yield deliver_all
