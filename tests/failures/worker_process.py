"""A process of its own that plans and delivers, as the bot does, until it is stopped or killed."""

import asyncio
import logging
import signal
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

from bot.clock import utc_now
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.ticks import delivering
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.model.subscribers import Track
from bot.model.trouble import Notice
from bot.store.database import opened
from tests.failures.server import sending_to

LEASE = timedelta(seconds=5)
"""Short, so that a test need not wait for two minutes after a kill."""

_processes = get_context("forkserver")
_processes.set_forkserver_preload(["__main__", __name__])


def start(url: str, port: int, a_second: float) -> ForkServerProcess:
    """Start one."""
    process = _processes.Process(target=_run, args=(url, port, a_second), daemon=True)
    process.start()
    return process


def next_tip(_: Track, __: str | None) -> str:
    return "stairs"


def _run(url: str, port: int, a_second: float) -> None:
    logging.disable()
    asyncio.run(_deliver(url, port, a_second))


async def _deliver(url: str, port: int, a_second: float) -> None:
    stop, time = asyncio.Event(), Time.real()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)

    async def tell(_: Notice) -> None:
        """Nobody is there."""

    alarm = Alarm(tell, utc_now)
    async with opened(url) as database, sending_to(port) as sender:
        worker = Worker(database, sender.send, Pace(a_second, time), alarm, time, LEASE)
        async with delivering(database, next_tip, worker, alarm, time):
            await stop.wait()
