"""Deliveries, sent at the sandbox: what arrives, and the verdict on what does not."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest

from bot.chat.send import sending
from bot.delivery.worker import Send
from bot.library import Library
from bot.model.outbox import Delivery, Gone, Key, Mailing, Refused, RetryAfter, Sent, Verdict
from bot.model.subscribers import Track
from bot.sandbox import Fault, Sandbox
from bot.store import outbox
from bot.store.database import Database
from tests.chat.reader import Reader
from tests.chat.subscribed import MONDAY, known, queue, queued, stored, subscribe

TODAY = Mailing.of_tips(date(2026, 3, 2))
LEASE = timedelta(minutes=2)


def delivery(chat_id: int, tip: str | None = "pillow-between-knees", **more: Any) -> Delivery:
    chosen: dict[str, Any] = {"language": "da", "silent": False, "tip": tip}
    return Delivery(Key(TODAY, chat_id), 1, **chosen | more)


@pytest.fixture
async def send(sandbox: Sandbox, shelf: Library, database: Database) -> AsyncIterator[Send]:
    async with (
        sandbox.serve() as url,
        sending(shelf, database, sandbox.token, url, paid=False) as sender,
    ):
        yield sender.send


@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_tip_arrives_in_her_language_with_its_buttons(
    language: str, send: Send, anna: Reader, shelf: Library
) -> None:
    await anna.starts()
    verdict = await send(delivery(anna.person.id, language=language))
    assert verdict == Sent(anna.screen.message_id)
    tip = shelf.tips.find("pillow-between-knees")
    assert tip
    assert anna.screen.text.startswith(tip.editions[language].do)
    assert anna.screen.content["entities"][0]["type"] == "bold"
    assert {b["callback_data"].partition(":")[0] for b in anna.screen.buttons} == {language}
    await anna.taps(shelf.phrases[language]("tip-helpful"))
    assert anna.screen.text.endswith(shelf.phrases[language]("tip-voted"))


async def test_it_comes_without_a_sound_where_that_is_chosen(
    send: Send, anna: Reader, sandbox: Sandbox
) -> None:
    await anna.starts()
    for silent in (False, True):
        await send(delivery(anna.person.id, silent=silent))
        asked = sandbox.calls[-1].parameters
        assert asked["disable_notification"] == str(silent).lower()
        assert "allow_paid_broadcast" not in asked


async def test_every_tip_is_taken_by_telegram(send: Send, anna: Reader, shelf: Library) -> None:
    await anna.starts()
    for language in shelf.phrases:
        for course in shelf.tips.courses.values():
            for tip in course.current:
                verdict = await send(delivery(anna.person.id, tip.slug, language=language))
                assert isinstance(verdict, Sent), tip.slug


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (Fault(retry_after=7), RetryAfter(7)),
        (Fault(status=500), RetryAfter()),
        (Fault(status=502, description="Bad Gateway"), RetryAfter()),
        (Fault(drop="before"), RetryAfter()),
        (Fault(drop="after"), RetryAfter()),
        (Fault(status=401, description="Unauthorized"), RetryAfter()),
        (Fault(status=409, description="Conflict: terminated by other"), RetryAfter()),
        (Fault(status=400, description="Bad Request: chat not found"), Gone()),
        (Fault(status=403, description="Forbidden: bot was kicked from the group chat"), Gone()),
        (
            Fault(status=400, description="Bad Request: message text is empty"),
            Refused("Message text is empty"),
        ),
        (
            Fault(status=400, description="Bad Request: group chat was upgraded"),
            Refused("Group chat was upgraded"),
        ),
    ],
    ids=lambda value: value.description or str(value) if isinstance(value, Fault) else "",
)
async def test_what_goes_wrong_gets_its_verdict(
    fault: Fault, verdict: Verdict, send: Send, anna: Reader, sandbox: Sandbox
) -> None:
    await anna.starts()
    fault.method = "sendMessage"
    sandbox.state.faults.add(fault)
    assert await send(delivery(anna.person.id)) == verdict


async def test_whoever_has_blocked_or_left_or_never_came_is_gone(
    send: Send, anna: Reader, emma: Reader
) -> None:
    await anna.starts()
    await emma.starts()
    anna.person.block()
    emma.person.deactivate()
    for chat_id in (anna.person.id, emma.person.id, 999):
        assert await send(delivery(chat_id)) == Gone()


@pytest.mark.parametrize("tip", ["a-tip-that-is-gone", None])
async def test_what_the_content_does_not_have_is_refused(tip: str | None, send: Send) -> None:
    assert isinstance(await send(delivery(1, tip)), Refused)


async def test_a_paid_broadcast_says_so(
    sandbox: Sandbox, shelf: Library, database: Database, anna: Reader
) -> None:
    await anna.starts()
    async with (
        sandbox.serve() as url,
        sending(shelf, database, sandbox.token, url, paid=True) as sender,
    ):
        await sender.send(delivery(anna.person.id))
    assert sandbox.calls[-1].parameters["allow_paid_broadcast"] == "true"


async def test_nothing_about_anyone_is_logged(
    send: Send, anna: Reader, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await anna.starts()
    caplog.clear()
    sandbox.state.faults.add(Fault("sendMessage", 400, "Bad Request: message text is empty"))
    for _ in range(2):
        await send(delivery(anna.person.id))
    assert str(anna.person.id) not in caplog.text


async def test_from_yes_to_the_first_tip_and_to_stop(
    send: Send, anna: Reader, database: Database, shelf: Library
) -> None:
    await subscribe(anna)
    slug = await queue(database, anna, shelf)
    async with database.writing() as connection:
        (claimed,) = await outbox.claim(connection, MONDAY, LEASE, 10)
    verdict = await send(claimed)
    async with database.writing() as connection:
        await outbox.settle(connection, [(claimed, verdict)], MONDAY, lambda: 0.5)
    first = shelf.tips.courses[Track.PREGNANCY].current[0]
    assert slug == first.slug
    assert anna.screen.text.startswith(first.editions["da"].do)
    assert (await known(database, anna)).last_tip == slug
    await anna.taps("Stop tips")
    assert await stored(database, anna) is None
    assert await queued(database, anna) == []
