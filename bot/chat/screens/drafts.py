"""A draft on the desk: what it is, whom it is for, when, and what there is to say about it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, format_time

from bot.chat.buttons import Button
from bot.chat.screens import Screen, in_rows
from bot.chat.screens.posts import as_sent, laid_out, too_long
from bot.chat.visit import Visit
from bot.model.posts import Audience, Post
from bot.model.remarks import Remark, remarks
from bot.model.subscribers import HOME, Track
from bot.model.text import bold, join, plain

ZONE = ZoneInfo(HOME)

EVENING = 19
"""The hour of "tonight"."""


def _tonight(now: datetime) -> datetime:
    local = now.astimezone(ZONE)
    at = datetime.combine(local.date(), time(EVENING), ZONE)
    return (at if at > local else at + timedelta(days=1)).astimezone(now.tzinfo)


def _tomorrow(now: datetime) -> datetime:
    day = now.astimezone(ZONE).date() + timedelta(days=1)
    return datetime.combine(day, time(10), ZONE).astimezone(now.tzinfo)


TIMES: Mapping[str, Callable[[datetime], datetime | None]] = {
    "now": lambda _: None,
    "tonight": _tonight,
    "tomorrow": _tomorrow,
}
"""The times that have a button, as of a moment; None is at once."""


def asked(visit: Visit, phrase: str, **variables: str | int) -> Screen:
    """Return what a member is asked to write, or why what came was not taken."""
    cancel = visit.button(visit.say("desk-cancel"), "desk-cancel")
    return Screen(plain(visit.say(phrase, **variables)), ((cancel,),))


def field(visit: Visit, what: str, post: Post) -> Screen:
    """Return the question for one thing about a draft."""
    phrase = {"rewrite": "desk-write-text"}.get(what, f"desk-write-{what}")
    text = visit.say(phrase, title=post.title) if what == "title" else visit.say(phrase)
    remove = visit.button(visit.say("desk-no-link"), "desk-link", str(post.id), "none")
    none = (remove,) if what == "link" and post.link else ()
    return Screen(plain(text), (none, (_back(visit, post),)))


def card(visit: Visit, post: Post, size: int, notice: str = "") -> Screen:
    """Return a draft, and the ways to change it, to see it and to send it."""
    say = visit.say
    topic = visit.library.topics.get(post.topic or "")
    about = topic.editions[visit.language].front.title if topic else say("desk-none")
    lines = (
        say("desk-whom", audience=audience_name(visit, post.audience), count=readers(visit, size)),
        say("desk-when", at=moment(visit, post.due_at)),
        say("desk-topic", topic=about),
        say("desk-link", link=post.link or say("desk-none")),
    )
    head = bold(say("desk-draft", title=post.title))
    text = join("\n\n", [notice, join("\n", [head, *lines]), said(visit, post)])
    ways = [
        _to(visit, post, "desk-preview"), _to(visit, post, "desk-try"),
        visit.button(say("desk-try-all"), "desk-try", str(post.id), "all"),
        _to(visit, post, "desk-edit-text", "desk-text"),
        _to(visit, post, "desk-edit-title", "desk-title"),
        _to(visit, post, "desk-edit-link", "desk-link"),
        _to(visit, post, "desk-edit-topic", "desk-topic"),
        _to(visit, post, "desk-edit-whom", "desk-whom"),
        _to(visit, post, "desk-edit-when", "desk-when"),
        _to(visit, post, "desk-discard"),
    ]  # fmt: skip
    blocked = is_blocked(visit, post)
    send = Button(say("desk-send"), _to(visit, post, "desk-send").press, style="primary")
    return Screen(text, (*in_rows(ways), () if blocked else (send,), (to_desk(visit),)))


def previewed(visit: Visit, post: Post, size: int, notice: str = "") -> Screen:
    """Return a draft as its readers will get it, and its card below; the card where none can."""
    below, made = card(visit, post, size, notice), laid_out(visit.library, post)
    if not (post.text or post.files) or too_long(visit.library, made):
        return below
    return replace(as_sent(visit, made), then=below)


def topics(visit: Visit, post: Post) -> Screen:
    """Return the choice of a topic."""
    buttons = [
        visit.button(topic.editions[visit.language].front.button, "desk-topic", str(post.id), slug)
        for slug, topic in visit.library.topics.items()
    ]
    none = visit.button(visit.say("desk-no-topic"), "desk-topic", str(post.id), "-")
    text = plain(visit.say("desk-ask-topic"))
    return Screen(text, (*in_rows(buttons), (none, _back(visit, post))))


def audiences(visit: Visit) -> list[Audience]:
    """Return the audiences there are to choose from."""
    languages = [Audience(language=language) for language in visit.library.phrases]
    return [Audience(), *languages, *(Audience(track=track) for track in Track)]


def audience(visit: Visit, post: Post, sizes: Mapping[Audience, int]) -> Screen:
    """Return the choice of an audience, each with its size."""
    rows = [
        (
            visit.button(
                _capitalised(f"{audience_name(visit, each)} ({readers(visit, size)})"),
                "desk-whom", str(post.id), *str(each).split(":"),
            ),
        )
        for each, size in sizes.items()
    ]  # fmt: skip
    return Screen(plain(visit.say("desk-ask-whom")), (*rows, (_back(visit, post),)))


def times(visit: Visit, post: Post, now: datetime) -> Screen:
    """Return the choice of a time; "tonight" as long as it is to come."""
    say, which = visit.say, str(post.id)
    tonight = (visit.button(say("desk-tonight"), "desk-when", which, "tonight"),)
    rows = (
        (visit.button(_capitalised(say("desk-now")), "desk-when", which, "now"),),
        tonight if now.astimezone(ZONE).hour < EVENING else (),
        (visit.button(say("desk-tomorrow"), "desk-when", which, "tomorrow"),),
        (visit.button(say("desk-type-when"), "desk-when", which, "write"),),
        (_back(visit, post),),
    )
    return Screen(plain(say("desk-ask-when", at=moment(visit, post.due_at))), rows)


def discard(visit: Visit, post: Post) -> Screen:
    """Return the question whether to delete a draft."""
    yes = visit.button(visit.say("desk-discard-yes"), "desk-discard", str(post.id), "yes")
    text = plain(visit.say("desk-discard-sure", title=post.title))
    return Screen(text, ((yes,), (_back(visit, post),)))


def said(visit: Visit, post: Post) -> str:
    """Return the remarks on a post, one a line."""
    found = [
        ("⛔" if remark.blocks else "•", visit.say(f"desk-remark-{remark.name}", **remark.about))
        for remark in _remarks(visit, post)
    ]
    if not found:
        return visit.say("desk-ready")
    return "\n".join([visit.say("desk-remarks"), *(" ".join(each) for each in found)])


def is_blocked(visit: Visit, post: Post) -> bool:
    """Tell whether a remark keeps the post from being sent."""
    return any(remark.blocks for remark in _remarks(visit, post))


def readers(visit: Visit, number: int) -> str:
    """Return a number of readers in words."""
    return visit.say("desk-readers", count=number)


def audience_name(visit: Visit, chosen: Audience) -> str:
    """Return whom an audience is, in words."""
    if chosen.language:
        name = Locale.parse(visit.language).languages.get(chosen.language, chosen.language)
        return visit.say("desk-audience-language", language=name)
    return visit.say(f"desk-audience-{chosen.track or 'all'}")


def moment(visit: Visit, at: datetime | None) -> str:
    """Return a moment on the clinic's clock; without one, "now"."""
    if at is None:
        return visit.say("desk-now")
    local = at.astimezone(ZONE)
    day = format_skeleton("yMMMEd", local, locale=visit.language)
    return visit.say("desk-moment", day=day, time=clock(visit, at))


def clock(visit: Visit, at: datetime) -> str:
    """Return the time of day on the clinic's clock."""
    return format_time(at.astimezone(ZONE), "short", tzinfo=ZONE, locale=visit.language)


def to_desk(visit: Visit) -> Button:
    """Return the way to the desk."""
    return visit.button(visit.say("desk-home-button"), "desk")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _remarks(visit: Visit, post: Post) -> list[Remark]:
    library = visit.library
    over = too_long(library, post if post.opened_at else laid_out(library, post))
    return remarks(post, over, library.claims, library.clinic)


def _to(visit: Visit, post: Post, phrase: str, verb: str = "") -> Button:
    return visit.button(visit.say(phrase), verb or phrase, str(post.id))


def _back(visit: Visit, post: Post) -> Button:
    return visit.button(visit.say("desk-back"), "desk-draft", str(post.id))
