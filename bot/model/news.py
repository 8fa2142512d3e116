"""News: posts that `content/news` tells of, and the shelf where they stand with those sent out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from bot.model.language import PRIMARY
from bot.model.posts import TITLE_LIMIT, Published
from bot.model.review import Reviewed
from bot.model.subscribers import HOME
from bot.model.text import Text
from bot.model.topics import Word

NEWS_LIMIT = 3000
"""Characters of a text: what stands around it has the rest of a message."""
NEWS_LIX = 38


class NewsFrontMatter(Reviewed):
    """What stands above the text in `content/news/<date>-<slug>/<language>.md`."""

    title: Annotated[Word, Field(max_length=TITLE_LIMIT)]
    date: dt.date
    author: Word
    topic: Word | None = None
    sources: tuple[Word, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class NewsEdition:
    """A piece of news in one language."""

    front: NewsFrontMatter
    body: Text


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news in all languages. Its `slug` begins with its date."""

    slug: str
    editions: Mapping[str, NewsEdition]

    @property
    def date(self) -> dt.date:
        """The day it is from."""
        return self.editions[PRIMARY].front.date


@dataclass(frozen=True, slots=True)
class Headline:
    """One line of the shelf. `which` is a post's number, or the slug of what content tells of."""

    which: str
    title: str
    date: dt.date


def headlines(
    items: Iterable[NewsItem], published: Iterable[Published], language: str
) -> list[Headline]:
    """Return the shelf as somebody finds it who reads this language, the newest first.

    Of one day, at the clinic, posts come first; else each kind keeps the order it is given in.
    """
    home = ZoneInfo(HOME)
    found = [
        Headline(str(post.id), post.title, post.at.astimezone(home).date())
        for post in published
        if post.audience.language in (None, language)
    ]
    found += [Headline(item.slug, item.editions[language].front.title, item.date) for item in items]
    return sorted(found, key=lambda headline: headline.date, reverse=True)
