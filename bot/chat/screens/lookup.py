"""What somebody sees who wrote in her own words, here or inline in another chat."""

from collections.abc import Sequence

from bot.chat.buttons import Button
from bot.chat.screens import Card, Row, Screen
from bot.chat.visit import Visit
from bot.model.lookup import Match
from bot.model.text import Text, bold, join, plain

NOTHING = "lookup-nothing"

LOSS = "lookup-loss"
"""The one answer that leads to no topic: the pregnancy may be over."""


def found(visit: Visit, matches: Sequence[Match]) -> Screen:
    """Return the passage that fits best, and the ways to the pages where the passages stand."""
    topics = visit.library.topics
    best = matches[0]
    title = topics[best.slug].editions[visit.language].front.title
    text = join(
        "\n\n",
        [
            bold(visit.say("lookup-found", topic=title)),
            plain(best.passage.quote).marked("blockquote"),
            visit.say("lookup-else"),
        ],
    )
    return Screen(text, (*ways(visit, matches), (visit.to_menu, visit.to_call)))


def ways(visit: Visit, matches: Sequence[Match]) -> tuple[Row, ...]:
    """Return a button a topic, to the page where the passage stands."""
    topics = visit.library.topics
    return tuple(
        (
            visit.button(
                topics[match.slug].editions[visit.language].front.button,
                "topic", match.slug, str(match.passage.page),
            ),
        )
        for match in matches
    )  # fmt: skip


def elsewhere(visit: Visit, phrase: str = NOTHING) -> Screen:
    """Return a phrase that no topic stands behind, with the contacts that it names."""
    clinic = visit.library.clinic
    screen = visit.notice(
        phrase,
        clinic=clinic.name,
        phone=clinic.phone,
        address=clinic.address,
        web=str(clinic.web),
        booking=str(clinic.booking),
        emergency=clinic.numbers.emergency,
        violence=clinic.numbers.violence,
    )
    if phrase != LOSS:
        return screen
    to_leave = visit.button(visit.say("leave"), "leave")
    return Screen(screen.text, ((to_leave,), (visit.to_call,)))


def card(visit: Visit, slug: str, shared: Text | str, username: str) -> Card:
    """Return a topic as a card that says nothing of who shares it."""
    title = visit.library.topics[slug].editions[visit.language].front.title
    text = join("\n\n", [bold(title), shared])
    to_topic = Button(visit.say("button-read"), url=f"https://t.me/{username}?start=t_{slug}")
    return Card(slug, title, plain(shared).plain, Screen(text, ((to_topic,),)))
