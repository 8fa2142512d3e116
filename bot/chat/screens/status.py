"""What staff see of it all: figures, and a chart of how it grows. No number in it is under five."""

from textwrap import shorten

from babel.dates import format_skeleton
from babel.numbers import format_decimal

from bot.chat.screens import Screen
from bot.chat.screens.drafts import to_desk
from bot.chat.visit import Visit
from bot.drawing.orders import Chart, Line
from bot.model.pictures import Picture
from bot.model.status import GROWTH, OUTCOMES, RECENT, STATES, Shown, Status
from bot.model.text import Text, bold, italic, join
from bot.model.tips import Tip

EXCERPT = 44
"""Characters of a tip that tell which it is."""

NAME = "status.png"


def status(visit: Visit, shown: Status, png: bytes | None, *, failed: bool = False) -> Screen:
    """Return the figures under the chart, or alone: there is none yet, or drawing it `failed`."""
    say = visit.say
    text = join(
        "\n\n",
        [
            bold(say("desk-status", day=_day(visit, shown, "yMMMMd"))),
            _subscribers(visit, shown),
            _recent(visit, shown),
            _topics(visit, shown),
            _helpful(visit, shown),
            italic(say("desk-status-failed")) if failed else "",
            italic(say("desk-status-few")),
        ],
    )
    refresh = visit.button(say("desk-refresh"), "desk-status")
    picture = Picture(NAME, "\n".join(_states(visit, shown)), png, once=True) if png else None
    return Screen(text, ((refresh, to_desk(visit)),), picture)


def chart(visit: Visit, shown: Status) -> Chart:
    """Return what is to be drawn: a line for each state."""
    days = shown.days
    third = len(days) // 3
    ticks = tuple(
        (day, format_skeleton("MMMd", day, locale=visit.language))
        for day in (days[0], days[third], days[2 * third], days[-1])
    )
    lines = tuple(Line(_state(visit, state), shown.growth[state]) for state in STATES)
    return Chart(visit.say("desk-status-chart", days=GROWTH.days), days, ticks, lines)


def _subscribers(visit: Visit, shown: Status) -> Text:
    heading = visit.say("desk-status-subscribers")
    if shown.total is not None:
        heading = _line(visit, heading, shown.total)
    return join("\n", [bold(heading), *_states(visit, shown)])


def _states(visit: Visit, shown: Status) -> list[str]:
    """Return a line for each state: its number now, and the first one that the chart shows."""
    lines = []
    for state in STATES:
        now = _line(visit, _state(visit, state), shown.subscribers[state])
        since = next(
            ((day, n) for day, n in zip(shown.days, shown.growth[state], strict=True) if n), None
        )
        if since and since[0] != shown.days[-1]:
            day = format_skeleton("MMMd", since[0], locale=visit.language)
            now = visit.say("desk-status-since", now=now, day=day, number=_number(visit, since[1]))
        lines.append(now)
    return lines


def _recent(visit: Visit, shown: Status) -> Text:
    """Return what went out, and what was gone through, of late."""
    say = visit.say
    sent = [
        say(f"desk-status-{what}", **{name: _number(visit, numbers[name]) for name in OUTCOMES})
        for what, numbers in (("tips", shown.tips), ("posts", shown.posts))
    ]
    quiz = _line(visit, say("desk-status-quiz"), shown.quiz_runs)
    danger = _line(visit, say("desk-status-danger"), shown.danger_cards)
    return join("\n", [bold(say("desk-status-recent", days=RECENT.days)), *sent, quiz, danger])


def _topics(visit: Visit, shown: Status) -> Text:
    topics = visit.library.topics
    lines = [
        _line(visit, topics[slug].editions[visit.language].front.button, number)
        for slug, number in shown.topics
        if slug in topics
    ]
    none = visit.say("desk-status-none")
    return join("\n", [bold(visit.say("desk-status-topics")), *(lines or [none])])


def _helpful(visit: Visit, shown: Status) -> Text:
    lines = [
        visit.say("desk-status-share", share=share, tip=_excerpt(visit, tip))
        for slug, share in shown.helpful
        if (tip := visit.library.tips.find(slug))
    ]
    none = visit.say("desk-status-none")
    return join("\n", [bold(visit.say("desk-status-helpful")), *(lines or [none])])


def _excerpt(visit: Visit, tip: Tip) -> str:
    return shorten(tip.editions[visit.language].do, EXCERPT, placeholder=" …")


def _line(visit: Visit, what: str, number: Shown) -> str:
    return visit.say("desk-status-line", what=what, number=_number(visit, number))


def _number(visit: Visit, number: Shown) -> str:
    if number is None:
        return visit.say("desk-status-under-five")
    return format_decimal(number, locale=visit.language)


def _state(visit: Visit, state: str) -> str:
    return visit.say(f"desk-status-{state.replace(' ', '-')}-state")


def _day(visit: Visit, shown: Status, skeleton: str) -> str:
    return format_skeleton(skeleton, shown.days[-1], locale=visit.language)
