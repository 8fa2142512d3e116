"""How a post goes out, is paused and ends."""

from datetime import timedelta

from bot.model.outbox import (
    LEASE,
    Gate,
    Kind,
    Mailing,
    Refused,
    RetryAfter,
    Sent,
    Verdict,
)
from bot.model.posts import Stage
from bot.model.progress import MEND, Happening, Progress
from bot.store import mailings, outbox, planning, publishing, subscribers
from bot.store.database import Database
from tests.store.people import NOW
from tests.store.posting import (
    SOON,
    TWO,
    cancel,
    drafted,
    history,
    outgoing,
    sending,
    sent,
    stored,
    take_back,
)
from tests.store.queueing import claim, progress, queue, settle


async def test_a_post_that_nobody_has_got_is_a_draft_again(database: Database) -> None:
    post = await outgoing(database, 3, due_at=NOW + timedelta(days=1))
    ended = await cancel(database, post)
    assert ended
    assert (ended.stage, ended.due_at) == (Stage.DRAFT, None)
    assert await stored(database, post.id) == ended
    assert await progress(database, sending(post)) is None
    async with database.writing() as connection:
        assert await publishing.confirm(connection, ended, SOON)
    await queue(database, sending(post))
    assert len(await claim(database, SOON)) == 3


async def test_a_post_is_cancelled_where_somebody_may_have_it(database: Database) -> None:
    verdicts: tuple[Verdict | None, ...] = (
        None,
        Sent(1),
        Refused("no"),
        RetryAfter(),
        RetryAfter(9, (1,)),
    )
    for verdict in verdicts:
        post = await outgoing(database, 2)
        [first] = await claim(database, limit=1)
        if verdict:
            await settle(database, (first, verdict))
        ended = await cancel(database, post)
        assert ended
        assert ended.stage is Stage.CANCELLED, verdict
        assert await claim(database, NOW + timedelta(days=1)) == []


async def test_a_post_has_begun_whoever_has_left_since(database: Database) -> None:
    post = await outgoing(database, 2)
    [first] = await claim(database, limit=1)
    await settle(database, (first, Sent(1)))
    async with database.writing() as connection:
        await subscribers.erase(connection, first.key.chat_id)
    ended = await cancel(database, post)
    assert ended
    assert ended.stage is Stage.CANCELLED


async def test_what_was_only_given_back_is_no_beginning(database: Database) -> None:
    post = await outgoing(database, 2)
    async with database.writing() as connection:
        await outbox.release(connection, await outbox.claim(connection, NOW, LEASE, 2), SOON)
    ended = await cancel(database, post)
    assert ended
    assert ended.stage is Stage.DRAFT


async def test_what_is_over_cannot_be_cancelled(database: Database) -> None:
    post = await outgoing(database, 2)
    await sent(database, await claim(database))
    assert await cancel(database, post) is None
    assert await stored(database, post.id) == post
    assert await cancel(database, await drafted(database)) is None
    other = await outgoing(database, 2)
    await claim(database, limit=1)
    assert await cancel(database, other)
    assert await cancel(database, other) is None


async def test_a_pause_for_mending_ends_by_itself_and_no_other_does(database: Database) -> None:
    post = await outgoing(database, 1)
    for why, gate in ((MEND, Gate.OPEN), (None, Gate.PAUSED), ("Bad Request", Gate.PAUSED)):
        async with database.writing() as connection:
            assert await mailings.pause(connection, sending(post), why)
            assert not await mailings.pause(connection, sending(post), MEND)
            await mailings.resume_mended(connection, sending(post))
        standing = await progress(database, sending(post))
        assert standing
        assert standing.gate is gate
        async with database.writing() as connection:
            await mailings.resume(connection, sending(post), NOW)


async def test_how_it_ended_outlives_who_got_it(database: Database) -> None:
    post = await outgoing(database, 3)
    one, two, three = await claim(database)
    await settle(database, (one, Sent(1)), (two, Sent(2)), (three, Refused("no")))
    ended = Progress(Gate.OPEN, planned=True, sent=2, refused=1)
    async with database.writing() as connection:
        await publishing.watch(connection, sending(post), 99, 7)
        await publishing.close(connection, sending(post), ended, SOON)
        [watched] = await publishing.watched(connection)
        assert (watched.mailing, watched.chat_id, watched.message_id) == (sending(post), 99, 7)
        await publishing.unwatch(connection, 99, 7)
        assert await publishing.watched(connection) == []
    before = await history(database, post)
    async with database.writing() as connection:
        await planning.forget(connection, [Kind.POST], SOON, 100)
    after = await history(database, post)
    assert before == after == [Happening(sending(post), NOW, ended, None, SOON)]
    assert after[0].took == timedelta(seconds=1)


async def test_what_goes_on_after_its_end_ends_anew(database: Database) -> None:
    post = await outgoing(database, 1)
    [delivery] = await claim(database)
    await settle(database, (delivery, Refused("no")))
    async with database.writing() as connection:
        standing = await mailings.progress(connection, sending(post))
        assert standing
        await publishing.close(connection, sending(post), standing, NOW)
        await mailings.resume(connection, sending(post), NOW)
        assert [each.mailing for each in await publishing.watched(connection)] == [sending(post)]
    [happening] = await history(database, post)
    assert happening.ended_at is None


async def test_what_telegram_refuses_too_much_of_is_paused_with_the_reason(
    database: Database,
) -> None:
    post = await outgoing(database, 12)
    claimed = await claim(database, limit=11)
    reasons = ["Bad Request: a"] * 2 + ["Bad Request: b"] * 8
    await settle(
        database,
        *((d, Refused(why)) for d, why in zip(claimed, reasons, strict=False)),
        (claimed[-1], Sent(1)),
    )
    async with database.writing() as connection:
        assert await publishing.refused(connection, 11) == []
        suspects = await publishing.refused(connection, 10)
        assert await publishing.pause_refused(connection, suspects, 0.95) == []
        paused = [(sending(post), "Bad Request: b")]
        assert await publishing.pause_refused(connection, suspects, 0.9) == paused
        assert await publishing.pause_refused(connection, suspects, 0.9) == []
    [happening] = await history(database, post)
    assert (happening.progress.gate, happening.why_paused) == (Gate.PAUSED, "Bad Request: b")


async def test_one_posts_mailings_are_not_anothers(database: Database) -> None:
    """7 and 70, which begin alike."""
    post = await outgoing(database, 1)
    ten = post.id * 10
    async with database.writing() as connection:
        for mailing in (
            Mailing.of_post(ten),
            Mailing.of_correction(ten, TWO),
            Mailing.of_take_back(ten),
        ):
            await mailings.open_(connection, mailing, NOW)
    assert [each.mailing for each in await history(database, post)] == [sending(post)]
    await take_back(database, post)
    async with database.reading() as connection:
        others = await publishing.history(connection, ten)
    assert {each.progress.gate for each in others} == {Gate.OPEN}
