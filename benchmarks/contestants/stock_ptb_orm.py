"""What most bots do: python-telegram-bot as it comes, SQLAlchemy's ORM, a commit each message."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped

from benchmarks.contestants import stock_ptb
from benchmarks.contestants.stock_ptb import SCREEN
from benchmarks.stage import Stage
from bot.store import schema


class _Base(DeclarativeBase):
    metadata = schema.metadata


class _Subscriber(_Base):
    __table__ = schema.subscribers

    if TYPE_CHECKING:
        chat_id: Mapped[int]
        last_tip: Mapped[str | None]


class _Delivery(_Base):
    __table__ = schema.deliveries

    if TYPE_CHECKING:
        chat_id: Mapped[int]
        state: Mapped[str]
        message_id: Mapped[int | None]
        tip: Mapped[str | None]


Sessions = async_sessionmaker[AsyncSession]
Due = list[tuple[_Delivery, _Subscriber]]


@asynccontextmanager
async def deliver(stage: Stage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Read what is due; for each, send, change the rows, commit: so many at once."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{stage.database}")
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    # SQLite has one writer at a time. To queue up for it costs less than to be told it is busy.
    writer = asyncio.Lock()
    async with stock_ptb.bot(stage) as bot:

        async def one_after_another(due: Due) -> None:
            while due:
                delivery, subscriber = due.pop()
                message = await bot.send_message(delivery.chat_id, **SCREEN)
                async with writer, sessions() as session:
                    session.add_all((delivery, subscriber))
                    delivery.state, delivery.message_id = "sent", message.message_id
                    subscriber.last_tip = delivery.tip
                    await session.commit()

        async def deliver_all() -> None:
            due = await _due(sessions)
            async with asyncio.TaskGroup() as group:
                for _ in range(stage.job.concurrency):
                    group.create_task(one_after_another(due))

        yield deliver_all
    await engine.dispose()


async def _due(sessions: Sessions) -> Due:
    rows = (
        select(_Delivery, _Subscriber)
        .join(_Subscriber, _Subscriber.chat_id == _Delivery.chat_id)
        .where(_Delivery.state == "queued")
    )
    async with sessions() as session:
        return [(delivery, subscriber) for delivery, subscriber in await session.execute(rows)]
