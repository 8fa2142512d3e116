"""Subscribers in the database."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.outbox import Key, Mailing, Sent
from bot.model.subscribers import CONSENT_LASTS, Purpose, Track
from bot.store import mailings, outbox, planning, subscribers
from bot.store.database import Database
from bot.store.planning import PlannedTip
from bot.store.schema import deliveries
from tests.store.people import NOW, YES, find, save, someone

TODAY = Mailing.of_tips(date(2026, 3, 2))


def tip(chat_id: int = 42) -> PlannedTip:
    return PlannedTip(Key(TODAY, chat_id), "stairs", NOW, NOW + timedelta(hours=6))


async def queue_all(database: Database) -> None:
    """Queue a tip for 42 and post 7 for everyone."""
    async with database.writing() as connection:
        await planning.add_tips(connection, [tip()], NOW)
        await mailings.open_(connection, Mailing.of_post(7), NOW)
        await planning.plan_part(connection, Mailing.of_post(7), None, NOW, 100)


async def claimed(database: Database) -> list[str]:
    async with database.writing() as connection:
        got = await outbox.claim(connection, NOW, timedelta(minutes=1), 100)
    return [str(delivery.key) for delivery in got]


async def test_all_of_a_subscriber_comes_back(database: Database) -> None:
    person = someone(
        2**40,
        posts=None,
        weekdays=0b0010101,
        zone="America/Nuuk",
        paused_until=datetime(2026, 3, 9, 12, 30, 15, 250_000, tzinfo=UTC),
        track=Track.AFTER_BIRTH,
        silent=True,
        last_tip="stairs",
        last_tip_on=date(2026, 3, 1),
        posts_sent_on=date(2026, 2, 1),
    )
    await save(database, person)
    assert await find(database, 2**40) == person


async def test_a_changed_subscriber_replaces_the_old(database: Database) -> None:
    await save(database, someone(), someone(language="en", posts=None))
    assert await find(database) == someone(language="en", posts=None)


async def test_nobody_is_found_who_is_not_there(database: Database) -> None:
    assert await find(database) is None


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = replace(someone(), paused_until=datetime(2026, 3, 9))  # noqa: DTZ001  the point
    with pytest.raises(Exception, match="aware"):
        await save(database, naive)


async def test_stop_pressed_while_queued_cancels_what_is_queued(database: Database) -> None:
    await save(database, someone(42), someone(43))
    await queue_all(database)
    async with database.writing() as connection:
        await subscribers.withdraw(connection, 42, Purpose.TIPS)
    stopped = await find(database)
    assert stopped
    assert (stopped.tips, stopped.posts, stopped.next_tip_at) == (None, YES, None)
    assert await claimed(database) == ["post:7:42", "post:7:43"]


async def test_without_any_consent_nothing_is_left(database: Database) -> None:
    await save(database, someone(42), someone(43))
    await queue_all(database)
    async with database.writing() as connection:
        await subscribers.withdraw(connection, 42, Purpose.POSTS)
        await subscribers.withdraw(connection, 42, Purpose.TIPS)
        await subscribers.withdraw(connection, 42, Purpose.TIPS)  # pressed twice
    assert await find(database) is None
    assert await claimed(database) == ["post:7:43"]


async def test_a_pause_takes_out_of_the_queue_what_waits_there(database: Database) -> None:
    await save(database, someone())
    await queue_all(database)
    async with database.writing() as connection:
        await subscribers.unqueue(connection, 42, Purpose.TIPS)
        await subscribers.unqueue(connection, 42, Purpose.POSTS)
    assert await claimed(database) == []
    assert await find(database) == someone()


async def test_export_is_everything_and_plain(database: Database) -> None:
    await save(database, someone())
    await queue_all(database)
    async with database.writing() as connection:
        exported = await subscribers.export(connection, 42)
        assert await subscribers.export(connection, 43) is None
    assert exported
    assert exported == json.loads(json.dumps(exported))
    assert exported["subscriber"] == {
        "chat_id": 42,
        "language": "da",
        "minute": 540,
        "tips": {"version": "2026-01", "given_at": "2026-01-10T12:00:00+00:00"},
        "posts": {"version": "2026-01", "given_at": "2026-01-10T12:00:00+00:00"},
        "weekdays": 127,
        "zone": "Europe/Copenhagen",
        "paused_until": None,
        "track": "pregnancy",
        "silent": False,
        "last_tip": None,
        "last_tip_on": None,
        "posts_sent_on": None,
        "next_tip_at": "2026-03-02T08:00:00+00:00",
    }
    post, tip = exported["deliveries"]
    assert (post["mailing"], tip["mailing"]) == ("post:7", "tip:2026-03-02")
    kept = {column.name for column in deliveries.c}
    assert post.keys() == tip.keys() == kept - {"chat_id", "claim"}, "a claim is the worker's own"


async def test_who_is_due_comes_in_order_and_moves_on(database: Database) -> None:
    late, later, early = someone(1), someone(2, minute=599), someone(3, minute=481)
    await save(database, late, later, early)
    ten = NOW + timedelta(hours=1)
    async with database.writing() as connection:
        assert await subscribers.due(connection, ten, 10) == [early, late]
        assert await subscribers.due(connection, ten, 1) == [early]
        moved = replace(early, last_tip_on=date(2026, 3, 2), next_tip_at=None)
        await subscribers.move_on(connection, [moved])
        assert await subscribers.due(connection, ten, 10) == [late]
    assert await find(database, 3) == moved


async def test_a_consent_unused_for_a_year_lapses(database: Database) -> None:
    await save(
        database,
        someone(1, last_tip_on=date(2027, 1, 1)),  # tips used, posts not
        someone(2, posts_sent_on=date(2027, 1, 1), tips=None),
        someone(3),
    )
    before = YES.given_at + timedelta(seconds=1)
    async with database.reading() as connection:
        assert await subscribers.lapsed(connection, YES.given_at, 10) == []
        found = await subscribers.lapsed(connection, before, 10)
        assert len(await subscribers.lapsed(connection, before, 1)) == 2  # one of each consent
    assert set(found) == {(1, Purpose.POSTS), (3, Purpose.TIPS), (3, Purpose.POSTS)}
    assert timedelta(days=365) == CONSENT_LASTS


async def test_what_was_sent_counts_as_use_and_as_place_in_the_course(database: Database) -> None:
    await save(database, someone())
    await queue_all(database)
    async with database.writing() as connection:
        got = await outbox.claim(connection, NOW, timedelta(minutes=1), 100)
        await outbox.settle(connection, [(d, Sent(1)) for d in got], NOW, lambda: 0.5)
    sent = await find(database)
    assert sent
    assert (sent.last_tip, sent.posts_sent_on) == ("stairs", date(2026, 3, 2))
