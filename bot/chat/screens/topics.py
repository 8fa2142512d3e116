"""The menu of topics, and their pages."""

from bot.chat.buttons import Button
from bot.chat.screens import Row, Screen, in_rows
from bot.chat.visit import Visit
from bot.model.status import What
from bot.model.text import bold, italic, join
from bot.model.topics import WHEN_TO_CALL, Topic


def menu(visit: Visit, phrase: str = "menu") -> Screen:
    """Return all topics as buttons, under the phrase that says why she is here."""
    return Screen(bold(visit.say(phrase)), menu_rows(visit))


def menu_rows(visit: Visit) -> tuple[Row, ...]:
    """Return a button for each topic, then what else there is, and "when to call"."""
    topics = [
        to_topic(visit, topic)
        for topic in visit.library.topics.values()
        if topic.slug != WHEN_TO_CALL
    ]
    to_today = visit.button(visit.say("button-today"), "today")
    to_night = visit.button(visit.say("button-night"), "night")
    to_news = visit.button(visit.say("button-news"), "news")
    to_languages = visit.button(visit.say("button-language"), "language")
    return (
        *in_rows(topics),
        (_to_quiz(visit), to_today),
        (_to_tips(visit), to_night),
        (to_news,),
        (to_languages, visit.to_call),
    )


def page(visit: Visit, topic: Topic, number: int) -> Screen:
    """Return page `number` (from 1) of a topic."""
    pages = topic.editions[visit.language].pages
    shown = pages[number - 1]
    text = shown.text
    if len(pages) > 1:
        counter = visit.say("page-of", number=number, count=len(pages))
        text = join("\n\n", [text, italic(counter)])
    related = [to_topic(visit, visit.library.topics[slug]) for slug in shown.see_also]
    quiz = (_to_quiz(visit),) if topic.slug in visit.library.quiz.related else ()
    tips = (_to_tips(visit),) if number == len(pages) else ()
    home = (visit.to_menu,) if topic.slug == WHEN_TO_CALL else (visit.to_menu, visit.to_call)
    rows = (*in_rows(related), (*quiz, *tips), _around(visit, topic, number), home)
    return Screen(text, rows, shown.picture, counts_as=(What.TOPIC, topic.slug))


def _around(visit: Visit, topic: Topic, number: int) -> Row:
    """Return the ways back and on: the topic's own pages first, then its neighbours."""
    topics = list(visit.library.topics.values())
    place = topics.index(topic)
    row: list[Button] = []
    if number > 1:
        row.append(_to_page(visit, topic, number - 1, "← {}"))
    elif place > 0:
        row.append(to_topic(visit, topics[place - 1], "← {}"))
    if number < len(topic.editions[visit.language].pages):
        row.append(_to_page(visit, topic, number + 1, "{} →"))
    elif place + 1 < len(topics):
        row.append(to_topic(visit, topics[place + 1], "{} →"))
    return tuple(row)


def to_topic(visit: Visit, topic: Topic, look: str = "{}") -> Button:
    """Return the button to a topic."""
    label = look.format(topic.editions[visit.language].front.button)
    return visit.button(label, "topic", topic.slug, "1")


def _to_quiz(visit: Visit) -> Button:
    return visit.button(visit.say("button-quiz"), "quiz")


def _to_tips(visit: Visit) -> Button:
    return visit.button(visit.say("button-tips"), "tips")


def _to_page(visit: Visit, topic: Topic, number: int, look: str) -> Button:
    label = look.format(visit.say("button-page", number=number))
    return visit.button(label, "topic", topic.slug, str(number))
