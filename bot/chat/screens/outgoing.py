"""A post that is to go out, on its way or there: questions, progress, how it ended."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from babel.dates import format_timedelta
from babel.numbers import format_decimal

from bot.chat.buttons import Button
from bot.chat.screens import Row, Screen, in_rows
from bot.chat.screens.drafts import ZONE, clock, is_blocked, moment, readers, said, to_desk
from bot.chat.visit import Visit
from bot.model.outbox import Gate, Kind
from bot.model.posts import Post, Stage, fingerprint
from bot.model.progress import MEND, Happening, Progress, Speed
from bot.model.text import bold, join, plain

DAY = range(8, 21)
"""The hours at the clinic in which a post wakes nobody."""

SURE = "yl"
"""The answers to both questions before a post is taken back."""

BAR = 12
"""Cells of a progress bar: with the percentage behind it, one line of a phone."""


def questions(post: Post, now: datetime) -> Iterator[str]:
    """Yield what is to be asked before a post goes out: how many, at that hour, really."""
    yield "y"
    if _goes_out(post, now).astimezone(ZONE).hour not in DAY:
        yield "q"
    yield "l"


def question(
    visit: Visit, post: Post, size: int, asked: str, answers: str, now: datetime
) -> Screen:
    """Return one question before a post goes out; the button carries the answers so far."""
    to_come = post.due_at if post.due_at and post.due_at > now else None
    say, at = visit.say, moment(visit, to_come)
    count, hour = readers(visit, size), clock(visit, _goes_out(post, now))
    text, yes = {
        "y": (say("desk-confirm-count", title=post.title, count=count, at=at), say("desk-yes")),
        "q": (say("desk-confirm-quiet", time=hour), say("desk-yes-quiet")),
        "l": (
            say("desk-confirm-last", title=post.title, count=count, at=at),
            say("desk-yes-last", count=count),
        ),
    }[asked]
    nobody = "" if size else say("desk-nobody")
    go = visit.button(yes, "desk-send", str(post.id), fingerprint(post), answers + asked)
    back = visit.button(say("desk-back"), "desk-draft", str(post.id))
    return Screen(join("\n\n", [text, nobody]), ((go,), (back,)))


def card(
    visit: Visit,
    post: Post,
    there: Sequence[Happening],
    notice: str = "",
    speed: Speed | None = None,
) -> Screen:
    """Return a post with all that happened of it, and what can be done about it now."""
    parts = [_happening(visit, post, happening, speed) for happening in there]
    text = join("\n\n", [notice, bold(visit.say("desk-out", title=post.title)), *parts])
    ways = [way for happening in there for way in _ways(visit, happening)]
    if post.stage is Stage.OUT and any(not each.progress.is_over for each in there[:1]):
        ways.append(_to(visit, post, "desk-stop"))
    if post.stage in (Stage.OUT, Stage.CANCELLED):
        ways += [_to(visit, post, "desk-mend"), _to(visit, post, "desk-recall")]
    again = _to(visit, post, "desk-refresh", "desk-out")
    return Screen(text, (*in_rows(ways), (again, to_posts(visit), to_desk(visit))))


def cancel(visit: Visit, post: Post) -> Screen:
    """Return the question whether to end a post."""
    yes = visit.button(visit.say("desk-stop-yes"), "desk-stop", str(post.id), "yes")
    return Screen(
        plain(visit.say("desk-stop-sure", title=post.title)), ((yes,), _back(visit, post))
    )


def ask_text(visit: Visit, post: Post) -> Screen:
    """Return the request for a new text of a post that is out."""
    keep = visit.button(visit.say("desk-cancel"), "desk-keep", str(post.id))
    return Screen(plain(visit.say("desk-mend-write", title=post.title)), ((keep,),))


def correct(visit: Visit, corrected: Post, reached: int) -> Screen:
    """Return the first question before a correction goes out, or what keeps it from that."""
    say, count = visit.say, readers(visit, reached)
    which, named = str(corrected.id), _named(corrected)
    yes = visit.button(say("desk-mend-yes", count=count), "desk-mend", *named)
    keep = visit.button(say("desk-cancel"), "desk-keep", which)
    again = visit.button(say("desk-edit-text"), "desk-mend", which)
    text = join("\n\n", [bold(say("desk-mend-ready", count=count)), said(visit, corrected)])
    return Screen(text, (() if is_blocked(visit, corrected) else (yes,), (again, keep)))


def correct_last(visit: Visit, corrected: Post, reached: int) -> Screen:
    """Return the last question before a correction goes out."""
    say, count = visit.say, readers(visit, reached)
    named = _named(corrected)
    yes = visit.button(say("desk-mend-yes", count=count), "desk-mend", *named, "yes")
    keep = visit.button(say("desk-cancel"), "desk-keep", str(corrected.id))
    return Screen(plain(say("desk-mend-last", count=count)), ((yes,), (keep,)))


def take_back(visit: Visit, post: Post, reached: int, answers: str) -> Screen:
    """Return a question before a post is taken back."""
    say, count = visit.say, readers(visit, reached)
    first = answers != SURE[0]
    sure = say("desk-recall-sure", title=post.title, count=count)
    text = sure if first else say("desk-recall-last", count=count)
    label = say("desk-yes") if first else say("desk-recall-yes", count=count)
    yes = visit.button(label, "desk-recall", str(post.id), SURE[0] if first else SURE)
    return Screen(plain(text), ((yes,), _back(visit, post)))


def listed(
    visit: Visit, drafts: Sequence[Post], out: Sequence[Post], page: int, *, more: bool
) -> Screen:
    """Return drafts and posts as buttons."""
    say = visit.say
    rows = [
        (
            visit.button(
                say(f"desk-stage-{post.stage}", title=post.title),
                "desk-draft" if post.stage is Stage.DRAFT else "desk-out", str(post.id),
            ),
        )
        for post in (*drafts, *out)
    ]  # fmt: skip
    around = [visit.button(say("desk-newer"), "desk-posts", str(page - 1))] if page > 1 else []
    if more:
        around.append(visit.button(say("desk-older"), "desk-posts", str(page + 1)))
    text = say("desk-posts") if rows else say("desk-no-posts")
    new = visit.button(say("desk-new-button"), "desk-new")
    return Screen(bold(text), (*rows, tuple(around), (new, to_desk(visit))))


def to_posts(visit: Visit) -> Button:
    """Return the way to the list of posts."""
    return visit.button(visit.say("desk-posts-button"), "desk-posts", "1")


def _happening(visit: Visit, post: Post, happening: Happening, speed: Speed | None) -> str:
    """Return what one mailing is, how far it is, and how it ended."""
    say, progress = visit.say, happening.progress
    lines = [say(f"desk-mailing-{happening.mailing.kind}")]
    if progress.is_over:
        return "\n".join([*lines, ended(visit, happening)])
    if not progress.planned:
        return "\n".join([*lines, say("desk-planning")])
    if post.due_at and not progress.settled and happening.mailing.kind is Kind.POST:
        count = readers(visit, progress.queued)
        lines.append(say("desk-scheduled", at=moment(visit, post.due_at), count=count))
    else:
        filled = round(BAR * progress.share)
        bar = "█" * filled + "░" * (BAR - filled)
        percent = str(int(100 * progress.share))
        lines += [say("desk-bar", bar=bar, percent=percent), numbers(visit, progress, " · ")]
    lines.append(state(visit, happening, speed))
    return "\n".join(filter(None, lines))


def ended(visit: Visit, happening: Happening) -> str:
    """Return how a mailing ended."""
    cancelled = "-cancelled" if happening.progress.gate is Gate.CANCELLED else ""
    counted = numbers(visit, happening.progress, ", ")
    return visit.say(f"desk-ended{cancelled}", took=_span(visit, happening.took), numbers=counted)


def numbers(visit: Visit, progress: Progress, separator: str) -> str:
    """Return how many were sent, and how many wait, are blocked or failed where any are."""
    counted = {
        name: getattr(progress, name) for name in ("sent", "queued", "gone", "refused", "expired")
    }
    return separator.join(
        visit.say(f"desk-number-{name}", number=format_decimal(number, locale=visit.language))
        for name, number in counted.items()
        if number or name == "sent"
    )


def state(visit: Visit, happening: Happening, speed: Speed | None) -> str:
    """Return why a mailing that is not over stands still, or how fast it goes if that is known."""
    say, progress = visit.say, happening.progress
    if progress.gate is Gate.CANCELLED:
        return say("desk-cancelled-post")
    if progress.gate is Gate.PAUSED:
        why = happening.why_paused
        if why is None or why == MEND:
            return say("desk-paused-mend" if why else "desk-paused")
        return say("desk-paused-refused", why=why)
    left = speed.left(progress) if speed else None
    if speed is None or left is None:
        return ""
    a_second = format_decimal(round(speed.a_second, 1), locale=visit.language)
    return say("desk-speed", speed=a_second, left=_span(visit, left))


def _ways(visit: Visit, happening: Happening) -> Iterator[Button]:
    """Yield what can be done about one mailing."""
    progress, named = happening.progress, str(happening.mailing).split(":")
    if progress.gate is Gate.PAUSED:
        yield visit.button(visit.say("desk-go-on"), "desk-go-on", *named)
    elif progress.gate is Gate.OPEN and not progress.is_over:
        yield visit.button(visit.say("desk-pause"), "desk-pause", *named)
    elif progress.gate is Gate.OPEN and progress.refused:
        yield visit.button(visit.say("desk-retry"), "desk-go-on", *named)


def _named(corrected: Post) -> tuple[str, str, str]:
    """Return what names a correction in a button: so that it is the one that was seen."""
    return str(corrected.id), str(corrected.revision), fingerprint(corrected)


def _goes_out(post: Post, now: datetime) -> datetime:
    return max(post.due_at or now, now)


def _span(visit: Visit, span: timedelta) -> str:
    whole = timedelta(seconds=max(1, round(span.total_seconds())))
    return format_timedelta(whole, threshold=1.5, locale=visit.language)


def _to(visit: Visit, post: Post, phrase: str, verb: str = "") -> Button:
    return visit.button(visit.say(phrase), verb or phrase, str(post.id))


def _back(visit: Visit, post: Post) -> Row:
    return (visit.button(visit.say("desk-back"), "desk-out", str(post.id)),)
