"""Keys, back-off, and when to give up."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.outbox import (
    FIRST_BACK_OFF,
    GIVE_UP,
    LONGEST_BACK_OFF,
    Delivery,
    Key,
    Kind,
    Mailing,
    RetryAfter,
    back_off,
    retry_at,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mailing", "text", "post_id"),
    [
        (Mailing.of_tips(date(2026, 3, 1)), "tip:2026-03-01", None),
        (Mailing.of_post(7), "post:7", 7),
        (Mailing.of_correction(7, 2), "edit:7:2", 7),
        (Mailing.of_take_back(7), "delete:7", 7),
    ],
)
def test_a_key_says_what_it_means(mailing: Mailing, text: str, post_id: int | None) -> None:
    assert str(Key(mailing, 42)) == f"{text}:42"
    assert Mailing.parse(text) == mailing
    assert mailing.post_id == post_id


def test_what_is_no_mailing_is_refused() -> None:
    with pytest.raises(ValueError, match="letter"):
        Mailing.parse("letter:7")


@given(st.integers(1, 1000), st.floats(0, 1, exclude_max=True))
def test_a_back_off_lies_in_the_upper_half_of_its_step(failures: int, chance: float) -> None:
    step = min(FIRST_BACK_OFF * 2 ** (failures - 1), LONGEST_BACK_OFF)
    assert step / 2 <= back_off(failures, chance) <= step


def delivery(**fields: object) -> Delivery:
    key = Key(Mailing(Kind.POST, "7"), 42)
    return Delivery(key, 1, "da", False, **fields)  # type: ignore[arg-type]  # noqa: FBT003


def test_telegram_says_when_to_try_again_or_the_back_off_does() -> None:
    assert retry_at(delivery(), RetryAfter(30), NOW, 0) == NOW + timedelta(seconds=30)
    third = delivery(failures=2)
    assert retry_at(third, RetryAfter(), NOW, 0) == NOW + timedelta(seconds=2)


def test_what_expires_is_not_tried_again_after_that() -> None:
    tip = delivery(expires_at=NOW + timedelta(seconds=30))
    assert retry_at(tip, RetryAfter(29), NOW, 0)
    assert retry_at(tip, RetryAfter(30), NOW, 0) is None


def test_what_never_expires_is_given_up_a_day_after_it_failed_first() -> None:
    day = GIVE_UP.total_seconds()
    assert retry_at(delivery(), RetryAfter(day - 1), NOW, 0)
    assert retry_at(delivery(), RetryAfter(day), NOW, 0) is None
