"""An entry of the feed -> a post for staff to look at, in the clinic's own words and no others."""

from typing import Final

from bot.feed.clean import clean, one_line
from bot.feed.link import web_link
from bot.feed.teaser import cut, without_way_to
from bot.model.feeds import Entry
from bot.model.posts import Post, title_of
from bot.model.text import Text, bold, join, plain

HEADING_LIMIT: Final = 150
TEASER_LIMIT: Final = 600
"""UTF-16 units. With a heading, it leaves room for a picture above it (CAPTION_LIMIT)."""


def draft(entry: Entry) -> Post | None:
    """Return the beginning of an entry as a post; None if there are no words in it."""
    link = web_link(entry.link or "", entry.base)
    heading = one_line(entry.title)
    body = cut(without_way_to(clean(entry.html, entry.base), link), TEASER_LIMIT)
    if body.plain == heading:
        body = Text("")
    text = join("\n\n", [bold(cut(plain(heading), HEADING_LIMIT)) if heading else "", body])
    if not any(map(str.isalnum, text.plain)):
        return None
    return Post(0, title_of(heading or text.plain), text, link=link, origin=entry.origin)
