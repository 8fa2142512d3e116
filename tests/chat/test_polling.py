"""Updates arrive in order, chat by chat, and one that cannot be read stops nobody."""

import asyncio
import logging

import pytest
from telegram import Chat, Message, Update
from telegram.constants import ChatType

from bot.chat.backlog import MOST, Backlog
from bot.chat.order import PerChatOrder
from bot.clock import utc_now
from bot.sandbox import Sandbox
from tests.chat.reader import Reader


async def test_an_update_that_cannot_be_read_is_passed_over(
    anna: Reader, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "jeg bløder"
    sandbox.inject({"message": {"message_id": 1, "text": secret}})
    sandbox.inject({"poll": {"id": "1", "options": [{"text": secret, "voter_count": 0}]}})
    assert "bækkenløsning" in (await anna.starts()).text
    told = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert [line.split(":")[0] for line in told] == [
        "an update of kind message was passed over",
        "an update of kind poll was passed over",
    ]
    assert secret not in caplog.text


def update(number: int, chat: int) -> Update:
    message = Message(number, utc_now(), Chat(chat, ChatType.PRIVATE))
    return Update(number, message=message)


async def test_one_chat_is_answered_in_order_and_others_do_not_wait() -> None:
    order, answered = PerChatOrder(), list[int]()
    slow = asyncio.Event()

    async def answer(number: int) -> None:
        if number == 1:
            await slow.wait()
        answered.append(number)

    tasks = [
        asyncio.create_task(order.process_update(update(number, chat), answer(number)))
        for number, chat in ((1, 7), (2, 7), (3, 8), (4, 7), (5, 9))
    ]
    await asyncio.wait({tasks[2], tasks[4]})
    assert answered == [3, 5]
    slow.set()
    await asyncio.gather(*tasks)
    assert answered == [3, 5, 1, 2, 4]


async def test_an_answer_that_fails_does_not_hold_up_the_next() -> None:
    order = PerChatOrder()

    async def fail() -> None:
        raise ValueError("the answer failed")

    async def answer() -> str:
        return "answered"

    failing = asyncio.create_task(order.process_update(update(1, 7), fail()))
    following = asyncio.create_task(order.process_update(update(2, 7), answer()))
    with pytest.raises(ValueError, match="the answer failed"):
        await failing
    async with asyncio.timeout(5):
        await following


async def test_no_more_are_taken_than_can_be_answered() -> None:
    backlog = Backlog()
    for number in range(MOST):
        await backlog.put(number)
    waiting = asyncio.create_task(backlog.room())
    for _ in range(MOST):
        await backlog.get()  # begun, but not answered
    assert not waiting.done()
    backlog.task_done()
    async with asyncio.timeout(5):
        await waiting
