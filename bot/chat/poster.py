"""The clinic's poster, with a code that opens the bot."""

from bot.chat.screens import Screen, poster
from bot.chat.visit import StaffVisit, Visit
from bot.drawing import apart
from bot.errors import DrawingError, StaleButton

OPENS = "menu"
"""The deep link on the poster: who scans it is shown all topics."""


async def sheet(visit: StaffVisit, language: str = "", form: str = "") -> Screen:
    """Show the poster in a language, or give it as a file to print.

    Raises:
        StaleButton: there is no such language or form.
    """
    language = language or visit.language
    if language not in visit.library.phrases or form not in ("", *poster.FORMS):
        raise StaleButton(f"{language} {form}")
    link = await visit.reach.link(OPENS)
    readers, made_on = Visit(visit.library, language), visit.desk.now.date()
    wanted = next((known for known in poster.FORMS if known == form), None)
    resolution = poster.PRINT if wanted else poster.GLANCE
    order = poster.order(readers, link, made_on, wanted or "png", resolution)
    try:
        drawn = await apart.draw(order)
    except DrawingError:
        return poster.failed(visit)
    if wanted:
        return poster.file(visit, language, wanted, drawn)
    return poster.poster(visit, language, drawn)
