"""Two copies of the bot on one database send nothing twice."""

from bot.model.outbox import State
from bot.store.database import Database
from tests.failures import worker_process
from tests.failures.crowd import SOAK, gather, keys
from tests.failures.server import Counting

TIPS = 2000 * SOAK


async def test_two_copies_share_the_work(database: Database) -> None:
    await gather(database, range(1, TIPS + 1))
    url = database.url.render_as_string(hide_password=False)
    server = Counting()
    async with server.at_work() as port:
        copies = [worker_process.start(url, port, 400) for _ in range(2)]
        await server.until(lambda: len(server.arrived) == TIPS)
        for copy in copies:
            copy.terminate()
        for copy in copies:
            copy.join()
        assert [copy.exitcode for copy in copies] == [0, 0]
    assert len(server.senders) == 2
    assert server.repeats == 0
    assert await keys(database, State.SENT) == set(server.arrived)
