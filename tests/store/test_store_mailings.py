"""Plan, pause, count, forget."""

from datetime import date, timedelta

from bot.model.outbox import Gate, Key, Kind, Mailing, Refused, RetryAfter, Sent
from bot.model.progress import Progress
from bot.store import mailings, planning, subscribers
from bot.store.database import Database
from bot.store.planning import Planned, PlannedTip
from tests.store.people import NOW, YES, save, someone
from tests.store.queueing import POST, chats, claim, progress, queue, settle


async def test_a_post_goes_to_those_who_said_yes_and_do_not_pause(database: Database) -> None:
    awake, asleep = NOW, NOW + timedelta(seconds=1)
    await save(
        database,
        someone(1),
        someone(2, posts=None),
        someone(3, tips=None),
        someone(4, paused_until=awake),
        someone(5, paused_until=asleep),
    )
    await queue(database, POST)
    assert sorted(chats(await claim(database))) == [1, 3, 4]


async def test_planning_goes_on_where_it_stopped_and_may_begin_again(database: Database) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    async with database.writing() as connection:
        await mailings.open_(connection, POST, NOW)
        assert await planning.unplanned(connection) == [POST]
        third = await planning.plan_part(connection, POST, None, NOW, 3)
        assert third == Planned(NOW, 3)
        assert await planning.plan_part(connection, POST, third, NOW, 3) == Planned(NOW, 6)
    assert await progress(database, POST) == Progress(Gate.OPEN, planned=False, queued=6)
    await queue(database, POST)
    assert await progress(database, POST) == Progress(Gate.OPEN, planned=True, queued=7)
    async with database.reading() as connection:
        assert await planning.unplanned(connection) == []


async def test_planning_begins_again_where_the_mailing_was_opened_anew(database: Database) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    async with database.writing() as connection:
        await mailings.open_(connection, POST, NOW)
        before = Planned(NOW - timedelta(seconds=1), 5)
        assert await planning.plan_part(connection, POST, before, NOW, 9) == Planned(NOW, 7)
    assert await progress(database, POST) == Progress(Gate.OPEN, planned=False, queued=7)


async def test_a_correction_goes_to_those_who_have_the_post(database: Database) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 5)))
    await queue(database, POST)
    one, two, three, _ = await claim(database)
    await settle(database, (one, Sent(11)), (two, Sent(22)), (three, Refused("no")))
    await queue(database, Mailing.of_correction(7, 2))
    corrections = await claim(database)
    assert sorted((d.key.chat_id, d.message_id) for d in corrections) == sorted(
        [(one.key.chat_id, 11), (two.key.chat_id, 22)]
    )


async def test_a_paused_post_waits_and_a_resumed_one_goes_on(database: Database) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 4)))
    await queue(database, POST)
    [first] = await claim(database, limit=1)
    async with database.writing() as connection:
        await mailings.pause(connection, POST)
    assert await claim(database) == []
    await settle(database, (first, Sent(1)))  # what is on its way, arrives
    async with database.writing() as connection:
        await mailings.resume(connection, POST, NOW)
    assert len(await claim(database)) == 2


async def test_a_resumed_post_tries_again_what_was_refused(database: Database) -> None:
    await save(database, someone())
    await queue(database, POST)
    [delivery] = await claim(database)
    await settle(database, (delivery, Refused("Bad Request: can't parse entities")))
    async with database.writing() as connection:
        await mailings.resume(connection, POST, NOW)
    assert chats(await claim(database)) == [42]


async def test_a_cancelled_post_ends_and_what_was_on_its_way_is_known(database: Database) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    await queue(database, POST)
    on_its_way = await claim(database, limit=2)
    async with database.writing() as connection:
        await mailings.cancel(connection, POST)
        assert [await planning.sweep(connection, NOW, 3) for _ in range(3)] == [3, 2, 0]
    assert await claim(database) == []
    await settle(database, (on_its_way[0], Sent(1)), (on_its_way[1], RetryAfter(60)))
    async with database.writing() as connection:
        assert await planning.sweep(connection, NOW, 3) == 1
    assert await progress(database, POST) == Progress(Gate.CANCELLED, planned=True, sent=1)


async def test_a_post_cancelled_while_it_is_planned_is_planned_no_further(
    database: Database,
) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    async with database.writing() as connection:
        await mailings.open_(connection, POST, NOW)
        after = await planning.plan_part(connection, POST, None, NOW, 3)
        await mailings.cancel(connection, POST)
        assert await planning.plan_part(connection, POST, after, NOW, 3) is None
        assert await planning.unplanned(connection) == []
    assert await progress(database, POST) == Progress(Gate.CANCELLED, planned=True, queued=3)


async def test_there_is_no_progress_of_what_there_is_not(database: Database) -> None:
    assert await progress(database, POST) is None


async def test_old_mailings_are_forgotten_but_not_while_they_wait(database: Database) -> None:
    await save(database, *(someone(chat_id) for chat_id in range(1, 6)))
    await queue(database, POST)
    await settle(database, *((d, Sent(1)) for d in await claim(database)))
    await queue(database, Mailing.of_post(8))  # nobody is sent that
    async with database.writing() as connection:
        tips = Mailing.of_tips(date(2026, 3, 2))
        due = PlannedTip(Key(tips, 1), "bed", NOW, NOW + timedelta(hours=1))
        await planning.add_tips(connection, [due], NOW)

        assert await planning.forget(connection, (Kind.POST,), NOW, 3) == 0
        after = NOW + timedelta(seconds=1)
        assert await planning.forget(connection, (Kind.TIP,), after, 3) == 0
        assert await planning.forget(connection, (Kind.POST,), after, 3) == 3
        assert await mailings.progress(connection, POST)
        assert await planning.forget(connection, (Kind.POST,), after, 3) == 2
        assert await mailings.progress(connection, POST) is None
        assert await mailings.progress(connection, Mailing.of_post(8))
        assert await mailings.progress(connection, tips)


async def test_a_post_confirmed_long_before_is_kept_as_long_from_when_it_went_out(
    database: Database,
) -> None:
    await save(database, someone())
    await queue(database, POST)
    later = NOW + timedelta(days=40)
    await settle(database, *((d, Sent(1)) for d in await claim(database, later)))
    async with database.writing() as connection:
        assert await planning.forget(connection, (Kind.POST,), later, 3) == 0
        a_second_later = later + timedelta(seconds=1)
        assert await planning.forget(connection, (Kind.POST,), a_second_later, 3) == 1


async def test_nobody_is_planned_for_who_withdrew(database: Database) -> None:
    await save(database, someone(1), someone(2), someone(3, tips=None, posts=YES))
    async with database.writing() as connection:
        await mailings.open_(connection, POST, NOW)
        after = await planning.plan_part(connection, POST, None, NOW, 1)
        await subscribers.erase(connection, 3)
        await planning.plan_part(connection, POST, after, NOW, 10)
    assert sorted(chats(await claim(database))) == [1, 2]
