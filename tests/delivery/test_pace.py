"""Even, slower after a 429, silent while nobody answers."""

import math
from collections import deque
from itertools import count

import pytest

from bot.delivery.pace import (
    CHAT,
    CUT,
    LONGEST_SILENCE,
    RECOVERY,
    SILENT,
    SLOWEST,
    TOLERANCE,
    Pace,
)
from tests.delivery.fake_time import FakeTime


def pace_of(a_second: float) -> tuple[Pace, FakeTime]:
    fake = FakeTime()
    fake.pass_(1000)
    return Pace(a_second, fake.time), fake


async def send(pace: Pace, fake: FakeTime, messages: int) -> list[float]:
    """Take so many turns, each for another chat, and return when they came."""
    turns = []
    for chat_id in range(messages):
        assert await pace.turn(chat_id)
        turns.append(fake.passed)
    return turns


def most_in_a_second(turns: list[float]) -> int:
    window: deque[float] = deque()
    most = 0
    for turn in turns:
        window.append(turn)
        while window[0] <= turn - 1:
            window.popleft()
        most = max(most, len(window))
    return most


@pytest.mark.parametrize("a_second", [1.0, 25.0, 30.0, 1000.0])
async def test_turns_are_even(a_second: float) -> None:
    pace, fake = pace_of(a_second)
    turns = await send(pace, fake, 400)
    assert turns[-1] - turns[0] == pytest.approx(399 / a_second, abs=TOLERANCE + 1e-6)
    assert most_in_a_second(turns) <= a_second + 2


async def test_a_late_turn_is_made_up_for_but_not_a_long_rest() -> None:
    pace, fake = pace_of(1000)
    await send(pace, fake, 10)
    fake.pass_(0.01)  # the event loop was busy
    turns = await send(pace, fake, 20)
    assert turns[-1] - turns[0] < 0.015
    fake.pass_(60)
    turns = await send(pace, fake, 100)
    assert turns[-1] - turns[0] > 0.1 - TOLERANCE - 0.002


class Server:
    """Takes so many a second, counted over the last one; asks for a second of patience."""

    def __init__(self, a_second: int) -> None:
        self._a_second = a_second
        self._taken: deque[float] = deque()
        self.refusals = 0

    def takes(self, now: float) -> bool:
        while self._taken and self._taken[0] <= now - 1:
            self._taken.popleft()
        if len(self._taken) >= self._a_second:
            self.refusals += 1
            return False
        self._taken.append(now)
        return True


async def test_a_server_that_takes_less_refuses_five_times_at_most() -> None:
    pace, fake = pace_of(30)
    server, sent, in_flight = Server(20), 0, deque[float]()
    start = fake.passed

    def answers() -> int:
        """Let the server answer what was sent 50 ms ago."""
        taken = 0
        while in_flight and in_flight[0] <= fake.passed - 0.05:
            if server.takes(begun_at := in_flight.popleft()):
                taken += 1
            else:
                pace.refused(1, begun_at)
        return taken

    for chat_id in count():
        if sent >= 400:
            break
        if await pace.turn(chat_id):
            in_flight.append(fake.passed)
        else:
            fake.pass_(pace.pause)
        sent += answers()
    assert server.refusals <= 5
    assert fake.passed - start < 400 / 20 * 1.5  # and little time is lost


async def test_all_wait_for_the_end_of_a_pause() -> None:
    pace, fake = pace_of(25)
    assert await pace.turn(1)
    for seconds in (3, 7, 2):
        pace.refused(seconds, fake.passed)
    assert not await pace.turn(2)
    assert pace.pause == 7
    fake.pass_(7)
    assert await pace.turn(2)


async def test_one_overload_cuts_the_rate_once_and_it_grows_back() -> None:
    pace, fake = pace_of(100)
    begun_at = fake.passed
    for _ in range(5):  # all that was in flight
        fake.pass_(0.01)
        pace.refused(2, begun_at)
    assert pace.rate == pytest.approx(100 * CUT)
    fake.pass_(2)
    assert pace.rate == pytest.approx(100 * CUT)
    fake.pass_(10)
    assert pace.rate == pytest.approx(100 * CUT + 10 * RECOVERY * 100)
    fake.pass_(3600)
    assert pace.rate == 100


async def test_the_rate_never_falls_to_nothing() -> None:
    pace, fake = pace_of(25)
    for _ in range(20):
        pace.refused(1, fake.passed)
        fake.pass_(1)
    assert pace.rate == SLOWEST


async def test_a_chat_has_one_turn_a_second() -> None:
    pace, fake = pace_of(1000)
    await pace.turn(42)
    assert pace.is_early(42)
    assert not pace.is_early(43)
    fake.pass_(CHAT - 0.01)
    assert pace.is_early(42)
    fake.pass_(0.01)
    assert not pace.is_early(42)


async def test_a_chat_is_forgotten_after_its_second() -> None:
    pace, fake = pace_of(25)
    await send(pace, fake, 1000)
    assert not pace.is_early(1)


async def test_silence_means_waiting_longer_and_longer() -> None:
    pace, fake = pace_of(25)
    pauses = []
    for _ in range(SILENT - 1):
        assert not pace.unanswered()
    for _ in range(20):
        assert pace.unanswered()
        assert pace.unanswered()  # what else was in flight adds nothing
        pauses.append(pace.pause)
        fake.pass_(pace.pause)
    assert 0.5 <= pauses[0] <= 1
    assert math.isclose(max(pauses), LONGEST_SILENCE, rel_tol=0.5)
    assert max(pauses) <= LONGEST_SILENCE
    pace.answered()
    assert not pace.unanswered()
    assert pace.pause == 0
    assert pace.rate == 25
