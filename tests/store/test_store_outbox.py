"""Claim, settle, release."""

import asyncio
from datetime import timedelta
from itertools import chain

from bot.model.outbox import (
    FIRST_BACK_OFF,
    GIVE_UP,
    LEASE,
    Delivery,
    Gone,
    Key,
    Mailing,
    Refused,
    RetryAfter,
    Sent,
)
from bot.model.subscribers import Purpose
from bot.store import counts, outbox, planning, subscribers
from bot.store.database import Database
from bot.store.planning import PlannedTip
from tests.store.people import NOW, find, save, someone
from tests.store.queueing import POST, TIPS, chats, claim, progress, queue, queue_tips, settle

LATER = NOW + LEASE


async def test_a_delivery_says_all_that_a_sender_has_to_know(database: Database) -> None:
    await save(database, someone(42, language="en", silent=True))
    await queue_tips(database, 43)
    async with database.writing() as connection:
        await planning.add_tips(connection, [PlannedTip(Key(TIPS, 42), "bed", NOW, LATER)], NOW)
    english = next(d for d in await claim(database) if d.key.chat_id == 42)
    assert english == Delivery(
        Key(TIPS, 42), english.claim, language="en", silent=True, tip="bed", expires_at=LATER
    )


async def test_nobody_else_gets_what_is_claimed(database: Database) -> None:
    await queue_tips(database, *range(1, 41))
    claims = await asyncio.gather(*(claim(database, limit=10) for _ in range(6)))
    assert sorted(chats(chain(*claims))) == list(range(1, 41))


async def test_planned_twice_is_sent_once(database: Database) -> None:
    await queue_tips(database, 42)
    await queue_tips(database, 42)
    assert len(await claim(database)) == 1
    await queue_tips(database, 42)
    assert await claim(database) == []


async def test_what_a_dead_worker_claimed_is_claimed_again_and_in_doubt(database: Database) -> None:
    await queue_tips(database, 42)
    [first] = await claim(database)
    assert await claim(database, LATER - timedelta(seconds=1)) == []
    [again] = await claim(database, LATER)
    assert (first.in_doubt, again.in_doubt) == (False, True)
    assert again.claim != first.claim


async def test_a_verdict_that_comes_too_late_changes_nothing(database: Database) -> None:
    await queue_tips(database, 42)
    [first] = await claim(database)
    [again] = await claim(database, LATER)
    for verdict in (Sent(1), RetryAfter(1), Refused("no"), Gone()):
        await settle(database, (first, verdict))
    standing = await progress(database)
    assert standing
    assert (standing.sent, standing.refused, standing.gone) == (0, 0, 0)
    subscriber = await find(database)
    assert subscriber, "who is gone will be found to be by the claim that holds"
    assert subscriber.last_tip is None
    await settle(database, (again, Gone()))
    assert await find(database) is None


async def test_what_she_ended_while_it_was_on_its_way_is_not_noted(database: Database) -> None:
    await queue_tips(database, 42)
    [tip] = await claim(database)
    async with database.writing() as connection:
        await subscribers.withdraw(connection, 42, Purpose.TIPS)
    await settle(database, (tip, Sent(1)))
    subscriber = await find(database)
    assert subscriber
    assert (subscriber.tips, subscriber.last_tip) == (None, None)


async def test_what_is_sent_is_never_claimed_again(database: Database) -> None:
    await queue_tips(database, 42)
    [delivery] = await claim(database)
    await settle(database, (delivery, Sent(1001)))
    await settle(database, (delivery, Sent(1001)))  # the first time, the answer got lost
    assert await claim(database, NOW + timedelta(days=1)) == []
    standing = await progress(database)
    assert standing
    assert (standing.sent, standing.queued) == (1, 0)


async def test_a_429_is_tried_again_when_telegram_said(database: Database) -> None:
    await queue_tips(database, 42)
    [delivery] = await claim(database)
    await settle(database, (delivery, RetryAfter(17)))
    assert await claim(database, NOW + timedelta(seconds=16.9)) == []
    [again] = await claim(database, NOW + timedelta(seconds=17))
    assert (again.failures, again.in_doubt) == (1, False)


async def test_no_answer_is_tried_again_after_a_back_off(database: Database) -> None:
    await queue_tips(database, 42)
    [delivery] = await claim(database)
    await settle(database, (delivery, RetryAfter()), chance=0.5)
    soon = timedelta(seconds=FIRST_BACK_OFF * 0.75)
    assert await claim(database, NOW + soon - timedelta(milliseconds=1)) == []
    assert chats(await claim(database, NOW + soon)) == [42]


async def test_a_tip_is_given_up_when_it_is_stale(database: Database) -> None:
    await queue_tips(database, 42, 43)
    first, second = await claim(database)
    await settle(database, (first, RetryAfter(6 * 3600)), (second, RetryAfter(6 * 3600 - 1)))
    assert await claim(database, NOW + timedelta(hours=6)) == []
    standing = await progress(database)
    assert standing
    assert (standing.expired, standing.queued) == (2, 0)
    async with database.reading() as connection:
        counted = await counts.sums(connection, NOW.date() - timedelta(days=1))
    assert counted == {("tip", "expired"): 2}


async def test_stale_rows_do_not_hide_those_behind_them(database: Database) -> None:
    await queue_tips(database, 1, 2, 3)
    await save(database, someone(4))
    late = NOW + timedelta(hours=5)
    async with database.writing() as connection:
        tip = PlannedTip(Key(TIPS, 4), "bed", late, late + timedelta(hours=6))
        await planning.add_tips(connection, [tip], late)
    assert chats(await claim(database, NOW + timedelta(hours=7), limit=2)) == [4]


async def test_a_post_is_given_up_a_day_after_its_first_failure(database: Database) -> None:
    await save(database, someone())
    await queue(database, POST)
    [delivery] = await claim(database, NOW + timedelta(days=3))
    await settle(database, (delivery, RetryAfter(60)))
    [again] = await claim(database, NOW + timedelta(minutes=1))
    assert again.expires_at == NOW + GIVE_UP
    assert await claim(database, NOW + GIVE_UP) == []
    standing = await progress(database, POST)
    assert standing
    assert standing.expired == 1


async def test_what_is_refused_is_kept_with_its_reason(database: Database) -> None:
    await queue_tips(database, 42)
    [delivery] = await claim(database)
    await settle(database, (delivery, Refused("Bad Request: can't parse entities" + "!" * 1000)))
    assert await claim(database, LATER) == []
    standing = await progress(database)
    assert standing
    assert standing.refused == 1


async def test_whoever_is_gone_is_erased_and_counted(database: Database) -> None:
    await queue_tips(database, 42, 43)
    await queue(database, POST)
    deliveries = await claim(database)
    await settle(database, *((d, Gone()) for d in deliveries if d.key == Key(TIPS, 42)))
    assert await find(database) is None
    assert await find(database, 43)
    tips, post = await progress(database), await progress(database, POST)
    assert tips
    assert post
    assert (tips.queued, tips.gone) == (1, 1)
    assert (post.queued, post.gone) == (1, 0)


async def test_verdicts_of_all_kinds_are_settled_together(database: Database) -> None:
    await queue_tips(database, 1, 2, 3, 4)
    one, two, three, four = await claim(database)
    await settle(
        database, (one, Sent(1)), (two, RetryAfter(9)), (three, Gone()), (four, Refused("no"))
    )
    standing = await progress(database)
    assert standing
    assert (standing.sent, standing.queued, standing.gone, standing.refused) == (1, 1, 1, 1)


async def test_what_is_released_is_due_when_said_and_not_in_doubt(database: Database) -> None:
    await queue_tips(database, 42)
    claimed = await claim(database)
    async with database.writing() as connection:
        await outbox.release(connection, claimed, NOW + timedelta(seconds=1))
    assert await claim(database) == []
    [again] = await claim(database, NOW + timedelta(seconds=1))
    assert not again.in_doubt
    assert again.failures == 0


async def test_what_mends_goes_before_tips_and_tips_before_posts(database: Database) -> None:
    await save(database, someone(42))
    await queue(database, POST)
    await settle(database, *((d, Sent(1001)) for d in await claim(database)))
    await queue(database, Mailing.of_post(8))
    await queue_tips(database, 42)
    await queue(database, Mailing.of_correction(7, 2))
    await queue(database, Mailing.of_take_back(7))
    order = [await claim(database, limit=1) for _ in range(4)]
    assert [str(delivery.key) for [delivery] in order] == [
        "delete:7:42",
        "edit:7:2:42",
        "tip:2026-03-02:42",
        "post:8:42",
    ]
    assert [delivery.message_id for [delivery] in order] == [1001, 1001, None, None]


async def test_a_take_back_reaches_those_who_have_left(database: Database) -> None:
    await save(database, someone(42, language="en"))
    await queue(database, POST)
    await settle(database, *((d, Sent(1001)) for d in await claim(database)))
    async with database.writing() as connection:
        await connection.exec_driver_sql("DELETE FROM subscribers")
    await queue(database, Mailing.of_take_back(7))
    [delivery] = await claim(database)
    assert (delivery.message_id, delivery.language) == (1001, "da")
    await settle(database, (delivery, Sent()))
    standing = await progress(database, Mailing.of_take_back(7))
    assert standing
    assert standing.sent == 1
