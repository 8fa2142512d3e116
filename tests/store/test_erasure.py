"""After "delete everything" the database file does not name the person in any form."""

from pathlib import Path
from random import Random

from bot.model.outbox import Gone, Mailing, RetryAfter, Sent
from bot.store import subscribers
from bot.store.database import Database
from tests.store.people import save, someone
from tests.store.queueing import POST, claim, queue, queue_tips, settle

PEOPLE = 1500


def traces(folder: Path, chat_id: int) -> list[str]:
    """Return the files of the database in which the chat stands, as a number or as digits."""
    forms = (chat_id.to_bytes(6, "big"), str(chat_id).encode())
    return [
        path.name for path in folder.iterdir() if any(form in path.read_bytes() for form in forms)
    ]


async def test_deleting_leaves_no_trace(sqlite_database: Database, tmp_path: Path) -> None:
    random = Random(7)
    chat_ids = random.sample(range(2**44, 2**46), PEOPLE)
    await queue_tips(sqlite_database, *chat_ids)
    await queue(sqlite_database, POST, PEOPLE)
    claimed = await claim(sqlite_database, limit=PEOPLE // 2)
    verdicts = (Sent(2**30), RetryAfter(60))
    await settle(sqlite_database, *((d, random.choice(verdicts)) for d in claimed))
    await queue(sqlite_database, Mailing.of_post(8), PEOPLE)
    leaving, staying = chat_ids[:60], chat_ids[60:]
    assert all(traces(tmp_path, chat_id) for chat_id in leaving)

    for chat_id in leaving:
        async with sqlite_database.writing() as connection:
            await subscribers.erase(connection, chat_id)
        await save(sqlite_database, someone(random.choice(staying)))  # life goes on
    await sqlite_database.scrub()
    assert [traces(tmp_path, chat_id) for chat_id in leaving] == [[]] * len(leaving)
    assert all(traces(tmp_path, chat_id) for chat_id in staying[:60])


async def test_a_chat_that_is_gone_leaves_no_trace(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await queue_tips(sqlite_database, 2**45 + 7, 2**45 + 9)
    gone = next(d for d in await claim(sqlite_database) if d.key.chat_id == 2**45 + 7)
    await settle(sqlite_database, (gone, Gone()))
    await sqlite_database.scrub()
    assert not traces(tmp_path, 2**45 + 7)
    assert traces(tmp_path, 2**45 + 9)
