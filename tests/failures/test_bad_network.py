"""429s, 5xx, resets before and after the effect, slow answers, blocked chats; and no network."""

import asyncio
import random

from aiohttp import web

from bot.clock import utc_now
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.ticks import delivering
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.model.outbox import State
from bot.model.trouble import Trouble
from bot.store import subscribers
from bot.store.database import Database
from tests.delivery.conftest import Staff
from tests.failures.crowd import SOAK, gather, keys, who_has_had
from tests.failures.server import PATIENCE, Counting, sending_to
from tests.failures.worker_process import next_tip
from tests.store.people import find

TIPS = 2000 * SOAK
BLOCKED_EACH = 20  # every 20th chat: 5 %


class BadNetwork:
    """Something goes wrong with about one call in seven."""

    def __init__(self) -> None:
        self._dice = random.Random(429)

    async def __call__(
        self, server: Counting, request: web.Request, chat_id: int
    ) -> web.StreamResponse | None:
        if chat_id % BLOCKED_EACH == 0:
            return web.json_response({}, status=403)
        [mishap] = self._dice.choices(
            (None, "429", "502", "reset before", "reset after", "slow"), (500, 1, 30, 20, 20, 10)
        )
        if mishap == "slow":
            await asyncio.sleep(PATIENCE + 0.1)
        if mishap in ("slow", "reset after"):
            await server.take_effect((await request.json())["key"])
        if mishap in ("reset before", "reset after"):
            assert request.transport
            request.transport.abort()
        if mishap == "429":
            return web.json_response({"retry_after": 1}, status=429)
        return web.Response(status=502) if mishap else None


async def test_everyone_gets_their_tip_over_a_bad_network(
    sqlite_database: Database,
) -> None:
    await gather(sqlite_database, range(1, TIPS + 1))
    network, staff, time = BadNetwork(), Staff(), Time.real()
    blocked = TIPS // BLOCKED_EACH
    server, alarm = Counting(network), Alarm(staff.tell, utc_now)
    async with server.at_work() as port, sending_to(port) as sender:
        worker = Worker(sqlite_database, sender.send, Pace(1000, time), alarm, time)
        async with delivering(sqlite_database, next_tip, worker, alarm, time):
            await server.until(lambda: len(server.arrived) == TIPS - blocked)
            await server.until(lambda: len(server.calls) == TIPS)
    assert not [key for key in server.arrived if int(key.rpartition(":")[2]) % BLOCKED_EACH == 0]
    assert server.repeats > 0
    assert all(count <= 1 + sender.unheard[key] for key, count in server.arrived.items())
    # Who has it, but nobody heard of it, is tried again; the rest is settled.
    sent, queued = (
        await keys(sqlite_database, State.SENT),
        await keys(sqlite_database, State.QUEUED),
    )
    assert sent | queued == set(server.arrived)
    assert await who_has_had(sqlite_database, "stairs") == len(sent)
    assert await find(sqlite_database, BLOCKED_EACH) is None
    assert {notice.trouble for notice in staff.heard} <= {Trouble.SILENCE}


async def test_a_network_that_comes_back_is_used_again_without_a_restart(
    sqlite_database: Database,
) -> None:
    await gather(sqlite_database, range(1, 101))
    told, time = asyncio.Event(), Time.real()

    async def tell(_: object) -> None:
        told.set()

    server, alarm = Counting(), Alarm(tell, utc_now)
    async with server.at_work() as port:
        pass  # and it is gone
    async with sending_to(port) as sender:
        worker = Worker(sqlite_database, sender.send, Pace(1000, time), alarm, time)
        async with delivering(sqlite_database, next_tip, worker, alarm, time):
            await told.wait()
            assert alarm.standing == {Trouble.SILENCE}
            async with server.at_work(port):
                await server.until(lambda: len(server.arrived) == 100)
    assert server.repeats == 0
    assert alarm.standing == frozenset()


async def test_stop_pressed_while_queued_keeps_the_tip_from_coming(
    sqlite_database: Database,
) -> None:
    await gather(sqlite_database, range(1, 101))
    stopping, time = range(60, 101), Time.real()
    server, alarm = Counting(), Alarm(Staff().tell, utc_now)
    async with server.at_work() as port, sending_to(port) as sender:
        worker = Worker(sqlite_database, sender.send, Pace(25, time), alarm, time)
        async with delivering(sqlite_database, next_tip, worker, alarm, time):
            await server.until(lambda: len(server.arrived) == 10)  # at 25 a second
            async with sqlite_database.writing() as connection:
                for chat_id in stopping:
                    await subscribers.erase(connection, chat_id)
            await server.until(lambda: len(server.arrived) == 59)
    assert {int(key.rpartition(":")[2]) for key in server.arrived} == set(range(1, 60))
    assert await keys(sqlite_database, State.QUEUED) == set()
