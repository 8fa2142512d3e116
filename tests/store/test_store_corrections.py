"""A post that is out is corrected, or taken back."""

from datetime import timedelta

from bot.model.outbox import (
    LEASE,
    Gate,
    Kind,
    Mailing,
    Refused,
    RetryAfter,
    Sent,
)
from bot.model.subscribers import Purpose
from bot.model.text import Text
from bot.store import mailings, outbox, planning, publishing, subscribers
from bot.store.database import Database
from tests.store.people import NOW
from tests.store.posting import (
    SOON,
    TWO,
    correct,
    drafted,
    history,
    outgoing,
    plan,
    sending,
    sent,
    stored,
    take_back,
)
from tests.store.queueing import chats, claim, settle


async def test_a_correction_reaches_who_has_the_post_and_all_others_get_it_new(
    database: Database,
) -> None:
    post = await outgoing(database, 3)
    await sent(database, await claim(database, limit=1))
    assert await correct(database, post)
    assert not await correct(database, post)  # pressed twice
    await plan(database)
    edit, *new = await claim(database)
    assert (edit.key.mailing.kind, edit.message_id, edit.revision) == (Kind.CORRECTION, 1001, TWO)
    assert [(each.key.mailing.kind, each.revision) for each in new] == [(Kind.POST, TWO)] * 2
    again = await stored(database, post.id)
    assert again
    assert again.text == Text("Rettet 2")


async def test_only_the_next_revision_of_a_post_that_is_out_is_a_correction(
    database: Database,
) -> None:
    post = await outgoing(database, 1)
    async with database.writing() as connection:
        assert not await publishing.correct(connection, post.id, 2, NOW)  # not written
    assert not await correct(database, post, 3)
    assert not await correct(database, await drafted(database))
    assert await take_back(database, post)
    assert not await correct(database, post)


async def test_a_correction_takes_the_place_of_the_one_before(database: Database) -> None:
    post = await outgoing(database, 2)
    await sent(database, await claim(database))
    await correct(database, post)
    await plan(database)
    await settle(database, *((d, Sent()) for d in await claim(database, limit=1)))
    assert await correct(database, post, 3)
    await plan(database)
    assert [each.revision for each in await claim(database)] == [3, 3]
    states = [each.progress.gate for each in await history(database, post)]
    assert states == [Gate.OPEN, Gate.CANCELLED, Gate.OPEN]


async def test_a_correction_waits_for_what_was_on_its_way(database: Database) -> None:
    """However late the moment of the claim is, and early that of the press."""
    post = await outgoing(database, 3)
    async with database.writing() as connection:
        old = await outbox.claim(connection, SOON, LEASE, 1)
    await correct(database, post)  # pressed before that, as of NOW
    async with database.writing() as connection:
        new = await outbox.claim(connection, SOON + timedelta(seconds=1), LEASE, 1)
    assert [each.revision for each in (*old, *new)] == [1, TWO]
    assert await plan(database) == []
    await sent(database, old)
    assert await plan(database) == [Mailing.of_correction(post.id, TWO)]
    assert chats(await claim(database, limit=1)) == chats(old)


async def test_a_take_back_waits_for_what_was_on_its_way(database: Database) -> None:
    post = await outgoing(database, 3)
    async with database.writing() as connection:
        claimed = await outbox.claim(connection, SOON, LEASE, 2)
    assert await take_back(database, post)
    assert not await take_back(database, post)
    assert await plan(database) == []
    await sent(database, claimed)
    assert await plan(database) == [Mailing.of_take_back(post.id)]
    back = await claim(database)
    assert chats(back) == chats(claimed)
    assert {each.key.mailing.kind for each in back} == {Kind.TAKE_BACK}


async def test_a_take_back_waits_for_a_dead_worker_no_longer_than_its_lease(
    database: Database,
) -> None:
    post = await outgoing(database, 2)
    await claim(database, limit=1)
    await take_back(database, post)
    async with database.writing() as connection:
        await planning.sweep(connection, NOW, 10)
    assert await plan(database) == []
    async with database.writing() as connection:
        await planning.sweep(connection, NOW + LEASE, 10)
    assert await plan(database) == [Mailing.of_take_back(post.id)]


async def test_pictures_without_their_text_are_taken_back_too(database: Database) -> None:
    post = await outgoing(database, 4)
    one, two, three, _ = await claim(database)
    await settle(
        database,
        (one, Sent(3, (1, 2))),
        (two, RetryAfter(60, (4, 5))),
        (three, Refused("no", (7, 8))),
    )
    await take_back(database, post)
    async with database.writing() as connection:
        await planning.sweep(connection, NOW + LEASE, 10)
    await plan(database)
    back = {each.key.chat_id: (each.message_id, each.album) for each in await claim(database)}
    assert back == {
        one.key.chat_id: (3, (1, 2)),
        two.key.chat_id: (None, (4, 5)),
        three.key.chat_id: (None, (7, 8)),
    }


async def test_what_was_refused_or_given_up_is_not_sent_after_the_end(database: Database) -> None:
    post = await outgoing(database, 1)
    [delivery] = await claim(database)
    await settle(database, (delivery, Refused("no")))
    await take_back(database, post)
    async with database.writing() as connection:
        assert not await mailings.resume(connection, sending(post), NOW)
    assert await claim(database) == []


async def test_who_has_stopped_is_sent_no_correction_but_their_post_is_taken_back(
    database: Database,
) -> None:
    post = await outgoing(database, 3)
    await sent(database, await claim(database))
    async with database.writing() as connection:
        await subscribers.withdraw(connection, 2, Purpose.POSTS)
    await correct(database, post)
    await plan(database)
    assert sorted(chats(await claim(database))) == [1, 3]
    await take_back(database, post)
    await settle(database, *((d, Sent()) for d in await claim(database, NOW + LEASE)))
    async with database.writing() as connection:
        await planning.sweep(connection, NOW + LEASE, 10)
    await plan(database)
    assert sorted(chats(await claim(database))) == [1, 2, 3]
