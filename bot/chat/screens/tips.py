"""Tips: the day's, one for what is hard right now, and the card for the night."""

from bot.chat.buttons import below
from bot.chat.screens import Row, Screen, in_rows
from bot.chat.screens.subscribers import to_settings
from bot.chat.visit import Visit
from bot.model.subscribers import Purpose
from bot.model.text import Text, bold, italic, join
from bot.model.tips import SITUATIONS, Tip


def tip(visit: Visit, shown: Tip) -> Screen:
    """Return a tip as it is sent: what to do, why it helps, and what she may do with it."""
    say = visit.say
    revision = str(shown.revision)
    votes = (
        visit.button(say("tip-helpful"), "vote", shown.slug, revision, "helpful"),
        visit.button(say("tip-not-for-me"), "vote", shown.slug, revision, "not-for-me"),
    )
    text = join("\n\n", [_advice(visit, shown), say("tip-last") if _is_last(visit, shown) else ""])
    return Screen(text, (_more(visit, shown), votes, *_ways_out(visit)))


def voted(visit: Visit, shown: Tip) -> Screen:
    """Return the tip with thanks in the place of the question."""
    text = join("\n\n", [_advice(visit, shown), italic(visit.say("tip-voted"))])
    return Screen(text, (_more(visit, shown), *_ways_out(visit)))


def situations(visit: Visit) -> Screen:
    """Return what may be hard right now: a button each."""
    buttons = [visit.button(visit.say(f"today-{name}"), "today", name) for name in SITUATIONS]
    text = join("\n\n", [bold(visit.say("button-today")), visit.say("today")])
    return Screen(text, (*in_rows(buttons), (visit.to_menu, visit.to_call)))


def fitting(visit: Visit, shown: Tip) -> Screen:
    """Return a tip for what is hard right now."""
    again = visit.button(visit.say("today-again"), "today")
    to_tips = visit.button(visit.say("button-tips"), "tips")
    return Screen(
        _advice(visit, shown),
        (_more(visit, shown), (again, to_tips), (visit.to_menu, visit.to_call)),
    )


def night(visit: Visit) -> Screen:
    """Return how to turn over in bed and settle, without a sound."""
    card = visit.library.tips.night_card.editions[visit.language]
    steps = (f"{number}. {step}" for number, step in enumerate(card.steps, 1))
    text = join("\n\n", [bold(card.title), *steps])
    return Screen(text, ((visit.to_menu, visit.to_call),), silent=True)


def _advice(visit: Visit, shown: Tip) -> Text:
    """Return what to do, why it helps, and how sure that is."""
    say, edition = visit.say, shown.editions[visit.language]
    level = shown.certainty and say(f"certainty-{shown.certainty}")
    certainty = italic(say("tip-certainty", level=level)) if level else ""
    return join("\n\n", [bold(edition.do), edition.why, certainty])


def _is_last(visit: Visit, shown: Tip) -> bool:
    courses = visit.library.tips.courses.values()
    return any(course.current[-1] is shown for course in courses)


def _more(visit: Visit, shown: Tip) -> Row:
    return (below(visit.button(visit.say("tip-more"), "topic", shown.topic, "1")),)


def _ways_out(visit: Visit) -> tuple[Row, ...]:
    say = visit.say
    return (
        (
            below(visit.button(say("button-pause"), "pause")),
            below(visit.button(say("stop-tips"), "stop", Purpose.TIPS)),
        ),
        (below(to_settings(visit)), below(visit.to_call)),
    )
