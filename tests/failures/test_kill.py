"""kill -9 at any moment: all get what they should, few twice, and it is known how many may."""

import random
from collections.abc import Callable

from bot.clock import utc_now
from bot.model.outbox import Gate, State
from bot.model.progress import Progress
from bot.store.database import Database
from tests.failures import worker_process
from tests.failures.crowd import SOAK, gather, gather_for_posts, keys, who_has_had
from tests.failures.server import Counting
from tests.store.posting import confirmed, sending
from tests.store.queueing import progress

TIPS = 2000 * SOAK
KILLS = 30 * SOAK
READERS = 5000 * SOAK
KILLS_OF_A_POST = 8 * SOAK


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


async def test_everyone_gets_a_post_whenever_the_worker_is_killed_and_progress_is_right(
    database: Database, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(31)
    await gather_for_posts(database, range(1, READERS + 1))
    post = sending(await confirmed(database, utc_now()))
    url = database.url.render_as_string(hide_password=False)
    server, in_doubt = Counting(), 0
    async with server.at_work() as port:
        for _ in range(KILLS_OF_A_POST):
            before = server.arrived.copy()
            worker = worker_process.start(url, port, 1000)
            some = dice.randint(1, READERS // KILLS_OF_A_POST)
            await server.calls_reach(server.calls.total() + some)
            worker.kill()
            worker.join()
            await server.idle()
            sent = await keys(database, State.SENT)
            in_doubt += len(set(server.arrived - before) - sent)
            standing = Progress(Gate.OPEN, planned=True, sent=len(sent), queued=READERS - len(sent))
            assert await progress(database, post) == standing
        worker = worker_process.start(url, port, 1000)
        await server.until(lambda: len(server.arrived) == READERS)
        worker.terminate()
        worker.join()
        assert worker.exitcode == 0
    assert await progress(database, post) == Progress(Gate.OPEN, planned=True, sent=READERS)
    assert server.repeats <= in_doubt
    record_property("in doubt", in_doubt)
    record_property("came twice", server.repeats)
