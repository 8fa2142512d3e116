"""News from the clinic. Anybody may read it, and nothing is stored."""

from bot.chat.buttons import PAGES, number
from bot.chat.screens import Screen, news
from bot.chat.visit import PersonalVisit


async def shelf(visit: PersonalVisit, page: str = "1") -> Screen:
    """Show one page of headlines, the newest first; the last where there are fewer pages now.

    Raises:
        StaleButton: that is no page.
    """
    return news.shelf(visit, await visit.account.shelf(), number(page, PAGES))


async def item(visit: PersonalVisit, which: str, page: str = "1") -> Screen:
    """Show what content tells of, or a post as it was sent; what is gone, leads to the rest.

    Raises:
        StaleButton: it never was either, or that is no page.
    """
    back = number(page, PAGES)
    told = visit.library.news.get(which)
    if told:
        return news.item(visit, told, back)
    post = await visit.account.post(number(which))
    if post is None:
        return news.shelf(visit, await visit.account.shelf(), back, "news-gone")
    return news.post(visit, post, back)
