"""Staff are told once that something is wrong, and once that it is over."""

import logging

import pytest

from bot.delivery.alarm import Alarm
from bot.model.trouble import Notice, Trouble
from tests.delivery.conftest import Staff
from tests.delivery.fake_time import FakeTime
from tests.store.people import NOW


@pytest.fixture
def alarm(staff: Staff, fake: FakeTime) -> Alarm:
    return Alarm(staff.tell, fake.now)


async def test_what_is_wrong_is_told_once_and_that_it_is_over_once(
    alarm: Alarm, staff: Staff, fake: FakeTime, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        alarm.sound(Trouble.STORE, "the disk is full")
    assert alarm.standing == {Trouble.STORE}
    fake.pass_(60)
    for _ in range(3):
        alarm.over(Trouble.STORE)
    await alarm.told()
    assert alarm.standing == frozenset()
    first = Notice(Trouble.STORE, "", "the disk is full", NOW)
    assert staff.heard == [first, Notice(Trouble.STORE, "", "the disk is full", NOW, fake.now())]
    assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.WARNING]


async def test_it_is_over_when_all_who_noticed_say_so(alarm: Alarm, staff: Staff) -> None:
    alarm.sound(Trouble.STORE, "locked", by="claim")
    alarm.sound(Trouble.STORE, "locked", by="settle")
    alarm.over(Trouble.STORE, by="plan")
    alarm.over(Trouble.STORE, by="claim")
    assert alarm.standing == {Trouble.STORE}
    alarm.over(Trouble.STORE, by="settle")
    await alarm.told()
    assert [notice.over_at is None for notice in staff.heard] == [True, False]


async def test_each_subject_is_told_of(alarm: Alarm, staff: Staff) -> None:
    for subject in ("post:7", "stairs", "post:7"):
        alarm.sound(Trouble.REFUSED, "can't parse entities", subject)
    await alarm.told()
    assert [notice.subject for notice in staff.heard] == ["post:7", "stairs"]
    alarm.over(Trouble.REFUSED, "post:7")  # it was mended, and goes on
    alarm.sound(Trouble.REFUSED, "can't parse entities", "post:7")
    await alarm.told()
    assert [notice.over_at is None for notice in staff.heard[2:]] == [False, True]


async def test_staff_who_cannot_be_told_stop_nothing(
    fake: FakeTime, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(notice: Notice) -> None:
        raise ConnectionError(notice.detail)

    alarm = Alarm(fail, fake.now)
    alarm.sound(Trouble.SILENCE, "no answer")
    await alarm.told()
    assert alarm.standing == {Trouble.SILENCE}
    assert "staff could not be told (ConnectionError)" in caplog.text
