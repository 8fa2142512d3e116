"""How it goes: what staff may see of it, and no more."""

from bot.chat.screens import Screen, status
from bot.chat.visit import StaffVisit
from bot.drawing import apart
from bot.errors import DrawingError
from bot.model.status import status as shown_of
from bot.store import status as store


async def figures(visit: StaffVisit) -> Screen:
    """Show the figures, with a chart where there is something to draw.

    Where it cannot be drawn, the figures come without.
    """
    async with visit.desk.reading() as connection:
        facts = await store.read(connection, visit.desk.now)
    revisions = {
        tip.slug: tip.revision
        for course in visit.library.tips.courses.values()
        for tip in course.tips
    }
    shown = shown_of(facts, visit.desk.now.date(), revisions)
    if not shown.has_growth:
        return status.status(visit, shown, None)
    try:
        png = await apart.draw(status.chart(visit, shown))
    except DrawingError:
        return status.status(visit, shown, None, failed=True)
    return status.status(visit, shown, png)
