"""A moment as a person types it, in Danish or English: "i morgen kl. 10", "friday 2 pm".

dateparser knows days and dates, but not the Danish "kl."; so the time of day is read here.
"""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.subscribers import HOME

FURTHEST = timedelta(days=366)
"""How far ahead a post can be planned; further is a slip of the finger."""

_TIME = (
    r"(?:(?P<said>\bkl\.?|\bklokken|\bat|@)\s*)?"
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?(?:m\b\.?)?"
)
_LAST = re.compile(_TIME + r"\s*$")
_FIRST = re.compile(_TIME + r"(?=\s+\S)")
_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.?(?=$|[ ,])")
"""A date of two numbers, which dateparser takes for one of them and a time."""

_DAYS = {
    "i aften": "i dag", "i nat": "i dag", "tonight": "today", "this evening": "today",
    "imorgen": "i morgen", "i overmorgen": "om 2 dage", "overmorgen": "om 2 dage",
    "day after tomorrow": "in 2 days",
}  # fmt: skip
_LITTLE_WORDS = re.compile(r"\b(?:på|den|d\.|on|the|next|næste)\s+", re.IGNORECASE)


def moment_of(words: str, now: datetime) -> datetime | None:
    """Return the moment in UTC that somebody wrote at the clinic; None if it is none to come.

    A day without a time is none. A time without a day is the next time the clock says so.
    """
    zone = ZoneInfo(HOME)
    local = now.astimezone(zone)
    whole = " ".join(words.lower().split())
    clock = _clock(whole)
    if clock is None:
        found = _parsed(whole, local) if re.match(r"(?:om|in)\b", whole) else None
    else:
        at, rest = clock
        day = _parsed(_LITTLE_WORDS.sub("", _DAYS.get(rest, rest)), local) if rest else local
        found = day and datetime.combine(day.date(), at, zone)
        if found and not rest and found <= local:
            found += timedelta(days=1)
    if found is None or not local < found < local + FURTHEST:
        return None
    return found.astimezone(now.tzinfo)


def _clock(words: str) -> tuple[time, str] | None:
    """Return the time of day at the end or beginning of the words, and what else they say."""
    places = [found for found in (_LAST.search(words), _FIRST.match(words)) if found]
    for sign in ("said", "half", "minute"):  # a date may look like an hour and its minutes
        found = next((place for place in places if place[sign]), None)
        if found:
            break
    else:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004  a half day
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004
        return None
    rest = words[: found.start()] + words[found.end() :]
    return time(hour, minute), _DATE.sub(r"\1/\2", rest.strip(" ,")).strip(" ,.")


def _parsed(words: str, local: datetime) -> datetime | None:
    """Return the day or moment that dateparser finds, at the clinic."""
    import dateparser  # type: ignore[import-untyped]  # noqa: PLC0415  a tenth of a second, for what is seldom typed

    found: datetime | None = dateparser.parse(
        words,
        languages=["da", "en"],
        settings={
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": local.replace(tzinfo=None),
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found and found.replace(tzinfo=local.tzinfo)
