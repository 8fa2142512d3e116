"""What a subscriber says yes to, chooses and ends."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from babel.dates import format_skeleton, format_time, get_day_names
from babel.units import format_unit

from bot.chat import zones
from bot.chat.buttons import Button
from bot.chat.screens import Row, Screen, in_rows
from bot.chat.visit import Visit
from bot.model.subscribers import EVERY_DAY, HOME, Purpose, Subscriber, Track
from bot.model.text import bold, join, plain

HOURS = (6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 21, 22)
"""The hours that have a button; any minute can be written."""

PAUSES = (1, 3, 7, 14)
"""Days that a pause may last."""


def consent(visit: Visit, purpose: Purpose) -> Screen:
    """Return what is stored if she says yes, why, until when and how to stop; yes is a button."""
    say = visit.say
    version = say(f"consent-{purpose}.version")
    yes = visit.button(say(f"consent-{purpose}.yes"), "consent", purpose, version)
    no = visit.button(say("consent-no"), "menu")
    text = plain(say(f"consent-{purpose}", clinic=visit.library.clinic.name))
    return Screen(text, ((yes,), (no, visit.to_call)))


def subscribed(visit: Visit, subscriber: Subscriber) -> Screen:
    """Return thanks for the first yes, and the choice of an hour."""
    asked = hours(visit, subscriber)
    thanks = visit.say("subscribed", at=_next(visit, subscriber))
    return Screen(join("\n\n", [bold(thanks), asked.text]), asked.rows)


def settings(visit: Visit, subscriber: Subscriber) -> Screen:
    """Return all that she has chosen, and the ways to change it."""
    say = visit.say
    posts = say("settings-posts" if subscriber.posts else "settings-no-posts")
    chosen = _chosen(visit, subscriber) if subscriber.tips else ""
    coming = say("settings-next", at=_next(visit, subscriber))
    text = join("\n\n", [bold(say("button-settings")), coming, join("\n", [chosen, posts])])
    to_posts = (
        visit.button(say("stop-posts"), "stop", Purpose.POSTS)
        if subscriber.posts
        else visit.button(say("button-posts"), "ask", Purpose.POSTS)
    )
    to_language = visit.button(say("button-language"), "language", "settings")
    to_privacy = visit.button(say("button-privacy"), "privacy")
    rows = (
        *(_tips_rows(visit, subscriber) if subscriber.tips else (_to_consent(visit),)),
        (to_posts,),
        (to_language, to_privacy),
        (_to_leave(visit),),
        (visit.to_menu, visit.to_call),
    )
    return Screen(text, rows)


def hours(visit: Visit, subscriber: Subscriber) -> Screen:
    """Return the choice of an hour."""
    buttons = [visit.button(_clock(visit, hour * 60), "hour", str(hour * 60)) for hour in HOURS]
    chosen = visit.say("hour", at=_clock(visit, subscriber.minute))
    return Screen(plain(chosen), (*in_rows(buttons, 4), *_back(visit)))


def days(visit: Visit, subscriber: Subscriber) -> Screen:
    """Return the days of the week, each to be switched on or off."""
    names = get_day_names("abbreviated", "stand-alone", locale=visit.language)
    buttons = [
        visit.button(f"{'✓' if chosen else '–'} {names[day]}", "days", str(day), switched)
        for day in range(7)
        for chosen in [subscriber.weekdays >> day & 1]
        for switched in ["off" if chosen else "on"]
    ]
    return Screen(plain(visit.say("days")), (*in_rows(buttons, 4), *_back(visit)))


def time_zones(visit: Visit, subscriber: Subscriber, found: Sequence[str] = ()) -> Screen:
    """Return the time zones that were found; without any, how to look for one."""
    names = zones.names(visit.language)
    phrase = "zone-found" if found else "zone"
    text = visit.say(phrase, zone=names.get(subscriber.zone, subscriber.zone))
    offered = found or [HOME]
    rows = [(visit.button(names[zone], "zone", zone),) for zone in offered if zone in names]
    return Screen(plain(text), (*rows, *_back(visit)))


def pauses(visit: Visit, subscriber: Subscriber, now: datetime) -> Screen:
    """Return the choice of a pause, and the ways to end it all."""
    say = visit.say
    buttons = [
        visit.button(format_unit(days, "day", locale=visit.language), "pause", str(days))
        for days in PAUSES
    ]
    paused = subscriber.paused_until and subscriber.paused_until > now
    go_on = (visit.button(say("pause-over"), "pause", "0"),) if paused else ()
    ends = ((visit.button(say("stop-tips"), "stop", Purpose.TIPS),), (_to_leave(visit),))
    return Screen(plain(say("pause")), (*in_rows(buttons), go_on, *ends, *_back(visit)))


def stopped(visit: Visit, left: Subscriber | None) -> Screen:
    """Return that it has stopped, and what goes on if anything does."""
    if left is None:
        return visit.notice("stopped")
    goes_on = Purpose.TIPS if left.tips else Purpose.POSTS
    stop_too = visit.button(visit.say(f"stop-{goes_on}"), "stop", goes_on)
    return Screen(plain(visit.say(f"stopped-but-{goes_on}")), ((stop_too,), *_back(visit)))


def stop_offered(visit: Visit, subscriber: Subscriber | None) -> Screen:
    """Return the ways to end what she has; to somebody who has nothing, that nothing comes."""
    if subscriber is None:
        return visit.notice("stop-nothing")
    ends = (
        (visit.button(visit.say(f"stop-{purpose}"), "stop", purpose),)
        for purpose in Purpose
        if getattr(subscriber, purpose)
    )
    return Screen(plain(visit.say("stop-offered")), (*ends, *_back(visit)))


def left(visit: Visit) -> Screen:
    """Return one kind sentence, and nothing about pregnancy but whom to call."""
    return Screen(plain(visit.say("left")), ((visit.to_call,),))


def to_settings(visit: Visit) -> Button:
    """Return the way to the settings."""
    return visit.button(visit.say("button-settings"), "tips")


def _chosen(visit: Visit, subscriber: Subscriber) -> str:
    """Return what she has chosen for her tips, one thing a line."""
    say = visit.say
    names = get_day_names("abbreviated", "stand-alone", locale=visit.language)
    days = ", ".join(names[day] for day in range(7) if subscriber.weekdays >> day & 1)
    if subscriber.weekdays == EVERY_DAY:
        days = say("settings-every-day")
    zone = zones.names(visit.language).get(subscriber.zone, subscriber.zone)
    lines = (
        say("settings-hour", at=_clock(visit, subscriber.minute)),
        say("settings-days", days=days),
        say("settings-zone", zone=zone),
        say(f"settings-{subscriber.track}"),
        say("settings-silent" if subscriber.silent else "settings-sound"),
    )
    return "\n".join(lines)


def _tips_rows(visit: Visit, subscriber: Subscriber) -> tuple[Row, ...]:
    say = visit.say
    sound = "on" if subscriber.silent else "off"
    other = Track.PREGNANCY if subscriber.track is Track.AFTER_BIRTH else Track.AFTER_BIRTH
    return (
        (visit.button(say("tip-now"), "tip-now"), visit.button(say("button-pause"), "pause")),
        (visit.button(say("button-hour"), "hour"), visit.button(say("button-days"), "days")),
        (
            visit.button(say("button-zone"), "zone"),
            visit.button(say(f"sound-{sound}"), "sound", sound),
        ),
        (
            visit.button(say(f"track-{other}"), "track", other),
            visit.button(say("stop-tips"), "stop", Purpose.TIPS),
        ),
    )


def _to_consent(visit: Visit) -> Row:
    return (visit.button(visit.say("button-tips"), "ask", Purpose.TIPS),)


def _to_leave(visit: Visit) -> Button:
    return visit.button(visit.say("leave"), "leave")


def _back(visit: Visit) -> tuple[Row, ...]:
    return ((to_settings(visit), visit.to_call),)


def _next(visit: Visit, subscriber: Subscriber) -> str:
    """Return when the next tip comes, on her own clock."""
    if subscriber.next_tip_at is None:
        return visit.say("never")
    local = subscriber.local_time(subscriber.next_tip_at)
    day = format_skeleton("MMMMEd", local, locale=visit.language)
    return visit.say("moment", day=day, time=_clock(visit, local.hour * 60 + local.minute))


def _clock(visit: Visit, minute: int) -> str:
    return format_time(time(*divmod(minute, 60), tzinfo=UTC), "short", locale=visit.language)
