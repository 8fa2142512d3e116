"""A moment as somebody types it, in Danish or English, on a Monday at eight."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.when import FURTHEST, moment_of
from bot.model.subscribers import HOME
from tests.store.people import NOW


def at(words: str, now: datetime = NOW) -> str | None:
    moment = moment_of(words, now)
    return f"{moment.astimezone(ZoneInfo(HOME)):%a %d %b %Y %H:%M}" if moment else None


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("i morgen kl. 10", "Tue 03 Mar 2026 10:00"),
        ("imorgen kl. 10", "Tue 03 Mar 2026 10:00"),
        ("Tomorrow, 10:30 a.m.", "Tue 03 Mar 2026 10:30"),
        ("fredag kl. 14.30", "Fri 06 Mar 2026 14:30"),
        ("kl. 14.30 på fredag", "Fri 06 Mar 2026 14:30"),
        ("friday 2 pm", "Fri 06 Mar 2026 14:00"),
        ("2 pm on Friday", "Fri 06 Mar 2026 14:00"),
        ("næste fredag kl 9", "Fri 06 Mar 2026 09:00"),
        ("next friday at 9 am", "Fri 06 Mar 2026 09:00"),
        ("mandag kl. 9", "Mon 09 Mar 2026 09:00"),
        ("på tirsdag klokken 9.15", "Tue 03 Mar 2026 09:15"),
        ("3. december 9:00", "Thu 03 Dec 2026 09:00"),
        ("3.12. kl. 9", "Thu 03 Dec 2026 09:00"),
        ("3/12 9:00", "Thu 03 Dec 2026 09:00"),
        ("kl. 10 den 3.12.", "Thu 03 Dec 2026 10:00"),
        ("24.12.2026 kl. 10", "Thu 24 Dec 2026 10:00"),
        ("2026-03-08 10:00", "Sun 08 Mar 2026 10:00"),
        ("søndag den 8. marts kl. 10", "Sun 08 Mar 2026 10:00"),
        ("5 March 2pm", "Thu 05 Mar 2026 14:00"),
        ("i overmorgen kl. 12", "Wed 04 Mar 2026 12:00"),
        ("the day after tomorrow at 9am", "Wed 04 Mar 2026 09:00"),
        ("i dag kl. 9", "Mon 02 Mar 2026 09:00"),
        ("i aften kl. 20", "Mon 02 Mar 2026 20:00"),
        ("tonight at 8pm", "Mon 02 Mar 2026 20:00"),
        ("9.30", "Mon 02 Mar 2026 09:30"),
        ("kl 8", "Tue 03 Mar 2026 08:00"),  # which it is already
        ("12 am tomorrow", "Tue 03 Mar 2026 00:00"),
        ("12:30 pm", "Mon 02 Mar 2026 12:30"),
        ("om 2 timer", "Mon 02 Mar 2026 10:00"),
        ("in 30 minutes", "Mon 02 Mar 2026 08:30"),
        ("29. marts kl. 2.30", "Sun 29 Mar 2026 03:30"),  # an hour that there is not
        ("1. marts kl. 9", "Mon 01 Mar 2027 09:00"),
    ],
)
def test_a_moment_is_understood(words: str, moment: str) -> None:
    assert at(words) == moment


@pytest.mark.parametrize(
    "words",
    ["", "😀", "nu", "kl.", "kl. 25", "24:00", "13 pm", "fredag", "fredag 14", "i morgen",
     "i dag kl. 7", "i går kl. 9", "2020-01-01 9:00", "31. februar kl. 9", "om 400 dage",
     "om 0 minutter", "10.75",
     "Vi holder lukket i uge 7", "kl. 10 eller 11", "1 2 3 4 5"],
)  # fmt: skip
def test_what_is_no_moment_to_come_is_none(words: str) -> None:
    assert moment_of(words, NOW) is None


@given(st.text(max_size=40) | st.from_regex(r"[a-zø. ]{0,12}[0-9.:/ -]{1,12}[a-z. ]{0,8}"))
def test_whatever_is_typed_is_a_moment_within_a_year_or_none(words: str) -> None:
    moment = moment_of(words, NOW)
    assert moment is None or NOW < moment <= NOW + FURTHEST + timedelta(hours=1)


def test_the_clinics_clock_counts_and_not_that_of_the_server() -> None:
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # half past midnight at the clinic
    assert at("kl. 9", late) == "Thu 02 Jul 2026 09:00"
    assert at("i morgen kl. 9", late) == "Fri 03 Jul 2026 09:00"
