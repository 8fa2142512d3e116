"""How far a mailing is."""

from datetime import timedelta

import pytest

from bot.model.outbox import Gate, Mailing
from bot.model.progress import Happening, Progress, Speed
from tests.store.people import NOW

OPEN, CANCELLED = Gate.OPEN, Gate.CANCELLED


@pytest.mark.parametrize(
    ("progress", "share", "is_over"),
    [
        (Progress(OPEN, planned=False), 1, False),
        (Progress(OPEN, planned=True), 1, True),
        (Progress(OPEN, planned=True, queued=4), 0, False),
        (Progress(OPEN, planned=True, queued=1, sent=1, refused=1, expired=1, gone=1), 0.8, False),
        (Progress(OPEN, planned=False, sent=1), 1, False),
        (Progress(Gate.PAUSED, planned=True, queued=1, sent=1), 0.5, False),
        (Progress(CANCELLED, planned=False, sent=3), 1, True),
        (Progress(CANCELLED, planned=False, queued=1, sent=3), 0.75, False),
    ],
)
def test_it_is_over_when_nothing_more_will_come(
    progress: Progress, share: float, *, is_over: bool
) -> None:
    assert progress.share == share
    assert progress.is_over is is_over


def test_the_rest_takes_as_long_as_the_speed_says() -> None:
    waiting = Progress(OPEN, planned=True, queued=50)
    assert Speed(25).left(waiting) == timedelta(seconds=2)
    assert Speed(0).left(waiting) is None
    assert Speed(-3).left(waiting) is None  # what was refused is tried again


def test_it_took_from_its_beginning_to_its_end() -> None:
    happening = Happening(Mailing.of_post(7), NOW, Progress(OPEN, planned=True))
    assert happening.took == timedelta()
    ended = Happening(
        Mailing.of_post(7), NOW, happening.progress, ended_at=NOW + timedelta(minutes=3)
    )
    assert ended.took == timedelta(minutes=3)
