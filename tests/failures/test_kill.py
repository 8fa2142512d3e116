"""kill -9 at any moment: everyone gets their tip, few twice, and it is known how many may."""

import random
from collections.abc import Callable

from bot.model.outbox import State
from bot.store.database import Database
from tests.failures import worker_process
from tests.failures.crowd import SOAK, gather, keys, who_has_had
from tests.failures.server import Counting

TIPS = 2000 * SOAK
KILLS = 30 * SOAK


async def test_everyone_gets_their_tip_whenever_the_worker_is_killed(
    database: Database, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(30)
    chat_ids = range(1, TIPS + 1)
    await gather(database, chat_ids)
    url = database.url.render_as_string(hide_password=False)
    server, in_doubt = Counting(), 0
    async with server.at_work() as port:
        for _ in range(KILLS):
            before = server.arrived.copy()
            worker = worker_process.start(url, port, 100)
            await server.calls_reach(server.calls.total() + dice.randint(1, TIPS // KILLS))
            worker.kill()
            worker.join()
            await server.idle()
            arrived = set(server.arrived - before)
            in_doubt += len(arrived - await keys(database, State.SENT))
        worker = worker_process.start(url, port, 1000)
        await server.until(lambda: len(server.arrived) == TIPS)
        worker.terminate()
        worker.join()
        assert worker.exitcode == 0
    assert {key.rpartition(":")[2] for key in server.arrived} == set(map(str, chat_ids))
    assert await who_has_had(database, "stairs") == TIPS
    assert server.repeats <= in_doubt
    record_property("in doubt", in_doubt)
    record_property("came twice", server.repeats)
