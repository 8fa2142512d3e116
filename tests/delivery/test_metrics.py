"""Figures for Prometheus."""

from datetime import timedelta

from bot.delivery.metrics import Metrics
from bot.model.outbox import Gone, RetryAfter, Sent
from bot.store import counts
from bot.store.database import Database
from bot.store.tally import Tally
from tests.store.people import NOW
from tests.store.queueing import claim, queue_tips

CHATS = (880011223344, 880011223355, 880011223366)


async def test_figures_count_and_name_nobody(database: Database) -> None:
    metrics = Metrics(Tally())
    await queue_tips(database, *CHATS)
    deliveries = await claim(database, limit=2)
    assert metrics.claimed(deliveries) == 0
    metrics.settled([(deliveries[0], Sent(1)), (deliveries[1], RetryAfter(1))])
    lines = (await metrics.exposition(database, NOW)).decode().splitlines()
    assert {
        'baekkenro_sends_total{kind="tip",verdict="sent"} 1.0',
        'baekkenro_sends_total{kind="tip",verdict="retryafter"} 1.0',
        'baekkenro_queue_length{kind="tip"} 3.0',
        'baekkenro_queue_length{kind="post"} 0.0',
        "baekkenro_queue_oldest_due_seconds 0.0",
        'baekkenro_subscribers{state="tips and posts"} 3.0',
        "baekkenro_repeats_total 0.0",
    } <= set(lines)
    assert not any(str(chat) in line for line in lines for chat in CHATS)


async def test_outcomes_are_tallied_for_staff_and_what_is_tried_again_has_none(
    database: Database,
) -> None:
    metrics = Metrics(tally := Tally())
    await queue_tips(database, *CHATS)
    first, second, third = await claim(database)
    metrics.settled([(first, Sent(1)), (second, RetryAfter(1)), (third, Gone())])
    metrics.settled([(second, Sent(1))])
    await tally.flush(database, NOW)
    async with database.reading() as connection:
        counted = await counts.sums(connection, NOW.date() - timedelta(days=1))
    assert counted == {("tip", "sent"): 2, ("tip", "gone"): 1}
