"""Menu and topic pages."""

from bot.chat.buttons import number
from bot.chat.screens import Screen, topics
from bot.chat.visit import Visit
from bot.errors import StaleButton
from bot.model.topics import WHEN_TO_CALL


async def menu(visit: Visit) -> Screen:
    """Show all topics."""
    return topics.menu(visit)


async def page(visit: Visit, slug: str, page_number: str = "1") -> Screen:
    """Show one page of a topic.

    Raises:
        StaleButton: there is no such topic or page.
    """
    topic = visit.library.topics.get(slug)
    if topic is None:
        raise StaleButton(slug)
    count = len(topic.editions[visit.language].pages)
    return topics.page(visit, topic, number(page_number, count))


async def when_to_call(visit: Visit) -> Screen:
    """Show the danger signs and whom to call."""
    return await page(visit, WHEN_TO_CALL)
