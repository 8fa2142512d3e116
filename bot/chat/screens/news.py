"""News from the clinic: a page of headlines, and what stands behind each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from babel.dates import format_date

from bot.chat.buttons import Button, below
from bot.chat.screens import Row, Screen, posts
from bot.chat.screens.topics import to_topic
from bot.chat.visit import Visit
from bot.library.sources import backing
from bot.model.news import Headline, NewsItem, headlines
from bot.model.posts import Post, Published
from bot.model.text import Text, bold, italic, join, shortened

ON_A_PAGE = 5
"""Headlines on a page: with their buttons they fit a phone."""

LABEL_LIMIT = 36
"""Characters on a button that has its row to itself on a phone 360 pixels wide."""


def shelf(
    visit: Visit, published: Sequence[Published] | None, number: int = 1, phrase: str = ""
) -> Screen:
    """Return page `number` (from 1) of the headlines, or the last if there are not so many.

    Args:
        visit: the visit.
        published: the posts that readers find; None where they cannot be read now.
        number: the page.
        phrase: says why she is here, if there is more to say than that it is the news.
    """
    say = visit.say
    found = headlines(visit.library.news.values(), published or (), visit.language)
    count = max(1, -(-len(found) // ON_A_PAGE))
    number = min(number, count)
    shown = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    text = join(
        "\n\n",
        [
            bold(say("button-news")),
            say(phrase) if phrase else "",
            say("news-partly") if published is None else "",
            join("\n", [_line(visit, headline) for headline in shown]),
            say("news-empty") if not found and published is not None else "",
            italic(say("page-of", number=number, count=count)) if count > 1 else "",
        ],
    )
    ways = tuple((_to_item(visit, headline, number),) for headline in shown)
    return Screen(text, (*ways, _around(visit, number, count), (visit.to_menu, visit.to_call)))


def item(visit: Visit, told: NewsItem, page: int = 1) -> Screen:
    """Return what content tells of, with the way back to the page where it stands."""
    edition = told.editions[visit.language]
    front = edition.front
    byline = italic(f"{_date(visit, front.date)} · {front.author}")
    sources = [visit.library.sources[name] for name in front.sources]
    text = join(
        "\n\n",
        [
            join("\n", [bold(front.title), byline]),
            edition.body,
            posts.contact(visit),
            backing(sources, (), front, visit.say),
        ],
    )
    topic = visit.library.topics.get(front.topic or "")
    about = (to_topic(visit, topic),) if topic else ()
    return Screen(text, (about, (_to_shelf(visit, page),), (visit.to_menu, visit.to_call)))


def post(visit: Visit, opened: Post, page: int = 1) -> Screen:
    """Return a post as it was sent, with the way back to the page where it stands.

    It stays where it is in the chat, as those do that were sent.
    """
    screen = posts.as_sent(visit, opened)
    *own, home = screen.rows
    return replace(screen, rows=(*own, (below(_to_shelf(visit, page)),), home))


def _line(visit: Visit, headline: Headline) -> Text:
    return join(" · ", [_date(visit, headline.date), bold(headline.title)])


def _date(visit: Visit, day: dt.date) -> str:
    return format_date(day, "long", locale=visit.language)


def _to_item(visit: Visit, headline: Headline, page: int) -> Button:
    label = shortened(headline.title, LABEL_LIMIT)
    return visit.button(label, "news-item", headline.which, str(page))


def _around(visit: Visit, number: int, count: int) -> Row:
    newer = (_to_page(visit, "news-newer", number - 1),) if number > 1 else ()
    older = (_to_page(visit, "news-older", number + 1),) if number < count else ()
    return (*newer, *older)


def _to_shelf(visit: Visit, page: int) -> Button:
    return _to_page(visit, "news-all", page)


def _to_page(visit: Visit, phrase: str, page: int) -> Button:
    return visit.button(visit.say(phrase), "news", str(page))
