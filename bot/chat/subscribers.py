"""What a subscriber says yes to, chooses and ends. Nothing is stored before a yes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.chat import zones
from bot.chat.account import Change
from bot.chat.buttons import number
from bot.chat.screens import Screen, subscribers, topics
from bot.chat.visit import PersonalVisit, Visit
from bot.errors import StaleButton
from bot.model.subscribers import Purpose, Subscriber, Track

A_DAY = 24 * 60
"""Minutes."""

WRITTEN = re.compile(r"\D*(\d{1,2})(?:\D?(\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
"""A time of day as people write it: 7, 7:30, kl. 07.30, 730, 7:30 pm."""

Shown = Callable[[Visit, Subscriber], Screen]
"""Makes a screen of what is stored."""


async def settings(visit: PersonalVisit) -> Screen:
    """Show what she has chosen; to somebody who gets nothing yet, what there is to say yes to."""
    return await _shown(visit, subscribers.settings)


async def asked(visit: Visit, purpose: str) -> Screen:
    """Ask for a consent.

    Raises:
        StaleButton: it is for nothing there is.
    """
    return subscribers.consent(visit, _purpose(purpose))


async def consent(visit: PersonalVisit, purpose: str, version: str) -> Screen:
    """Keep a yes to the text that she has seen; if it was changed since, show it anew.

    Raises:
        StaleButton: it is for nothing there is.
    """
    wanted = _purpose(purpose)
    if version != visit.say(f"consent-{wanted}.version"):
        return subscribers.consent(visit, wanted)
    subscriber = await visit.account.consent(wanted, version, visit.language)
    if wanted is Purpose.TIPS:
        return subscribers.subscribed(visit, subscriber)
    return subscribers.settings(visit, subscriber)


async def hour(visit: PersonalVisit, minute: str = "") -> Screen:
    """Show the hours, or set the one whose button was pressed, in minutes of the day.

    Raises:
        StaleButton: a day has no such minute.
    """
    if not minute:
        return await _shown(visit, subscribers.hours)
    chosen = number(minute, A_DAY - 1)
    return await _changed(visit, lambda subscriber: replace(subscriber, minute=chosen))


async def hour_written(visit: PersonalVisit, words: str) -> Screen:
    """Set the hour that was written; show the hours where it is none."""
    minute = minute_of(words)
    if minute is None:
        return await _shown(visit, subscribers.hours)
    return await _changed(visit, lambda subscriber: replace(subscriber, minute=minute))


async def days(visit: PersonalVisit, day: str = "", switched: str = "") -> Screen:
    """Show the days of the week, or switch one (0 is Monday) on or off; one stays on.

    Raises:
        StaleButton: there is no such day.
    """
    if not day:
        return await _shown(visit, subscribers.days)
    if day not in map(str, range(7)) or switched not in ("on", "off"):
        raise StaleButton(day)
    bit = 1 << int(day)

    def switch(subscriber: Subscriber) -> Subscriber:
        mask = subscriber.weekdays | bit if switched == "on" else subscriber.weekdays & ~bit
        return replace(subscriber, weekdays=mask or subscriber.weekdays)

    return await _changed(visit, switch, then=subscribers.days)


async def zone(visit: PersonalVisit, name: str = "") -> Screen:
    """Say how to look for a time zone, or set the one whose button was pressed.

    Raises:
        StaleButton: there is no such zone.
    """
    if not name:
        return await _shown(visit, subscribers.time_zones)
    if name not in zones.names(visit.language):
        raise StaleButton(name)
    return await _changed(visit, lambda subscriber: replace(subscriber, zone=name))


async def zone_written(visit: PersonalVisit, words: str) -> Screen:
    """Show the time zones that the words may mean."""
    found = zones.search(words, visit.library.phrases)
    return await _shown(visit, partial(subscribers.time_zones, found=found))


async def pause(visit: PersonalVisit, chosen: str = "") -> Screen:
    """Show the choice of a pause, or begin one of so many days; 0 ends it.

    What is queued for later than the pause stays queued.

    Raises:
        StaleButton: no such pause is offered.
    """
    now = visit.account.now
    if not chosen:
        return await _shown(visit, partial(subscribers.pauses, now=now))
    if chosen not in map(str, (0, *subscribers.PAUSES)):
        raise StaleButton(chosen)
    if chosen == "0":
        return await _changed(visit, lambda subscriber: replace(subscriber, paused_until=None))
    until = now + timedelta(days=int(chosen))
    return await _changed(
        visit, lambda s: replace(s, paused_until=until), unqueue=Purpose, before=until
    )


async def sound(visit: PersonalVisit, switched: str) -> Screen:
    """Let tips come with a sound, or without.

    Raises:
        StaleButton: it is neither.
    """
    if switched not in ("on", "off"):
        raise StaleButton(switched)
    return await _changed(visit, lambda s: replace(s, silent=switched == "off"))


async def track(visit: PersonalVisit, name: str) -> Screen:
    """Move on to the other course of tips, from its beginning.

    Raises:
        StaleButton: there is no such course.
    """
    try:
        chosen = Track(name)
    except ValueError:
        raise StaleButton(name) from None

    def move(subscriber: Subscriber) -> Subscriber:
        if subscriber.track is chosen:
            return subscriber  # pressed twice
        return replace(subscriber, track=chosen, last_tip=None)

    return await _changed(visit, move, unqueue=[Purpose.TIPS])


async def speak(visit: PersonalVisit, then: str) -> Screen:
    """Go on in the button's language, and keep it if she is a subscriber.

    Raises:
        StaleButton: it leads elsewhere than to the menu or the settings.
    """
    if then not in ("menu", "settings"):
        raise StaleButton(then)
    if await visit.account.glance():
        await visit.account.change(lambda subscriber: replace(subscriber, language=visit.language))
    return topics.menu(visit) if then == "menu" else await settings(visit)


async def stop(visit: PersonalVisit, purpose: str = "") -> Screen:
    """End one consent, or all that there are, and what is queued on them.

    Raises:
        StaleButton: there is no such consent.
    """
    ended = [_purpose(purpose)] if purpose else list(Purpose)
    return subscribers.stopped(visit, await visit.account.stop(ended))


async def stop_offered(visit: PersonalVisit) -> Screen:
    """Ask whether that was meant: what a subscriber has is not ended by mistake."""
    return subscribers.stop_offered(visit, await visit.account.subscriber())


async def leave(visit: PersonalVisit) -> Screen:
    """End everything at once and ask nothing: the pregnancy may be over."""
    await visit.account.erase()
    return subscribers.left(visit)


def minute_of(words: str) -> int | None:
    """Return the minute of the day that somebody wrote; None if it is no time of day."""
    written = WRITTEN.fullmatch(words.strip())
    if written is None:
        return None
    hour, minute = int(written[1]), int(written[2] or 0)
    if written[3]:
        if not 1 <= hour <= 12:  # noqa: PLR2004  a half day
            return None
        hour = hour % 12 + (12 if written[3].lower() == "p" else 0)
    return hour * 60 + minute if hour * 60 + minute < A_DAY and minute < 60 else None  # noqa: PLR2004


def _purpose(name: str) -> Purpose:
    try:
        return Purpose(name)
    except ValueError:
        raise StaleButton(name) from None


async def _shown(visit: PersonalVisit, screen: Shown) -> Screen:
    """Show a subscriber what she may choose; ask anybody else for a consent first."""
    subscriber = await visit.account.subscriber()
    return screen(visit, subscriber) if subscriber else subscribers.consent(visit, Purpose.TIPS)


async def _changed(
    visit: PersonalVisit,
    change: Change,
    then: Shown = subscribers.settings,
    unqueue: Iterable[Purpose] = (),
    before: datetime | None = None,
) -> Screen:
    """Change what a subscriber has chosen, and show that; ask anybody else for a consent first."""
    subscriber = await visit.account.change(change, unqueue, before)
    return then(visit, subscriber) if subscriber else subscribers.consent(visit, Purpose.TIPS)
